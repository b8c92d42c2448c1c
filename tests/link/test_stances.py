import pytest

from wordkeep.link.stances import Stance, is_denied, stance_of

SIDES = ["KEN", "NOR"]


def test_the_other_is_said_to_have_agreed() -> None:
    assert stance_of("Norway agreed to finance the wells.", "KEN", SIDES) == Stance(frozenset({"NOR"}))


def test_one_who_agrees_itself_claims_nothing_of_the_other() -> None:
    assert stance_of("Kenya promised to open its market.", "KEN", SIDES) == Stance(is_own=True)


def test_both_agreed_by_the_words_of_one() -> None:
    found = stance_of("Both sides agreed to set up a group.", "KEN", SIDES)
    assert found == Stance(frozenset({"NOR"}), is_own=True)


def test_a_person_of_the_other_side_stands_for_it() -> None:
    found = stance_of("Foss undertook to send the engineers.", "KEN", SIDES, {"Foss": "NOR"})
    assert found.agreed == {"NOR"}


@pytest.mark.parametrize(
    "sentence", ["Norway did not agree to anything.", "No such undertaking was given.", "Norway rejected the rules."]
)
def test_what_is_denied_is_no_agreement(sentence: str) -> None:
    assert stance_of(sentence, "NOR", SIDES) == Stance(is_denial=True, is_negated=True)


def test_a_no_in_what_was_agreed_takes_nothing_back() -> None:
    found = stance_of("Norway agreed that flowers will no longer be taxed.", "KEN", SIDES)
    assert found.agreed == {"NOR"}
    assert not found.is_denial


@pytest.mark.parametrize(
    "sentence",
    ["He asked that Norway agree to it.", "Norway and Kenya do not always have to agree.", "It may rain in Oslo."],
)
def test_what_is_wished_or_may_be_is_not_agreed(sentence: str) -> None:
    found = stance_of(sentence, "KEN", SIDES)
    assert (found.agreed, found.is_own, found.is_denial) == (frozenset(), False, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya and Norway will send engineers.",
        "Both sides will send engineers.",
        "The two officials agreed on it.",
        "The minister confirmed that Norway had agreed to it.",
        "The wells are agreed.",
    ],
)
def test_the_other_is_bound_too(sentence: str) -> None:
    assert stance_of(sentence, "KEN", SIDES).agreed == {"NOR"}


def test_a_kingdom_is_the_only_one_that_met() -> None:
    assert stance_of("The Kingdom consented to wait.", "PAK", ["PAK", "SAU"]).agreed == {"SAU"}
    assert stance_of("The Kingdom consented to wait.", "JOR", ["JOR", "SAU"]) == Stance(is_own=True)


def test_no_comment_neither_confirms_nor_denies() -> None:
    assert not is_denied('She "never comments on private talks".')
