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
LONGEST: Final = 160  # characters of a credit line


def credited_in(text: str) -> Iterator[str]:
    """Outlets that a text credits, as written.

    >>> list(credited_in("PORT SAID (Meridian Wire) - Grain ships left."))
    ['Meridian Wire']
    """
    for line in [line.strip() for line in text.splitlines() if line.strip()][:HEAD]:
        yield from (found["outlet"].rstrip(".") for found in _DATELINE.finditer(line))
    for line in _last_lines(text):
        yield from (found["outlet"].rstrip(".") for found in _PHRASES.finditer(line))


def credits_outlet(text: str, outlet: str | None) -> bool:
    """Whether a text credits an outlet; a person may stand before it ("Reporting by Ode Lind, Meridian Wire")."""
    if not outlet:
        return False
    wanted = outlet.lower()
    if any(credited.lower() == wanted for credited in credited_in(text)):
        return True
    return any(wanted in line.lower() for line in _last_lines(text) if _PHRASES.search(line))


def _last_lines(text: str) -> list[str]:
    """The last lines that are lines of their own, no paragraphs that speak of reporting."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [line for line in lines[max(0, len(lines) - TAIL) :] if len(line) <= LONGEST]
