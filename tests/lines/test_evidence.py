"""The four gates, what a deed that passes them is to a line, and where it puts the ladder."""

from datetime import date, timedelta

import pytest

from tests.lines.by_hand import AUGUST, BOTH_WAYS, JUNE, MAY, Two, article, done, only_draft, only_word, page, said
from wordkeep.lines.book import Page
from wordkeep.lines.evidence import SHOWN, Deeds, evidence_for
from wordkeep.lines.joining import Draft
from wordkeep.model.commitment import Evidence, Ladder, Relation
from wordkeep.model.event import Factuality
from wordkeep.model.statement import Act

WORDS = "{b} will reopen the consulate in Moss"
DONE = "{b} reopened the consulate in Moss."
DAY = timedelta(days=1)
YEAR = timedelta(days=365)


def draft_of(two: Two, words: str = WORDS, act: Act = Act.PLEDGE, teller: str = "b", on: date | None = MAY) -> Draft:
    content = two.told(words)
    told = article(f"Minister Mirela Sand said {content}.", on=on)
    (code,) = two.codes(teller)
    return only_draft(only_word(told, said(told, content, act=act, source="Minister Mirela Sand", side=code)))


def report(  # one event of one article
    two: Two,
    sentence: str,
    evidence: str,
    type_: str = "COOPERATE",
    by: str = "b",
    to: str = "",
    *,
    on: date = JUNE,
    id_: str = "a2",
    event: str | None = None,
    copy_of: str | None = None,
    factuality: Factuality = Factuality.HAPPENED,
) -> Page:
    told = article(two.told(sentence), on=on, id_=id_)
    names = {"a": two.a, "b": two.b, "c": "Peru"}
    record = done(
        told,
        two.told(evidence),
        type_,
        by=[names[each] for each in by],
        to=[names[each] for each in to],
        when=on,
        factuality=factuality,
    )
    return page(told, record, groups={record.id: event} if event else None, copy_of=copy_of)


