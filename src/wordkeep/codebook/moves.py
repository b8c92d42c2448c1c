"""What verbs do to a thing (``moves.yaml``): which moves undo each other, and how far a deed brings what was promised.

A line that promised to lift something is served by a deed that lifts it, and crossed by one that imposes it anew.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from wordkeep.codebook.reviewed import reviewed
from wordkeep.model.commitment import Kind, Ladder

_FILE: Final = "moves.yaml"


@dataclass(frozen=True, slots=True)
class Move:
    """A move found in words: its name, the verb as written, and from which character to which."""

    name: str
    verb: str
    start: int
    end: int


@lru_cache(maxsize=1 << 13)
def moves_in(words: str) -> tuple[Move, ...]:
    """The moves that words tell, in their order; a verb may tell several.

    >>> [move.name for move in moves_in("agreed to lift the tariffs")]
    ['lift']
    """
    found = [
        Move(name, match.group(), match.start(), match.end())
        for name, pattern in _patterns().items()
        for match in pattern.finditer(words)
    ]
    return tuple(sorted(found, key=lambda move: (move.start, move.name)))


def undo(one: str, other: str) -> bool:
    """Whether one move takes back what the other does."""
    moves = reviewed(_FILE)["moves"]
    return other in moves[one]["undoes"] or one in moves[other]["undoes"]


def ladder_of(move: str) -> Ladder:
    """Where a deed of this move puts a line that promised it."""
    return Ladder(reviewed(_FILE)["moves"][move]["ladder"])


@cache
def marks(what: str) -> re.Pattern[str]:
    """What finds the words of one of the plain lists: ``suspended``, ``reversed``, ``partly``, ``whole``, ``both`` ..."""
    return pattern_of(reviewed(_FILE)[what])


def window(kind: Kind) -> int:
    """Days until a line of this kind without a day of its own is past due."""
    found: int = reviewed(_FILE)["windows"][kind.value]
    return found


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    moves: dict[str, dict[str, Any]] = reviewed(_FILE)["moves"]
    return {name: pattern_of(each["words"]) for name, each in moves.items()}


def pattern_of(entries: Sequence[str]) -> re.Pattern[str]:
    """What finds any of these entries as whole words; "word*" stands for whatever letters follow."""
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    return re.compile("|".join(map(_whole_words, ordered)), re.IGNORECASE)


def _whole_words(entry: str) -> str:
    words = (re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in entry.split())
    opening = r"\b" if entry[0].isalnum() else ""
    return opening + r"\s+".join(words) + (r"\b" if entry[-1].isalnum() else "")
