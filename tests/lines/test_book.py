"""The lines of a ledger as known on a day: one whole story, both ways round, and what never happens to a line."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from tests.lines.by_hand import (
    AUGUST,
    BOTH_WAYS,
    JUNE,
    KENYA_NORWAY,
    MAY,
    Two,
    article,
    done,
    only_line,
    page,
    said,
)
from wordkeep.lines.book import Page, commitments_of, known_by, shifts_of
from wordkeep.model.commitment import Answer, Ladder, State

WORDS = "{b} will reopen the consulate in Moss"
AGAIN = "{b} will reopen its consulate in Moss this year"
DONE = "{b} reopened the consulate in Moss."
DAY = timedelta(days=1)


def words(
    two: Two, content: str = WORDS, *, id_: str = "a1", on: date | None = MAY, copy_of: str | None = None
) -> Page:
    spoken = two.told(content)
    told = article(f"Minister Mirela Sand said {spoken}.", id_=id_, on=on)
    return page(told, said(told, spoken, source="Minister Mirela Sand", side=two.code_b), copy_of=copy_of)


def deed(two: Two, *, id_: str = "a2", on: date = AUGUST, event: str = "h1", copy_of: str | None = None) -> Page:
    told = article(two.told(DONE), id_=id_, on=on, outlet=f"Paper {id_}")
    record = done(told, "reopened the consulate", by=(two.b,), when=AUGUST)
    return page(told, record, groups={record.id: event}, copy_of=copy_of)


def quiet(id_: str, on: date | None) -> Page:
    """An article that tells of something else."""
    return page(article("The river was high.", id_=id_, on=on, outlet=f"Paper {id_}"))


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_from_words_to_deeds_day_by_day(two: Two) -> None:
    pages = [words(two), words(two, AGAIN, id_="a3", on=JUNE), deed(two)]
    on_days = [only_line(pages, as_of=day) for day in (MAY, JUNE, AUGUST)]
    assert [(line.state, line.ladder) for line in on_days] == [
        (State.NOT_CHECKED, Ladder.SAID),
        (State.OPEN, Ladder.SAID),
        (State.FOR, Ladder.DELIVERED),
    ]
    assert [line.words[0].exact for line in on_days] == [two.told(WORDS)] * 3
    assert len({line.id for line in on_days}) == 1


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_the_words_are_frozen_whatever_is_said_later(two: Two) -> None:
    first = only_line([words(two)])
    later = [AGAIN, "{b} will not reopen the consulate in Moss", "{b} will reopen its consulate in Moss if {a} pays"]
    for count in range(1, len(later) + 1):
        said_since = [words(two, each, id_=f"b{at}", on=JUNE + at * DAY) for at, each in enumerate(later[:count])]
        line = only_line([words(two), *said_since])
        assert (line.id, line.words, line.made) == (first.id, first.words, first.made)
        assert len(line.answers) == count


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_reaffirming_is_not_doing(two: Two) -> None:
    pages = [words(two), *(words(two, AGAIN, id_=f"b{at}", on=JUNE + at * DAY) for at in range(5))]
    line = only_line(pages)
    assert line.evidence == ()
    assert (line.ladder, line.state) == (Ladder.SAID, State.OPEN)
    assert {each.answer for each in line.answers} == {Answer.REAFFIRMS}


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_a_deed_that_stands_inside_a_promise_is_words(two: Two) -> None:
    spoken = two.told("{b} reopened the consulate in Moss and will reopen the one in Bergen")
    told = article(f"Minister Mirela Sand said {spoken}.", id_="a2", on=AUGUST)
    event = done(told, "reopened the consulate", by=(two.b,), when=AUGUST)
    inside = page(told, said(told, spoken, side=two.code_b), event)
    assert commitments_of([words(two), inside])[0].evidence == ()


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize("as_of", [None, MAY, JUNE, date(2024, 6, 1), date(2099, 1, 1)])
def test_absence_is_never_failure(two: Two, as_of: date | None) -> None:
    pages = [words(two), *(quiet(f"q{at}", JUNE + 90 * at * DAY) for at in range(8))]
    line = only_line(pages, as_of=as_of)
    assert line.state in {State.NOT_CHECKED, State.OPEN, State.PAST_DUE}
    assert (line.ladder, line.evidence_against) == (Ladder.SAID, ())


def test_what_found_nothing_says_how_much_was_searched() -> None:
    pages = [words(KENYA_NORWAY), quiet("q1", JUNE), quiet("q2", AUGUST), quiet("q3", MAY - DAY), quiet("q4", None)]
    searched = only_line(pages).searched
    assert (searched.articles, searched.outlets, searched.first, searched.last) == (2, 2, JUNE, AUGUST)
    assert only_line(pages, as_of=date(2025, 1, 1)).state is State.PAST_DUE


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_reports_are_counted_as_independent_a_copy_never(two: Two) -> None:
    copies = [deed(two, id_=f"b{at}", on=AUGUST + DAY, copy_of="a2") for at in range(3)]
    one = only_line([words(two), deed(two), *copies]).evidence_for
    assert [each.reports for each in one] == [1]
    two_papers = only_line([words(two), deed(two), *copies, deed(two, id_="a9")]).evidence_for
    assert [each.reports for each in two_papers] == [2]


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_a_copy_of_the_words_makes_and_answers_nothing(two: Two) -> None:
    copy = words(two, id_="a5", on=MAY + DAY, copy_of="a1")
    line = only_line([words(two), copy])
    assert (line.statements, line.answers) == (only_line([words(two)]).statements, ())
    assert only_line([copy]).said.article == "a5"


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_the_same_articles_give_the_same_lines_in_whatever_order_they_come(two: Two) -> None:
    pages = [words(two), words(two, AGAIN, id_="a3", on=JUNE), deed(two), quiet("q1", JUNE)]
    assert len({commitments_of(order) for order in permutations(pages)}) == 1


def test_an_undated_article_is_known_only_where_no_day_is_asked_for() -> None:
    pages = [quiet("q1", MAY), quiet("q2", None), quiet("q3", AUGUST)]
    assert [page.article for page in known_by(pages, None)] == ["q1", "q2", "q3"]
    assert [page.article for page in known_by(pages, JUNE)] == ["q1"]


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_a_says_b_agreed_is_claimed_until_bs_own_words(two: Two) -> None:
    spoken = two.told("{b} agreed to reopen the consulate in Moss")
    told = article(f"Minister Ola Berg said {spoken}.")
    claim = page(told, said(told, spoken, source="Minister Ola Berg", side=two.code_a))
    alone, confirmed = only_line([claim]), only_line([claim, words(two, AGAIN, id_="a3", on=JUNE)])
    assert (alone.by, alone.claimed_by) == ((two.code_b,), two.code_a)
    assert (confirmed.by, confirmed.claimed_by, confirmed.ladder) == ((two.code_b,), None, Ladder.SAID)
    assert confirmed.words == alone.words


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_a_position_is_compared_with_what_the_side_said_before(two: Two) -> None:
    pages = [
        words(two, "we hope to reopen the consulate in Moss"),
        words(two, "we will reopen the consulate in Moss", id_="a3", on=JUNE),
    ]
    (shift,) = shifts_of(pages)
    assert shift.side == two.code_b
    assert shifts_of(pages, as_of=MAY) == ()
