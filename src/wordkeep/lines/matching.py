"""How far two pieces of words are about the same thing: objects, numbers and names they share, and what is done to them.

Sides that are a party anyway say nothing, nor do words that are everywhere in public affairs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wordkeep.codebook.moves import Move, moves_in, undo
from wordkeep.link.content import content_of, stem
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


@lru_cache(maxsize=1 << 14)
def weights(words: str) -> dict[str, float]:
    """The telling words of a piece, each with its weight; verbs of moves are left out, they are compared by themselves."""
    content = content_of(words)
    verbs = {stem(part) for move in moves_in(words) for part in move.verb.lower().split()}
    found = {word: COMMON if is_everywhere(word) else RARE for word in content.stems if word not in verbs}
    found |= dict.fromkeys(content.names, NAME)
    found |= dict.fromkeys(content.states, RARE)
    found |= {f"{number} {noun}": COUNTED for noun, number in content.counted}
    return found


@dataclass(frozen=True, slots=True)
class Course:
    """How the moves of two stand to each other: 1 the same, -1 one undoes the other, 0 neither is told."""

    sign: int
    mine: Move | None
    theirs: Move | None


def course(one: str, other: str) -> Course:
    """Whether two do the same to a thing or the opposite, by their first moves that say so."""
    mine, theirs = heads(one), heads(other)
    for a in mine:
        for b in theirs:
            if a.name == b.name:
                return Course(1, a, b)
    for a in mine:
        for b in theirs:
            if undo(a.name, b.name):
                return Course(-1, a, b)
    return Course(0, mine[0] if mine else None, theirs[0] if theirs else None)


def heads(words: str) -> tuple[Move, ...]:
    """The moves of the first verb that makes any."""
    found = moves_in(words)
    return tuple(move for move in found if move.start == found[0].start) if found else ()


def same_issue(one: Sequence[IssueId], other: Sequence[IssueId]) -> float:
    """1 where two share an issue, half where they share only a branch of the tree, and 0."""
    if set(one) & set(other):
        return 1.0
    branches = {issue.partition("/")[0] for issue in one} & {issue.partition("/")[0] for issue in other}
    return 0.5 if branches else 0.0
