"""How near sentences of one meeting are to each other: rare words they share, what their words lean to, and vectors.

Names of those who met say nothing, nor do words that are everywhere, with which readouts tell, or of many of the sentences.
The weights, in log-odds, were fitted by logistic regression on sentences of own texts (even meetings of the suite).
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from wordkeep.codebook.frequent import is_everywhere
from wordkeep.link.alike import cosine_of
from wordkeep.link.content import stem, words_of
from wordkeep.link.leaning import alike
from wordkeep.model.passage import Passage

SAME: Final = 0.5  # from which two sentences speak of one thing
RARE: Final = 5  # sentences of a meeting that a telling word stands in, at most
WORD: Final = 2.0  # what each telling word in common weighs
LEANING: Final = 2.6  # words that lean to the same issues
COSINE: Final = 2.2  # vectors of one direction
USUAL: Final = 0.3  # the cosine of two sentences that speak of different things
PRIOR: Final = -3.7


_OF_READOUTS: Final = frozenset(
    {"sid", "part", "parti", "deleg", "without", "good", "back"}
    | set(map(stem, "hundred thousand million billion dozen half third twice percent per cent".split()))
)
"""Stems of side, party, delegation, of numbers, and of words that any readout may have."""


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
        """How likely two sentences speak of one thing."""
        cosine = cosine_of(one.vector, other.vector)
        odds = PRIOR + WORD * len(self.common(one, other)) + LEANING * alike(one.anchor.exact, other.anchor.exact)
        return 1 / (1 + math.exp(-odds - COSINE * ((USUAL if cosine is None else cosine) - USUAL)))

    def common(self, one: Passage, other: Passage) -> frozenset[str]:
        """The telling words that two sentences have in common, with the states that did not meet."""
        both = words_of(one.anchor.exact) & words_of(other.anchor.exact)
        return frozenset(word for word in both - self.names if word.isupper() or self._is_telling(word))

    def _is_telling(self, word: str) -> bool:
        return self.counted[word] <= RARE and not is_everywhere(word) and word not in _OF_READOUTS
