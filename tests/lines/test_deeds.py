"""What an article tells as done, by whom, on which day, and what it does not tell as done."""

from datetime import date

import pytest

from tests.lines.by_hand import BOTH_WAYS, JUNE, MAY, Two, article, dated, done, only_deed, said
from wordkeep.lines.deeds import deeds_in
from wordkeep.model.event import Factuality
from wordkeep.model.statement import Act
from wordkeep.model.when import Basis

TEXT = "Kenya reopened the consulate in Moss, which had been shut, and Norway welcomed it."


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_a_deed_says_who_did_it_to_whom_and_when(two: Two) -> None:
    told = article(two.told("On Monday {a} sent 40 tonnes of seed to {b}."))
    deed = only_deed(told, done(told, "sent 40 tonnes of seed", "AID", by=(two.a,), to=(two.b,), when=MAY))
    assert (deed.by, deed.to, deed.type) == ((two.code_a,), (two.code_b,), "AID")
    assert (deed.on.earliest, deed.on.latest, deed.faint) == (MAY, MAY, False)
    assert deed.sentence == told.text


@pytest.mark.parametrize(
    "factuality", [Factuality.PLANNED, Factuality.POSSIBLE, Factuality.HYPOTHETICAL, Factuality.DENIED]
)
def test_what_is_not_told_as_done_is_no_deed(factuality: Factuality) -> None:
    told = article(TEXT)
    assert deeds_in(told, [done(told, "reopened the consulate", by=("Kenya",), factuality=factuality)], (), {}) == ()


@pytest.mark.parametrize(
    ("text", "evidence", "is_deed"),
    [
        ("Kenya decided to reopen the consulate.", "reopen the consulate", False),
        ("Kenya managed to reopen the consulate.", "reopen the consulate", True),
        ("Kenya began to clear the channel.", "clear the channel", True),
        ("Kenya announced a fee on ferries.", "announced a fee", False),
        ("Kenya again promised two ferries.", "promised two ferries", False),
        ("Kenya pledged two ferries.", "pledged two ferries", False),
        ("Kenya gave two ferries.", "gave two ferries", True),
    ],
)
def test_what_is_yet_to_be_done_or_only_promised_is_no_deed(text: str, evidence: str, is_deed: bool) -> None:
    told = article(text)
    assert bool(deeds_in(told, [done(told, evidence, by=("Kenya",))], (), {})) is is_deed


def test_a_deed_without_a_day_was_done_by_the_day_it_was_published() -> None:
    told = article(TEXT, on=JUNE)
    deed = only_deed(told, done(told, "reopened the consulate", by=("Kenya",)))
    assert (deed.on.earliest, deed.on.latest, deed.on.basis) == (None, JUNE, Basis.DEFAULT)


def test_a_deed_without_a_day_in_an_article_without_one_stays_without() -> None:
    told = article(TEXT, on=None)
    deed = only_deed(told, done(told, "reopened the consulate", by=("Kenya",)))
    assert (deed.on.earliest, deed.on.latest) == (None, None)


@pytest.mark.parametrize(
    ("text", "evidence", "clause"),
    [
        (TEXT, "reopened the consulate", "reopened the consulate in Moss"),
        ("Kenya began sending seed in May.", "sending seed", "began sending seed in May."),
        ("Kenya stopped buying wheat while it rained.", "buying wheat", "stopped buying wheat "),
    ],
)
def test_the_clause_has_the_verb_that_leads_in_and_ends_with_it(text: str, evidence: str, clause: str) -> None:
    told = article(text)
    assert only_deed(told, done(told, evidence, by=("Kenya",))).clause == clause


def test_reports_of_one_happening_go_by_its_name_and_a_copy_counts_as_what_it_copies() -> None:
    told = article(TEXT)
    event = done(told, "reopened the consulate", by=("Kenya",))
    (deed,) = deeds_in(told, [event], (), {event.id: "h1"}, "a0")
    assert (deed.event, deed.counts_as) == ("h1", "a0")
    (alone,) = deeds_in(told, [event], (), {})
    assert (alone.event, alone.counts_as) == (event.id, "a1")


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_what_a_statement_reports_as_done_is_a_faint_deed_of_whom_it_opens_with(two: Two) -> None:
    told = article(two.told("{a} had sent 40 tonnes of seed by 12 May, the agency said."))
    words = two.told("{a} had sent 40 tonnes of seed by 12 May")
    deed = only_deed(told, dated(told, "12 May", date(2023, 5, 12)), said(told, words, act=Act.INFORM))
    assert (deed.by, deed.type, deed.faint) == ((two.code_a,), None, True)
    assert deed.on.latest == date(2023, 5, 12)


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Kenya will send 40 tonnes of seed", Act.INFORM),
        ("Kenya has not sent 40 tonnes of seed", Act.INFORM),
        ("Kenya sent 40 tonnes of seed", Act.POSITION),
        ("the agency sent 40 tonnes of seed", Act.INFORM),
        ("Kenya was pleased", Act.INFORM),
    ],
    ids=["ahead", "not", "no report", "no side", "no move"],
)
def test_other_statements_are_no_deeds(words: str, act: Act) -> None:
    told = article(f"{words}, the clerk said.")
    assert deeds_in(told, [said(told, words, act=act)], (), {}) == ()


def test_a_deed_that_an_event_tells_is_not_told_by_the_statement_around_it_too() -> None:
    told = article("Kenya sent 40 tonnes of seed, the agency said.")
    event = done(told, "sent 40 tonnes of seed", "AID", by=("Kenya",))
    deeds = deeds_in(told, [event, said(told, "Kenya sent 40 tonnes of seed", act=Act.INFORM)], (), {})
    assert [deed.told.record for deed in deeds] == [event.id]
