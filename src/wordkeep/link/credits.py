"""Credit lines: outlets that a text says it has its words from, in its dateline or its last lines."""

import re
from collections.abc import Iterator
from typing import Final

_OUTLET = r"(?P<outlet>[A-Z][\w'’.&-]*(?: (?:of |the )?[A-Z][\w'’.&-]*){0,4})"
_DATELINE: Final = re.compile(rf"^[A-Z][\w ,.'’/-]{{1,60}}\({_OUTLET}\)\s*[-–—]")
_PHRASES: Final = re.compile(
    r"(?:(?i:reporting by|source:|credit:|originally published by|first published by|with reporting from|distributed by|"
    rf"courtesy of|reprinted from|via|story by|copyright(?: \d{{4}})?|©(?: \d{{4}})?)\s*(?:the )?|^[-–—(]\s*){_OUTLET}"
)
HEAD, TAIL = 2, 3  # lines


def credited_in(text: str) -> Iterator[str]:
    """Outlets that a text credits, as written.

    >>> list(credited_in("PORT SAID (Meridian Wire) - Grain ships left."))
    ['Meridian Wire']
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines[:HEAD]:
        yield from (found["outlet"].rstrip(".") for found in _DATELINE.finditer(line))
    for line in lines[max(0, len(lines) - TAIL) :]:
        if len(line) <= 160:  # a line of its own, not a paragraph that speaks of reporting
            yield from (found["outlet"].rstrip(".") for found in _PHRASES.finditer(line))


def credits_outlet(text: str, outlet: str | None) -> bool:
    """Whether a text credits an outlet. A person named beside it is no matter: "Reporting by Ode Lind, Meridian Wire"."""
    if not outlet:
        return False
    wanted = outlet.lower()
    return any(wanted == credited.lower() or _names(line, wanted) for credited, line in _with_lines(text))


def _with_lines(text: str) -> Iterator[tuple[str, str]]:
    tail = "\n".join([line for line in text.splitlines() if line.strip()][-TAIL:])
    yield from ((credited, tail) for credited in credited_in(text))


def _names(tail: str, outlet: str) -> bool:
    return any(outlet in line.lower() for line in tail.splitlines() if len(line) <= 160 and _PHRASES.search(line))
