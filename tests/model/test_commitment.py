"""A line of the ledger: what it gives of itself, and what it refuses to be."""

from dataclasses import replace
from datetime import date

import pytest

from wordkeep.model.commitment import (
    Answer,
    Commitment,
    Due,
    Evidence,
    Gates,
    Kind,
    Ladder,
    Relation,
    Searched,
    Standing,
    State,
    Step,
    Told,
    WordLink,
    commitment_id,
)
from wordkeep.model.ids import IssueId, RecordId, TextId
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Strength
from wordkeep.model.when import Basis, When

MAY = date(2023, 5, 16)
ON = When(MAY, MAY, Basis.STATED)


def anchor(words: str, article: str = "a1", start: int = 0) -> Anchor:
    return Anchor(TextId(article), Span(start, start + len(words)), words)


def told(words: str, record: str = "s1", article: str = "a1") -> Told:
    return Told(RecordId(record), TextId(article), (anchor(words, article),), "Harbour Test", MAY)


def deed(relation: Relation, event: str, step: Ladder | None = None) -> Evidence:
    reports = (told("reopened", event, "a2"), told("opened again", f"{event}b", "a3"))
    return Evidence(relation, event, reports, ON, step, Gates(1.0, 0.5, 1.0, 0.8), 0.9, 2, ("both tell of it",))


CONDITION = anchor("if it rains", start=40)
DUE = Due(date(2023, 9, 1), anchor("by 1 September", start=60), "stated")
SAID = Step(Ladder.SAID, ON, None)
LINE = Commitment(
    id=commitment_id(RecordId("s1"), Kind.PLEDGE, ("NOR",)),
    kind=Kind.PLEDGE,
    by=("NOR",),
    to=("KEN",),
    claimant=None,
    claimed_by=None,
    said=told("Norway will reopen the consulate"),
    speaker="Mirela Sand",
    issues=(IssueId("relations/embassies"), IssueId("trade/tariffs")),
    strength=Strength.SPECIFIC,
    standing=Standing.SPOKEN,
    condition=CONDITION,
    made=ON,
    due=DUE,
    statements=(RecordId("s1"),),
    answers=(WordLink(Answer.REAFFIRMS, "NOR", told("will reopen it", "s2", "a4"), ON, None, 0.8, ("both say it",)),),
    evidence=(
        deed(Relation.PARTLY, "h1", Ladder.STARTED),
        deed(Relation.CONTRADICTS, "h2", Ladder.SUSPENDED),
        deed(Relation.FULFILS, "h3", Ladder.DELIVERED),
        deed(Relation.CONTEXT, "h4"),
        deed(Relation.RESPONDS, "h5"),
    ),
    candidates=(),
    history=(SAID, Step(Ladder.STARTED, ON, "h1"), Step(Ladder.SUSPENDED, ON, "h2"), Step(Ladder.DELIVERED, ON, "h3")),
    state=State.MIXED,
    searched=Searched(9, 4, MAY, date(2023, 9, 1)),
)


def test_deeds_for_and_against_are_told_apart_and_those_that_speak_neither_way_are_in_none() -> None:
    assert [each.event for each in LINE.evidence_for] == ["h1", "h3"]
    assert [each.event for each in LINE.evidence_against] == ["h2"]


def test_the_ladder_is_the_last_step() -> None:
    assert LINE.ladder is Ladder.DELIVERED
    assert replace(LINE, history=(SAID,)).ladder is Ladder.SAID


def test_every_anchor_is_there_words_condition_day_answers_and_every_report() -> None:
    words = [each.exact for each in LINE.anchors]
    assert words[:4] == ["Norway will reopen the consulate", "if it rains", "by 1 September", "will reopen it"]
    assert words[4:] == ["reopened", "opened again"] * 5
    assert LINE.words == LINE.said.words


def test_a_line_without_condition_and_day_has_the_anchors_of_its_words_alone() -> None:
    bare = replace(LINE, condition=None, due=Due(MAY, None, "default"), answers=(), evidence=())
    assert bare.anchors == LINE.words


@pytest.mark.parametrize("relation", list(Relation))
def test_only_what_fulfils_speaks_for_a_line(relation: Relation) -> None:
    assert relation.is_for is relation.value.endswith("fulfils")


def test_what_is_told_has_words_and_evidence_is_told() -> None:
    with pytest.raises(ValueError, match="has words"):
        replace(LINE.said, words=())
    with pytest.raises(ValueError, match="told somewhere"):
        replace(LINE.evidence[0], told=())


def test_an_id_is_of_the_statement_the_kind_and_who_is_bound() -> None:
    ids = {
        commitment_id(RecordId(record), kind, by)
        for record in ("s1", "s2")
        for kind in Kind
        for by in (("NOR",), ("KEN",), ("KEN", "NOR"))
    }
    assert len(ids) == 2 * len(Kind) * 3
    assert commitment_id(RecordId("s1"), Kind.PLEDGE, ("NOR",)) == LINE.id
    assert LINE.id.startswith("c")


def test_no_state_and_no_relation_is_a_verdict() -> None:
    words = {each.value for kind in (State, Relation, Ladder, Answer) for each in kind}
    assert not words & {"broken", "kept", "failed", "violated"}
