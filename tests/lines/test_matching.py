"""How far words are about the same thing, which way verbs go, and how much of what was promised is done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordkeep.lines.matching import amounts_in, course, part_of, rare_words, same_issue, shared, weights
from wordkeep.link.content import stem
from wordkeep.model.ids import IssueId

PROMISE = "Norway will reopen the consulate in Mombasa"
WORDS = st.lists(
    st.sampled_from("Kenya Norway will reopen closed the consulate fishermen 40 tonnes of seed Moss talks".split()),
    min_size=1,
    max_size=12,
).map(" ".join)


def test_objects_and_names_are_shared_and_verbs_and_sides_are_not() -> None:
    found = shared(PROMISE, "Norway closed the consulate in Mombasa", but=["NOR"])
    assert {"mombasa"} <= set(found.words)
    assert not {"NOR", "reopen", "clos"} & set(found.words)
    assert found.share > shared(PROMISE, "Norway reopened the harbour in Oslo", but=["NOR"]).share


def test_words_on_other_things_share_nothing() -> None:
    assert shared(PROMISE, "Kenya sent two ferries", but=["NOR", "KEN"]).words == ()


def test_the_sides_count_only_where_they_are_not_parties_anyway() -> None:
    assert "NOR" in shared("Norway waits", "Norway left").words
    assert shared("Norway waits", "Norway left", but=["NOR"]).words == ()


@given(WORDS, WORDS)
def test_sharing_is_the_same_both_ways_and_a_part(one: str, other: str) -> None:
    assert shared(one, other) == shared(other, one)
    assert 0 <= shared(one, other).share <= 1


@given(WORDS)
def test_words_share_all_of_themselves(words: str) -> None:
    assert shared(words, words).share == (1.0 if weights(words) else 0.0)


def test_words_that_are_everywhere_are_not_rare() -> None:
    assert rare_words("the fishermen of the government") == set(weights("fishermen"))


@pytest.mark.parametrize(
    ("said", "done", "sign"),
    [
        ("will reopen the consulate", "reopened the consulate", 1),
        ("will reopen the consulate", "closed the consulate", -1),
        ("will lift the fee on ferries", "dropped the fee on ferries", 1),
        ("will lift the fee on ferries", "raised the fee on ferries", -1),
        ("will lift the fee on ferries", "imposed a fee on ferries", -1),
        ("must free the fishermen", "released the fishermen", 1),
        ("must free the fishermen", "detained more fishermen", -1),
        ("will close the bridge", "shut the bridge", 1),
        ("will close the bridge", "opened the bridge", -1),
        ("will send 40 tonnes of seed", "delivered 40 tonnes of seed", 1),
        ("will send 40 tonnes of seed", "stopped sending seed", -1),
        ("the river is high", "opened the bridge", 0),
    ],
)
def test_what_is_done_goes_the_way_of_what_was_said_or_the_other(said: str, done: str, sign: int) -> None:
    assert course(said, done).sign == sign
    assert course(done, said).sign == sign


def test_the_same_verb_in_another_form_is_the_same() -> None:
    assert course("will reopen the consulate", "reopened the consulate").is_same_verb
    assert not course("will reopen the consulate", "opened the consulate").is_same_verb
    assert not course("the river is high", "the river is high").is_same_verb


@pytest.mark.parametrize(
    ("words", "unit", "amount"),
    [
        ("40 tonnes of seed", "tonnes", 40),
        ("4,000 tonnes", "tonnes", 4000),
        ("three ferries", "ferries", 3),
        ("2.5 million doses", "doses", 2_500_000),
        ("450 million cubic metres of water", "metres", 450_000_000),
        ("two of the eleven officers", "officers", 2),
        ("a dozen buses", "buses", 12),
    ],
)
def test_amounts_are_of_something(words: str, unit: str, amount: float) -> None:
    assert amounts_in(words)[stem(unit)] == amount


@pytest.mark.parametrize(
    ("promised", "done", "part"),
    [
        ("send 40 tonnes of seed", "sent 40 tonnes of seed", 1.0),
        ("send 40 tonnes of seed", "sent ten tonnes of seed", 0.25),
        ("free the 14 fishermen", "handed over seven of the fishermen", 0.5),
        ("send 40 tonnes of seed", "sent three ferries", None),
        ("send seed", "sent 40 tonnes of seed", None),
    ],
)
def test_the_part_of_an_amount_that_is_done(promised: str, done: str, part: float | None) -> None:
    assert part_of(promised, done) == part


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        (["trade/tariffs"], ["trade/tariffs", "resources/water"], 1.0),
        (["trade/tariffs"], ["trade/market-access"], 0.5),
        (["trade/tariffs"], ["resources/water"], 0.0),
        (["trade/tariffs"], [], 0.0),
    ],
)
def test_issues_are_the_same_or_of_one_branch(one: list[str], other: list[str], likeness: float) -> None:
    assert same_issue([IssueId(each) for each in one], [IssueId(each) for each in other]) == likeness
