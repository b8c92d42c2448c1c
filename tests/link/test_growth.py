"""What an article meets does not grow with the ledger: four times as many articles at the same pace, as many candidates."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

import pytest

from evaluation.growth import Corpus, Words
from wordkeep.link import copies, happenings, stories
from wordkeep.link.linking import Card
from wordkeep.model.card import EventCard

FEW, MANY = 500, 2_000
A_DAY = 5  # so that the fewer already fill every window of days that keys are bound to
GROWTH = 1.6  # of candidates for each; four times as many would be bound to nothing

C = TypeVar("C", bound=Card)

WORDS = Words(
    tuple(
        f"The {one} of the {two} kept {three} in the {four} while nobody spoke of it."
        for one in ("harbour", "river", "bridge", "market")
        for two in ("north", "valley", "island")
        for three in ("grain", "timber", "salt")
        for four in ("winter", "shadow", "morning")
    ),
    tuple(f"{first}{last}" for first in ("ar", "bel", "cor", "dun", "fen", "gar", "hol", "kin") for last in
          ("ane", "ish", "ock", "ule", "ert", "amp", "ing", "orn", "eld", "ift")),
)  # fmt: skip


def candidates(cards: Sequence[C], keys: Callable[[C], Sequence[str]]) -> float:
    """How many others a card shares a key with, on average."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    met: Counter[str] = Counter()
    for card in cards:
        own = keys(card)
        met[card.id] = len({other for key in own for other in holders[key]})
        for key in own:
            holders[key].append(card.id)
    return met.total() / len(cards)


@pytest.fixture(scope="module")
def corpora() -> tuple[Corpus, Corpus]:
    return Corpus.planned(FEW, WORDS, a_day=A_DAY), Corpus.planned(MANY, WORDS, a_day=A_DAY)


def bound(card: EventCard) -> list[str]:
    """The keys of an event that begin with a day, a week or a month."""
    return [key for key in happenings.keys(card) if key[0].isdigit()]


def test_events_meet_no_more_others_by_their_days_in_a_larger_ledger(corpora: tuple[Corpus, Corpus]) -> None:
    few, many = (
        candidates([event for at in range(each.size) for event in each.cards(at).events], bound) for each in corpora
    )
    assert 0 < many < GROWTH * few


def test_articles_meet_no_more_others_in_a_larger_ledger(corpora: tuple[Corpus, Corpus]) -> None:
    few, many = (candidates([each.cards(at).article for at in range(each.size)], stories.keys) for each in corpora)
    assert 0 < many < GROWTH * few


def test_a_copy_shares_a_key_with_what_it_was_made_of(corpora: tuple[Corpus, Corpus]) -> None:
    few, _ = corpora
    made = [at for at in range(few.size) if few.origins[at] != at][:20]
    found = [
        set(copies.keys(few.cards(at).article)) & set(copies.keys(few.cards(int(few.origins[at])).article))
        for at in made
    ]
    assert sum(map(bool, found)) >= 0.9 * len(made)
