"""How near sentences of one meeting are to each other: the rare words they share, and their vectors where these are at hand.

Names of those who met and words that most of the sentences have say nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wordkeep.link.alike import cosine_of
from wordkeep.link.content import content_of
from wordkeep.model.passage import Passage

SAME: Final = 0.8  # from which two sentences speak of one thing
RARE: Final = 3  # sentences of a meeting that a telling word stands in, at most
WORD: Final = 0.6  # what one rare word in common weighs
BASE: Final = 0.30  # a cosine that says nothing


@dataclass(frozen=True)
class Nearness:
    """Compares sentences of one meeting; ``common`` are the words that say nothing in it."""

    counted: Counter[str]
    names: frozenset[str]

    @classmethod
    def among(cls, passages: Sequence[Passage], names: Iterable[str]) -> "Nearness":
        """The measure for these sentences; ``names`` are folded words of names that all know."""
        return cls(Counter(word for each in passages for word in words_of(each.anchor.exact)), frozenset(names))

    def between(self, one: Passage, other: Passage) -> float:
        """How near: ``SAME`` or more where two speak of one thing."""
        both = words_of(one.anchor.exact) & words_of(other.anchor.exact)
        rare = [word for word in both if word not in self.names and self.counted[word] <= RARE]
        words = WORD * len(rare)
        cosine = cosine_of(one.vector, other.vector)
        return words + (2.0 * max(0.0, cosine - BASE) if cosine is not None else 0.0)


@lru_cache(maxsize=1 << 12)
def words_of(sentence: str) -> frozenset[str]:
    """Stems of words, names, states and numbers of a sentence."""
    content = content_of(sentence)
    return (
        content.stems
        | content.names
        | content.states
        | frozenset(f"{number} {noun}" for noun, number in content.counted)
    )
