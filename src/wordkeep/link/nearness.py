"""How near sentences of one meeting are to each other: the rare words they share, and their vectors where these are at hand.

Names of those who met say nothing, nor do words that are everywhere, with which readouts tell, or of many of the sentences.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wordkeep.codebook.frequent import LETTERS, frequent_stems
from wordkeep.link.alike import cosine_of
from wordkeep.link.content import content_of
from wordkeep.model.passage import Passage

SAME: Final = 0.8  # from which two sentences speak of one thing
RARE: Final = 3  # sentences of a meeting that a telling word stands in, at most
WORD: Final = 0.6  # what one rare word in common weighs
BASE: Final = 0.30  # a cosine that says nothing


_OF_READOUTS: Final = frozenset({"sid", "part", "parti", "deleg", "without", "good", "back"})
"""Stems of side, party, delegation, and of words that any readout may have."""


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
        cosine = cosine_of(one.vector, other.vector)
        return WORD * len(self.common(one, other)) + (2.0 * max(0.0, cosine - BASE) if cosine is not None else 0.0)

    def common(self, one: Passage, other: Passage) -> frozenset[str]:
        """The telling words that two sentences have in common, with the states that did not meet."""
        both = words_of(one.anchor.exact) & words_of(other.anchor.exact)
        return frozenset(word for word in both - self.names if word.isupper() or self._is_telling(word))

    def _is_telling(self, word: str) -> bool:
        return self.counted[word] <= RARE and not is_everywhere(word) and word not in _OF_READOUTS


@lru_cache(maxsize=1 << 12)
def is_everywhere(stem: str) -> bool:
    """Whether a stem is that of a frequent word, with or without the letter that stemming took."""
    return stem[:LETTERS] in frequent_stems() or any(
        each[:-1] == stem for each in frequent_stems() if len(each) <= LETTERS
    )


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
