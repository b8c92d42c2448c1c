import pytest

from wordkeep.link.stances import Stance, is_denied, stance_of

SIDES = ["KEN", "NOR"]


def test_the_other_is_said_to_have_agreed() -> None:
    assert stance_of("Norway agreed to finance the wells.", "KEN", SIDES) == Stance(frozenset({"NOR"}))


def test_one_who_agrees_itself_claims_nothing_of_the_other() -> None:
    assert stance_of("Kenya promised to open its market.", "KEN", SIDES) == Stance(is_own=True)


def test_both_agreed_by_the_words_of_one() -> None:
    found = stance_of("Both sides agreed to set up a group.", "KEN", SIDES)
    assert found == Stance(frozenset({"NOR"}), is_own=True, is_joint=True)


def test_a_person_of_the_other_side_stands_for_it() -> None:
    found = stance_of("Foss undertook to send the engineers.", "KEN", SIDES, {"Foss": "NOR"})
    assert found.agreed == {"NOR"}


@pytest.mark.parametrize(
    "sentence", ["Norway did not agree to anything.", "No such undertaking was given.", "Norway rejected the rules."]
)
def test_what_is_denied_is_no_agreement(sentence: str) -> None:
    assert stance_of(sentence, "NOR", SIDES) == Stance(is_denial=True)


def test_no_comment_neither_confirms_nor_denies() -> None:
    assert not is_denied('She "never comments on private talks".')
