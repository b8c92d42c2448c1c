"""Words by degree: stronger words stand higher in one scale, and offices by rank."""

import pytest

from wordkeep.codebook.degrees import degrees_in, negations_in, rank_of
from wordkeep.codebook.reviewed import reviewed

SCALES = reviewed("degrees.yaml")["scales"]
LISTED = [(scale, at, word) for scale, degrees in SCALES.items() for at, words in enumerate(degrees) for word in words]


@pytest.mark.parametrize(("scale", "at", "word"), LISTED)
def test_every_word_of_a_scale_has_its_degree(scale: str, at: int, word: str) -> None:
    assert degrees_in(f"Oslo {word.removesuffix('*')} this")[scale] >= at


@pytest.mark.parametrize(
    ("scale", "weaker", "stronger"),
    [
        ("modality", "Kenya may leave", "Kenya should leave"),
        ("modality", "Kenya hopes to leave", "Kenya will leave"),
        ("modality", "Kenya will leave", "Kenya must leave"),
        ("asking", "Kenya asks for the papers", "Kenya urges Norway to answer"),
        ("asking", "Kenya urges Norway to answer", "Kenya demands the papers"),
        ("blame", "Kenya regrets the fee", "Kenya condemns the fee"),
        ("support", "Kenya welcomes the plan", "Kenya fully supports the plan"),
        ("certainty", "it is likely", "it is certain"),
    ],
)
def test_stronger_words_stand_higher(scale: str, weaker: str, stronger: str) -> None:
    assert degrees_in(weaker)[scale] < degrees_in(stronger)[scale]


def test_words_without_degree_have_none() -> None:
    assert degrees_in("the river is high") == {}


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Kenya will not lift the fee", 1),
        ("Kenya cannot and never will", 2),
        ("Kenya ruled out talks", 1),
        ("the notes were noble", 0),
    ],
)
def test_negations_are_counted_as_whole_words(words: str, count: int) -> None:
    assert negations_in(words) == count


RANKED = [
    "foreign ministry spokeswoman",
    "ambassador to Norway",
    "deputy foreign minister",
    "Foreign Minister",
    "Prime Minister",
    "President",
]


def test_offices_stand_by_rank() -> None:
    ranks = [rank_of(office) for office in RANKED]
    assert ranks == sorted(ranks, key=lambda rank: -1 if rank is None else rank)
    assert len(set(ranks)) == len(RANKED)


def test_a_longer_office_is_meant_where_it_holds_a_shorter_one() -> None:
    assert rank_of("Deputy Prime Minister Mirela Sand") == rank_of("Prime Minister")
    assert rank_of("vice president") == rank_of("Prime Minister")
    assert rank_of("Mirela Sand") is None
