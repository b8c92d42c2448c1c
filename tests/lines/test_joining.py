"""What is said first makes a line; what is said later of the same is an answer to it, and the words of the line stay."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from tests.lines.by_hand import AUGUST, BOTH_WAYS, JUNE, KENYA_NORWAY, MAY, Two, article, only_draft, only_word, said
from wordkeep.lines.joining import Draft, joined, likeness
from wordkeep.lines.word import Word
from wordkeep.model.commitment import Answer, Kind, Ladder
from wordkeep.model.statement import Act

FIRST = "{b} will reopen the consulate in Moss"
AGAIN = "{b} will reopen its consulate in Moss this year"


def word(  # one statement of one article
    words: str,
    teller: str | None,
    *,
    two: Two = KENYA_NORWAY,
    act: Act = Act.PLEDGE,
    on: date = MAY,
    id_: str = "",
    joint: tuple[str, ...] = (),
) -> Word:
    content = two.told(words)
    told = article(two.told(f"Minister Mirela Sand said {content}."), on=on, id_=id_ or f"a{on.isoformat()}{teller}")
    return only_word(told, said(told, content, act=act, source="Minister Mirela Sand", side=teller, joint=joint))


def answered(draft: Draft) -> list[tuple[Answer, str | None]]:
    return [(each.answer, each.side) for each in draft.answers]


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize("act", [Act.PLEDGE, Act.REAFFIRM])
def test_what_a_side_says_again_reaffirms_and_the_words_are_frozen(two: Two, act: Act) -> None:
    first = word(FIRST, two.code_b, two=two)
    draft = only_draft(first, word(AGAIN, two.code_b, two=two, act=act, on=JUNE))
    assert answered(draft) == [(Answer.REAFFIRMS, two.code_b)]
    assert draft.first == first
    assert draft.id == only_draft(first).id


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_words_of_one_side_never_move_the_ladder(two: Two) -> None:
    words = [word(AGAIN, two.code_b, two=two, on=MAY + timedelta(days=days)) for days in (0, 9, 90, 900)]
    draft = only_draft(*words)
    assert [each.step for each in draft.answers] == [None] * len(draft.answers)


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_a_text_that_all_who_are_bound_put_their_names_to_formalises(two: Two) -> None:
    joint = word(AGAIN, two.code_b, two=two, on=JUNE, joint=(two.code_a,))
    assert [each.step for each in only_draft(word(FIRST, two.code_b, two=two), joint).answers] == [Ladder.FORMALISED]


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_a_says_b_agreed_is_claimed_until_bs_own_words(two: Two) -> None:
    claim = word(FIRST, two.code_a, two=two)
    assert only_draft(claim).claimed_by == two.code_a
    confirmed = only_draft(claim, word(AGAIN, two.code_b, two=two, on=JUNE))
    assert answered(confirmed) == [(Answer.CONFIRMS, two.code_b)]
    assert confirmed.claimed_by is None
    assert confirmed.first == claim


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize("teller", ["claimer", None])
def test_nobody_but_the_bound_side_confirms_a_claim(two: Two, teller: str | None) -> None:
    claim = word(FIRST, two.code_a, two=two)
    later = word(AGAIN, two.code_a if teller else None, two=two, on=JUNE)
    draft = only_draft(claim, later)
    assert Answer.CONFIRMS not in {answer for answer, _ in answered(draft)}
    assert draft.claimed_by == two.code_a


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_the_bound_side_denies_a_claim_which_stays_one(two: Two) -> None:
    denial = word("{b} never agreed to reopen the consulate in Moss", two.code_b, two=two, act=Act.DENY, on=JUNE)
    draft = only_draft(word(FIRST, two.code_a, two=two), denial)
    assert (answered(draft), draft.claimed_by) == ([(Answer.DENIES, two.code_b)], two.code_a)


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize(
    "words",
    [
        "{b} will not reopen the consulate in Moss",
        "{b} is no longer willing and will no longer reopen the consulate in Moss",
        "the plan to reopen the consulate in Moss is off the table",
    ],
)
def test_the_bound_side_takes_its_words_back(two: Two, words: str) -> None:
    draft = only_draft(word(FIRST, two.code_b, two=two), word(words, two.code_b, two=two, on=JUNE))
    assert answered(draft) == [(Answer.WITHDRAWS, two.code_b)]


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_another_cannot_take_them_back_or_deny_them(two: Two) -> None:
    denial = word("{b} will not reopen the consulate in Moss", two.code_a, two=two, act=Act.DENY, on=JUNE)
    assert answered(only_draft(word(FIRST, two.code_b, two=two), denial)) == []


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_a_condition_that_comes_later_narrows(two: Two) -> None:
    narrower = word("{b} will reopen its consulate in Moss if {a} lifts the fee", two.code_b, two=two, on=JUNE)
    assert answered(only_draft(word(FIRST, two.code_b, two=two), narrower)) == [(Answer.NARROWS, two.code_b)]


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_a_demand_is_made_again_by_the_same_side_only(two: Two) -> None:
    first = word("{b} must free the Moss fishermen", two.code_a, two=two, act=Act.DEMAND)
    again = word("{b} must free all Moss fishermen at once", two.code_a, two=two, act=Act.DEMAND, on=JUNE)
    anothers = word("{b} must free all Moss fishermen at once", "PER", two=two, act=Act.DEMAND, on=JUNE)
    assert answered(only_draft(first, again)) == [(Answer.REAFFIRMS, two.code_a)]
    assert [draft.first for draft in joined([first, anothers])] == [first, anothers]


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize(
    ("words", "teller", "act"),
    [
        ("{b} will send 40 tonnes of seed to {a}", "b", Act.PLEDGE),
        ("{a} will reopen the consulate in Moss", "a", Act.PLEDGE),
        ("{b} must reopen the consulate in Moss", "a", Act.DEMAND),
    ],
    ids=["another object", "another side is bound", "another kind"],
)
def test_words_of_something_else_make_a_line_of_their_own(two: Two, words: str, teller: str, act: Act) -> None:
    (code,) = two.codes(teller)
    drafts = joined([word(FIRST, two.code_b, two=two), word(words, code, two=two, act=act, on=JUNE)])
    assert [len(draft.statements) for draft in drafts] == [1, 1]


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_the_same_saying_in_another_outlet_is_told_again_and_answers_nothing(two: Two) -> None:
    first, copy = (word(FIRST, two.code_b, two=two, on=on) for on in (MAY, MAY + timedelta(days=1)))
    draft = only_draft(first, copy)
    assert (draft.answers, draft.again) == ([], [copy])
    assert draft.statements == (first.id, copy.id)


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_an_answer_without_a_line_makes_none(two: Two) -> None:
    assert joined([word(FIRST, two.code_b, two=two, act=Act.REAFFIRM)]) == ()


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_the_order_in_which_words_come_in_changes_nothing(two: Two) -> None:
    words = [
        word(FIRST, two.code_b, two=two),
        word(AGAIN, two.code_b, two=two, on=JUNE),
        word("{b} will not reopen the consulate in Moss", two.code_b, two=two, on=AUGUST),
    ]
    drafts = {
        tuple((draft.id, draft.statements, tuple(answered(draft))) for draft in joined(order))
        for order in permutations(words)
    }
    assert len(drafts) == 1


def test_words_that_are_apart_by_a_ruling_make_a_line_and_merged_lines_are_one() -> None:
    first, again = word(FIRST, "NOR"), word(AGAIN, "NOR", on=JUNE)
    one, other = joined([first, again], apart=[again.id])
    assert (one.first, other.first) == (first, again)
    seed = word("{b} will send 40 tonnes of seed", "NOR", on=AUGUST)
    (merged,) = joined([first, seed], merged={seed.id: first.id})
    assert (merged.first, answered(merged)) == (first, [(Answer.REAFFIRMS, "NOR")])


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_likeness_is_the_same_both_ways_and_of_like_words_the_greater(two: Two) -> None:
    first, again = word(FIRST, two.code_b, two=two), word(AGAIN, two.code_b, two=two, on=JUNE)
    seed = word("{b} will send 40 tonnes of seed", two.code_b, two=two, on=JUNE)
    assert likeness(first, again) == likeness(again, first)
    assert likeness(first, again) > likeness(first, seed)


def test_a_line_is_of_the_kind_that_its_first_words_make() -> None:
    offer = word("{b} would buy the wheat of Moss", "NOR", act=Act.OFFER)
    draft = only_draft(offer, word("{b} will buy the wheat of Moss soon", "NOR", on=JUNE))
    assert (draft.kind, len(draft.answers)) == (Kind.OFFER, 1)
