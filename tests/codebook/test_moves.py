"""What verbs do to a thing: every word of the list is found, and opening and closing are told by verb and object."""

import pytest

from wordkeep.codebook.moves import bearing, marks, moves_in, pattern_of, window
from wordkeep.codebook.reviewed import reviewed
from wordkeep.model.commitment import Kind

LISTED = [(name, word) for name, each in reviewed("moves.yaml")["moves"].items() for word in each["words"]]
LISTS = ("suspended", "reversed", "partly", "whole", "both", "condition", "by", "burdens")


@pytest.mark.parametrize(("name", "word"), LISTED)
def test_every_word_of_a_move_tells_it(name: str, word: str) -> None:
    assert name in {move.name for move in moves_in(word.replace("*", ""))}


@pytest.mark.parametrize("name", LISTS)
def test_every_word_of_a_list_is_found(name: str) -> None:
    for word in reviewed("moves.yaml")[name]:
        assert marks(name).search(f"They {word.replace('*', '')}, it is told"), word


def test_every_move_goes_up_or_down() -> None:
    assert {each["way"] for each in reviewed("moves.yaml")["moves"].values()} == {"up", "down"}


def test_a_verb_stands_where_it_says() -> None:
    words = "Kenya agreed to lift the fee and send two ferries"
    assert [(move.name, words[move.start : move.end]) for move in moves_in(words)] == [
        ("end", "lift"),
        ("give", "send"),
    ]


def test_words_within_words_are_no_moves() -> None:
    assert moves_in("the weekend opener and the sender") == ()


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("reopened the consulate", 1),
        ("closed the consulate", -1),
        ("lifted the ban on beef", 1),
        ("lifted the fee", 1),
        ("imposed a fee on ferries", -1),
        ("raised the tariffs on seed", -1),
        ("cut the tariffs on seed", 1),
        ("cut the supply of seed", -1),
        ("banned beef from Norway", -1),
        ("freed the fishermen", 1),
        ("arrested the fishermen", -1),
        ("withdrew its troops", -1),
        ("sent 40 tonnes of seed", 1),
        ("extended the ban", -1),
        ("granted a waiver of the fee", 1),
        ("the river is high", 0),
        ("", 0),
    ],
)
def test_words_open_or_close(words: str, way: int) -> None:
    assert bearing(words) == way


def test_an_entry_is_found_as_whole_words_only_and_a_star_stands_for_letters() -> None:
    pattern = pattern_of(["end", "re-establish*", "kick* off"])
    assert pattern.findall("End the send-off, re-establishing what kicked  off the weekend") == [
        "End",
        "re-establishing",
        "kicked  off",
    ]


def test_a_pledge_has_a_year_and_the_others_half_of_one() -> None:
    assert {kind.value: window(kind) for kind in Kind} == {"pledge": 365, "offer": 180, "demand": 180, "threat": 180}
