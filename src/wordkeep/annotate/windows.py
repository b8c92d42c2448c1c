"""An article cut into what the encoder takes at once: cores that follow one another, each with context on both sides."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from wordkeep.annotate.wordpieces import Pieces

CORE: Final = 320  # wordpieces of a window that are read in it, at most
SHORTEST: Final = 200  # and how many there are at least before it is cut at a stop
CONTEXT: Final = 30  # wordpieces on both sides that are only seen


class Window(NamedTuple):
    """Wordpieces ``[start, end)`` that are encoded together; ``[core_start, core_end)`` of them are read."""

    start: int
    end: int
    core_start: int
    core_end: int


def windows_of(pieces: Pieces, stops: frozenset[int]) -> Iterator[Window]:
    """The windows in order. A core ends with a line, else after one of the ``stops`` (ids of wordpieces), else anywhere."""
    length, lines = len(pieces), pieces.lines()
    start = 0
    while start < length:
        end = _core_end(pieces.ids, lines, start, stops)
        yield Window(max(0, start - CONTEXT), min(length, end + CONTEXT), start, end)
        start = end


def _core_end(ids: list[int], lines: list[int], start: int, stops: frozenset[int]) -> int:
    last = start + CORE
    if last >= len(ids):
        return len(ids)
    for at in range(last, start + SHORTEST, -1):
        if lines[at] != lines[at - 1]:
            return at
    for at in range(last, start + SHORTEST, -1):
        if ids[at - 1] in stops:
            return at
    return last
