"""What verbs do to a thing (``moves.yaml``): bring it about or take it away, and what bears on how far.

A line that promised to open a crossing is served by a deed that opens it, and crossed by one that closes it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from wordkeep.codebook.reviewed import reviewed
from wordkeep.model.commitment import Kind

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


def bearing(words: str) -> int:
    """1 where words open, give or keep up, -1 where they close, take or keep off, 0 where they tell no move.

    The first verb decides, with what it is done to: who lifts a ban opens, who imposes a fee closes.

    >>> bearing("lifted the ban on beef"), bearing("closed the bridge"), bearing("brought back the fee")
    (1, -1, -1)
    """
    found = moves_in(words)
    if not found:
        return 0
    first = found[0]
    way = 1 if reviewed(_FILE)["moves"][first.name]["way"] == "up" else -1
    at = max(move.end for move in found if move.start == first.start)
    done_to = " ".join(words[at:].split()[:OBJECT])
    is_burden = marks("burdens").search(done_to) and not _RELIEF.search(done_to)
    return -way if first.name == "impose" or (is_burden and first.name not in _SAY_SO) else way


OBJECT: Final = 6  # words after a verb in which what it is done to is looked for
_SAY_SO: Final = frozenset({"bar", "free"})  # moves that open or close by themselves, whatever their object
_RELIEF: Final = re.compile(r"\b(?:exempt\w*|waivers?|relief|free)\b", re.IGNORECASE)


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
