"""What an article meets does not grow with the ledger: four times as many articles at the same pace, as many candidates."""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import TypeVar

import pytest

from evaluation.growth import Corpus, Words
from wordkeep.link import copies, happenings, stories
from wordkeep.link.linking import Card

FEW, MANY = 150, 600
A_DAY = 1  # so that the fewer already fill every window of days that keys are bound to
GROWTH = 1.6  # of candidates for each; four times as many would be bound to nothing

C = TypeVar("C", bound=Card)

MADE = tuple(f"{first}{last}" for first in ("ar", "bel", "cor", "dun", "fen", "gar", "hol", "kin") for last in
             ("ane", "ish", "ock", "ule", "ert", "amp", "ing", "orn", "eld", "ift"))  # fmt: skip
WORDS = Words(
    tuple(f"The {' '.join(random.Random(number).choices(MADE, k=12))} of it." for number in range(2_000)), MADE
)


def candidates(cards: Sequence[C], keys: Callable[[C], Sequence[str]], sought: Callable[[C], Sequence[str]]) -> float:
    """How many earlier ones a card finds, on average."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    met = 0
    for card in cards:
        met += len({other for key in sought(card) for other in holders[key]})
        for key in keys(card):
            holders[key].append(card.id)
    return met / len(cards)


@pytest.fixture(scope="module")
def corpora() -> tuple[Corpus, Corpus]:
    return Corpus.planned(FEW, WORDS, a_day=A_DAY), Corpus.planned(MANY, WORDS, a_day=A_DAY)


def test_events_meet_no_more_others_in_a_larger_ledger(corpora: tuple[Corpus, Corpus]) -> None:
    few, many = (
        candidates(
            [event for at in range(each.size) for event in each.cards(at).events], happenings.keys, happenings.sought
        )
        for each in corpora
    )
    assert 0 < many < GROWTH * few


@pytest.mark.parametrize("kind", [stories, copies])
def test_articles_meet_no_more_others_in_a_larger_ledger(kind: ModuleType, corpora: tuple[Corpus, Corpus]) -> None:
    few, many = (
        candidates([each.cards(at).article for at in range(each.size)], kind.keys, getattr(kind, "sought", kind.keys))
        for each in corpora
    )
    assert 0 < many < GROWTH * few


def test_a_copy_shares_a_key_with_what_it_was_made_of(corpora: tuple[Corpus, Corpus]) -> None:
    few, _ = corpora
    made = [at for at in range(few.size) if few.origins[at] != at][:20]
    found = [
        set(copies.sought(few.cards(at).article)) & set(copies.keys(few.cards(int(few.origins[at])).article))
        for at in made
    ]
    assert sum(map(bool, found)) >= 0.9 * len(made)
