import json
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation import deeds
from evaluation.counts import Counts, Share, total
from evaluation.deeds import Deed, deeds_of, figures, gold_of, hits, over_reported, score
from evaluation.exact import place
from evaluation.sentences import held_out_rows
from wordkeep.model.actor import ActorRef
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.ids import TextId
from wordkeep.model.record import Origin, Record
from wordkeep.model.span import Anchor, Span
from wordkeep.model.when import When

TEXT = "Alvonia expelled two envoys of Bresk and recalled its own; nobody was hurt in the capital."


def deed(
    type_: str, words: str, actor: str | None = None, recipient: str | None = None, mode: str | None = None
) -> Deed:
    def spans(exact: str | None) -> tuple[Span, ...]:
        return () if exact is None else (Span(*place(TEXT, exact)),)

    return Deed(type_, spans(words), spans(actor), spans(recipient), mode)


EXPELLED = deed("SANCTION", "expelled two envoys", "Alvonia", "two envoys of Bresk", "expel")
RECALLED = deed("SANCTION", "recalled its own", "Alvonia", None, "withdraw")


def whole(gold: list[Deed], found: list[Deed]) -> Counts:
    return total(score(TEXT, gold, found).types.values())


def test_what_is_right_is_right() -> None:
    scored = score(TEXT, [EXPELLED, RECALLED], [RECALLED, EXPELLED])
    assert scored.types == {"SANCTION": Counts(2, 2, 2)}
    assert scored.on_hits == {"factuality": Share(2, 2), "mode": Share(2, 2), "recipient": Share(2, 2)}


@pytest.mark.parametrize(
    ("found", "hit"),
    [
        (deed("SANCTION", "envoys of Bresk", "Alvonia"), True),  # one word in common
        (deed("SANCTION", "of Bresk", "Alvonia"), False),  # none
        (deed("COERCE", "expelled two envoys", "Alvonia"), False),  # another type
        (deed("SANCTION", "expelled two envoys", "Bresk"), False),  # another actor
        (deed("SANCTION", "expelled two envoys", None), False),  # no actor
        (replace(EXPELLED, actors=(Span(80, 87), Span(2, 5))), True),  # one of two actors is enough
    ],
)
def test_the_rule_of_a_hit(found: Deed, hit: bool) -> None:
    assert hits(TEXT, [EXPELLED], [found]) == [(0, 0)] * hit


def test_both_without_an_actor_agree() -> None:
    hurt = deed("ASSAULT", "hurt in the capital")
    assert whole([hurt], [hurt]) == Counts(1, 1, 1)


def test_a_deed_is_hit_once() -> None:
    assert whole([EXPELLED], [EXPELLED, EXPELLED]) == Counts(1, 2, 1)
    assert whole([EXPELLED, EXPELLED], [EXPELLED]) == Counts(1, 1, 2)


def test_the_largest_matching_is_taken() -> None:
    wide = replace(EXPELLED, words=(Span(0, 57),))  # holds the words of both
    assert hits(TEXT, [EXPELLED, RECALLED], [wide, EXPELLED]) == [(0, 1), (1, 0)]
    assert hits(TEXT, [RECALLED, EXPELLED], [EXPELLED, wide]) == [(0, 1), (1, 0)]


def test_what_misses_is_counted_under_its_own_type() -> None:
    scored = score(TEXT, [EXPELLED], [deed("COERCE", "expelled two envoys", "Alvonia")])
    assert scored.types == {"COERCE": Counts(0, 1, 0), "SANCTION": Counts(0, 0, 1)}
    assert scored.on_hits == {"factuality": Share(), "mode": Share(), "recipient": Share()}


def test_what_is_asked_on_hits() -> None:
    other = replace(EXPELLED, factuality="denied", mode=None, recipients=())
    assert score(TEXT, [EXPELLED], [other]).on_hits == dict.fromkeys(("factuality", "mode", "recipient"), Share(0, 1))
    without_mode = replace(EXPELLED, mode=None)
    assert score(TEXT, [without_mode], [EXPELLED]).on_hits["mode"] == Share(0, 0)
    assert score(TEXT, [RECALLED], [RECALLED]).on_hits["recipient"] == Share(1, 1)  # neither has one


def test_probabilities_are_judged_by_the_hit() -> None:
    found = [replace(EXPELLED, probability=0.9), replace(RECALLED, type="AID", probability=0.4)]
    assert score(TEXT, [EXPELLED], found).judged == ((0.9, True), (0.4, False))


def test_nothing_found_and_nothing_there() -> None:
    assert score(TEXT, [], []).types == {}
    assert whole([], [EXPELLED]) == Counts(0, 1, 0)
    assert whole([EXPELLED], []) == Counts(0, 0, 1)
    assert list(figures("deeds", [score(TEXT, [EXPELLED], [])])) == ["deeds"]


def test_a_row_and_a_record_of_the_same_deed_are_the_same() -> None:
    event: dict[str, object] = {"type": "SANCTION", "mode": "expel", "words": "expelled two envoys", "actor": "Alvonia"}
    event |= {"recipient": "two envoys of Bresk", "factuality": "happened", "within": None}

    def anchor(span: Span) -> Anchor:
        return Anchor.of(TEXT, span, text_id=TextId("a1"))

    record = Record.of(
        Event(
            code=PloverCode("SANCTION", "expel"),
            actors=(ActorRef(anchor(EXPELLED.actors[0])),),
            recipients=(ActorRef(anchor(EXPELLED.recipients[0])),),
            on=When.unknown(),
            factuality=Factuality.HAPPENED,
            evidence=(anchor(EXPELLED.words[0]),),
            probability=0.7,
        ),
        Origin("test", "deeds"),
    )
    assert gold_of({"text": TEXT, "events": [event]}) == deeds_of([record]) == (EXPELLED,)
    assert deeds_of([record])[0].probability == 0.7


def test_over_reporting_counts_paragraphs_not_deeds() -> None:
    figure = over_reported([(EXPELLED, RECALLED), (), (), ()])
    assert (figure.value, figure.of) == (0.25, 4)
    assert figure.low is not None
    assert 0.04 < figure.low < 0.05
    assert over_reported([()] * 100).high == pytest.approx(0.037, abs=1e-3)


def test_the_gold_scores_one_against_itself() -> None:
    for row in (*deeds.suite(), *held_out_rows()):
        gold = gold_of(row)
        assert hits(row["text"], gold, gold) == [(at, at) for at in range(len(gold))], row["id"]


def test_the_suites_are_whole() -> None:
    assert sum(len(gold_of(row)) for row in deeds.suite()) == 534
    assert len(deeds.ordinary()) == 100
    assert json.loads(Path(deeds.ORDINARY).read_text(encoding="utf-8").splitlines()[0])["id"] == "ordinary-001"
