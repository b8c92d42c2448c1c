"""How far two pieces of words are about the same thing: objects, numbers and names they share, and what is done to them.

Sides that are a party anyway say nothing, nor do words that are everywhere in public affairs.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wordkeep.codebook.moves import Move, bearing, moves_in
from wordkeep.link.content import NUMBERS, content_of, stem
from wordkeep.link.nearness import is_everywhere
from wordkeep.model.ids import IssueId

RARE: Final = 1.0  # what a word that is not everywhere weighs
COMMON: Final = 0.25  # what a frequent one does
NAME: Final = 1.5
COUNTED: Final = 2.0


@dataclass(frozen=True, slots=True)
class Shared:
    """What two pieces of words have in common: the part of the lighter one's weight, 0 to 1, and the words."""

    share: float
    weight: float
    words: tuple[str, ...]


def shared(one: str, other: str, *, but: Iterable[str] = ()) -> Shared:
    """What two have in common without the sides ``but``."""
    a, b = weights(one), weights(other)
    dropped = set(but)
    both = sorted(word for word in a.keys() & b.keys() if word not in dropped)
    weight = sum(min(a[word], b[word]) for word in both)
    lighter = min(sum(w for word, w in each.items() if word not in dropped) for each in (a, b))
    return Shared(round(min(1.0, weight / lighter), 4) if lighter else 0.0, round(weight, 4), tuple(both))


def rare_words(words: str) -> frozenset[str]:
    """The words of a piece that are not everywhere."""
    return frozenset(word for word, weight in weights(words).items() if weight >= RARE)


@lru_cache(maxsize=1 << 14)
def weights(words: str) -> dict[str, float]:
    """The telling words of a piece, each with its weight; verbs of moves are left out, they are compared by themselves."""
    content = content_of(words)
    verbs = {stem(part) for move in moves_in(words) for part in move.verb.lower().split()}
    told = (word for word in content.stems if word not in verbs and not word[0].isdigit())
    found = {word: COMMON if is_everywhere(word) else RARE for word in told}
    found |= dict.fromkeys(content.names, NAME)
    found |= dict.fromkeys(content.states, RARE)
    found |= {f"{number} {noun}": COUNTED for noun, number in content.counted}
    return found


@dataclass(frozen=True, slots=True)
class Course:
    """How what is done stands to what was said: 1 the same way, -1 the other, 0 where one of them tells no move.

    ``mine`` and ``theirs`` are the verbs that say so.
    """

    sign: int
    mine: Move | None
    theirs: Move | None

    @property
    def is_same_verb(self) -> bool:
        """Whether both have the same verb."""
        return bool(self.mine and self.theirs) and _verb(self.mine) == _verb(self.theirs)


def _verb(move: Move | None) -> str:
    return stem(move.verb.lower().split()[0]) if move else ""


def course(one: str, other: str) -> Course:
    """Whether two open or close the same way, by the first verb of each."""
    mine, theirs = heads(one), heads(other)
    return Course(bearing(one) * bearing(other), mine[0] if mine else None, theirs[0] if theirs else None)


def heads(words: str) -> tuple[Move, ...]:
    """The moves of the first verb that makes any."""
    found = moves_in(words)
    return tuple(move for move in found if move.start == found[0].start) if found else ()


_NUMBER: Final = rf"\d[\d,]*(?:\.\d+)?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}"
_AMOUNT: Final = re.compile(
    rf"\b(?P<number>{_NUMBER})\b[- ]?(?P<scale>hundred|thousand|million|billion|bn|m)?\b[- ]?"
    rf"(?:(?:of (?:the|its|their|these|those)|more of the) (?:(?:{_NUMBER}) )?)?(?P<unit>(?:[a-z-]+ ?){{0,3}})",
    re.IGNORECASE,
)
_SCALES: Final = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}


def amounts_in(words: str) -> dict[str, float]:
    """How much of what: numbers by the stem of each of the next words, so that "450 million cubic metres" is of metres too.

    >>> amounts_in("450 million cubic metres")["metr"], amounts_in("two of the eleven officers")["offic"]
    (450000000.0, 2.0)
    """
    found: dict[str, float] = {}
    for match in _AMOUNT.finditer(words):
        number = match["number"].lower()
        value = float(NUMBERS[number] if number in NUMBERS else number.replace(",", ""))
        value *= _SCALES.get((match["scale"] or "").lower(), 1.0)
        for unit in match["unit"].lower().split():
            if len(unit) > 2 and unit not in _NO_UNIT:
                found.setdefault(stem(unit), value)
    return found


_NO_UNIT: Final = frozenset(
    "the and for from with into out per cent more than least this that year years day days".split()
)


def part_of(promised: str, done: str) -> float | None:
    """What part of an amount promised is told as done; ``None`` where they speak of no amount of the same thing."""
    wanted, there = amounts_in(promised), amounts_in(done)
    parts = [there[unit] / wanted[unit] for unit in sorted(wanted.keys() & there.keys()) if wanted[unit]]
    return max(parts, default=None)


def same_issue(one: Sequence[IssueId], other: Sequence[IssueId]) -> float:
    """1 where two share an issue, half where they share only a branch of the tree, and 0."""
    if set(one) & set(other):
        return 1.0
    branches = {issue.partition("/")[0] for issue in one} & {issue.partition("/")[0] for issue in other}
    return 0.5 if branches else 0.0