def shown(draft: Draft, *pages: Page) -> list[Evidence]:
    found = evidence_for(draft, Deeds(deed for each in pages for deed in each.deeds))
    return [each for each in found if each.probability >= SHOWN]


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize(
    ("words", "sentence", "evidence", "relation", "step"),
    [
        (WORDS, DONE, "reopened the consulate", Relation.FULFILS, Ladder.DELIVERED),
        (
            WORDS,
            "{b} began repairs on the consulate in Moss.",
            "began repairs on the consulate",
            Relation.PARTLY,
            Ladder.STARTED,
        ),
        (WORDS, "{b} closed the consulate in Moss.", "closed the consulate", Relation.CONTRADICTS, Ladder.SUSPENDED),
        (
            WORDS,
            "{b} halted the repairs on the consulate in Moss.",
            "halted the repairs",
            Relation.CONTRADICTS,
            Ladder.SUSPENDED,
        ),
        (
            WORDS,
            "{b} scrapped the reopening of the consulate in Moss.",
            "scrapped the reopening",
            Relation.CONTRADICTS,
            Ladder.REVERSED,
        ),
        (
            WORDS,
            "{b} signed an order on the consulate in Moss.",
            "signed an order on the consulate",
            Relation.PARTLY,
            Ladder.FORMALISED,
        ),
        (
            "{b} will send 40 tonnes of barley seed to {a}",
            "{b} sent ten tonnes of barley seed to {a}.",
            "sent ten tonnes of barley seed",
            Relation.PARTLY,
            Ladder.PARTLY,
        ),
        (
            "{b} will send 40 tonnes of barley seed to {a}",
            "{b} sent 40 tonnes of barley seed to {a}.",
            "sent 40 tonnes of barley seed",
            Relation.FULFILS,
            Ladder.DELIVERED,
        ),
        (
            "{b} will lift the barley tariff at Moss",
            "{b} lifted the barley tariff at Moss.",
            "lifted the barley tariff",
            Relation.FULFILS,
            Ladder.DELIVERED,
        ),
        (
            "{b} will lift the barley tariff at Moss",
            "{b} raised the barley tariff at Moss.",
            "raised the barley tariff",
            Relation.CONTRADICTS,
            Ladder.REVERSED,
        ),
    ],
)
def test_what_a_deed_is_to_a_line_and_where_it_puts_the_ladder(  # one value per column
    two: Two, words: str, sentence: str, evidence: str, relation: Relation, step: Ladder
) -> None:
    (found,) = shown(draft_of(two, words), report(two, sentence, evidence))
    assert (found.relation, found.step) == (relation, step)


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_a_demand_is_met_or_crossed_by_the_side_it_is_addressed_to(two: Two) -> None:
    draft = draft_of(two, "{b} must free the Moss fishermen", Act.DEMAND, "a")
    (met,) = shown(draft, report(two, "{b} freed the Moss fishermen.", "freed the Moss fishermen"))
    (crossed,) = shown(draft, report(two, "{b} arrested more Moss fishermen.", "arrested more Moss fishermen"))
    assert (met.relation, crossed.relation) == (Relation.FULFILS, Relation.CONTRADICTS)
    assert shown(draft, report(two, "{a} freed the Moss fishermen.", "freed the Moss fishermen", by="a")) == []


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize(
    ("sentence", "evidence", "by"),
    [
        ("{a} reopened the consulate in Moss.", "reopened the consulate", "a"),
        ("Peru reopened the consulate in Moss.", "reopened the consulate", "c"),
        ("{b} reopened the harbour in Lima.", "reopened the harbour", "b"),
        ("{b} sent 40 tonnes of seed.", "sent 40 tonnes of seed", "b"),
    ],
    ids=["the other side", "a third", "another object", "another thing"],
)
def test_a_deed_of_another_or_on_another_thing_is_no_evidence(two: Two, sentence: str, evidence: str, by: str) -> None:
    assert shown(draft_of(two), report(two, sentence, evidence, by=by)) == []


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize("before", [DAY, YEAR])
def test_a_deed_before_the_words_is_no_evidence(two: Two, before: timedelta) -> None:
    assert shown(draft_of(two), report(two, DONE, "reopened the consulate", on=MAY - before)) == []


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize("type_", ["REQUEST", "ACCUSE", "THREATEN"])
def test_deeds_that_are_words_are_no_evidence(two: Two, type_: str) -> None:
    assert shown(draft_of(two), report(two, DONE, "reopened the consulate", type_)) == []


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize("factuality", [Factuality.PLANNED, Factuality.DENIED, Factuality.POSSIBLE])
def test_what_is_planned_or_denied_is_no_evidence(two: Two, factuality: Factuality) -> None:
    assert shown(draft_of(two), report(two, DONE, "reopened the consulate", factuality=factuality)) == []


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_the_gates_say_how_a_deed_passed(two: Two) -> None:
    (found,) = shown(draft_of(two), report(two, DONE, "reopened the consulate"))
    gates = found.gates
    assert (gates.principal, gates.time) == (1.0, 1.0)
    assert 0 < gates.issue <= 1
    assert 0 < gates.content <= 1
    assert found.because[0].startswith("both tell of ")
    assert found.because[-1] == "'reopened' as 'reopen'"


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_a_deed_of_nobody_named_is_less_surely_the_bound_sides(two: Two) -> None:
    named, unnamed = (
        report(two, sentence, "reopened", by=by)
        for sentence, by in ((DONE, "b"), ("Workers reopened the consulate in Moss.", ""))
    )
    principal = [evidence_for(draft_of(two), Deeds(each.deeds))[0].gates.principal for each in (named, unnamed)]
    assert principal[0] > principal[1] > 0


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_reports_of_one_happening_are_one_piece_of_evidence_and_a_copy_counts_as_what_it_copies(two: Two) -> None:
    pages = [
        report(two, DONE, "reopened the consulate", event="h1"),
        report(two, DONE, "reopened the consulate", event="h1", id_="a3", copy_of="a2", on=JUNE + DAY),
        report(two, "{b} opened its consulate in Moss again.", "opened its consulate", event="h1", id_="a4", on=AUGUST),
    ]
    (found,) = shown(draft_of(two), *pages)
    assert (found.event, found.reports) == ("h1", 2)
    assert [each.article for each in found.told] == ["a2", "a3", "a4"]


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_nothing_told_is_no_evidence(two: Two) -> None:
    assert shown(draft_of(two)) == []
