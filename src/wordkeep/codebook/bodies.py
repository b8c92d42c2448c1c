"""The states, organisations and groups that words name, wherever in them they stand."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wordkeep.codebook.organisations import groups, organisation_of, organisations
from wordkeep.codebook.states import state_of, states

WORD: Final = re.compile(r"[^\W_](?:[\w&]|(?<=\b\w)\.(?=\w\.)|(?<=\w\.\w)\.|-(?=\w)|['’](?=\w))*")
"""One word, an abbreviation with its points or a compound with its hyphens."""

_LONGEST: Final = 5  # words of a name of a state or organisation


_PORTFOLIO: Final = re.compile(r"\s+(?:[A-Z]\w+\s+)?(?:Minister|Ministry|Secretary|Department|Commissioner)\b")
"""After the name of a party that is a word too: "the Labour Minister" is a minister, not of that party."""


@dataclass(frozen=True, slots=True)
class Body:
    """A state or organisation that words name: its code, and how they name it (a kind of ``states.py``).

    An organisation is named by ``organisation``, an armed group or a party by ``group``.
    """

    code: str
    kind: str
    words: str

    @property
    def is_state(self) -> bool:
        """Whether its code is that of a state."""
        return self.kind not in {"organisation", "group"}


@lru_cache(maxsize=1 << 14)
def body_named(words: str) -> Body | None:
    """The state or organisation whose name, with "the" or without, these words are; none for a seat of several."""
    if not any(letter.isupper() for letter in words):
        return None
    state, other = state_of(words), organisation_of(words)
    if state and other and other.is_seat and state.kind == "capital":
        return None  # "Brussels" may be Belgium, the European Union or NATO
    if state:
        return Body(state.iso3, state.kind, state.words)
    if other and not other.is_seat:
        return Body(other.id, "group" if other.id in groups() else "organisation", other.words)
    return None


@lru_cache(maxsize=1 << 14)
def bodies_in(words: str) -> tuple[tuple[int, int, Body], ...]:
    """The states and organisations named in words, each from character to character; the longest names first."""
    tokens = [found.span() for found in WORD.finditer(words)]
    found: list[tuple[int, int, Body]] = []
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            start, end = tokens[at][0], tokens[at + length - 1][1]
            body = body_named(words[start:end]) if words[start].isupper() else None
            if body and not (body.kind == "group" and _PORTFOLIO.match(words, end)):
                found.append((start, end, body))
                at += length
                break
        else:
            at += 1
    return tuple(found)


def side_name(side: str) -> str:
    """A side's usual name, by the code of a state or the id of an organisation; the id where the tables have none."""
    if side in states():
        return states()[side].name
    return organisations()[side].name if side in organisations() else side
