"""Times of day: ``5 p.m.``, ``17:30``, ``10 o'clock``, ``noon``, and the words that stand around them."""

import re
from typing import Final, NamedTuple

from wordkeep.resolve.vocabulary import either

_HALF: Final = r"(?P<half>[ap])\.?m\b\.?"
_IN: Final = "(?:in|at) (?:the )?(?P<in>morning|afternoon|evening|night)"
_HOUR: Final = r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?(?:[:.][0-5]\d)?"
_DIGITAL: Final = r"(?P<h24>[01]?\d|2[0-3])[:.](?P<m24>[0-5]\d)"
_CLOCK: Final = re.compile(
    rf"(?<![^\W_])(?:{_HOUR} ?(?:{_HALF}|(?:o'clock )?{_IN}|o'clock)|{_DIGITAL}|(?P<named>noon|midday|midnight))",
    re.ASCII,
)
_ZONE: Final = re.compile(
    rf"\b{either(['est', 'edt', 'gmt', 'utc', 'pst', 'pdt', 'cet', 'et', 'bst', 'local time', 'hours'])}\b"
)
_AROUND: Final = re.compile(r"\b(?:at|on|around|about|by|until|of|the|just|before|after)\b|[(),]")


class Clock(NamedTuple):
    """A time of day as TIMEX3 writes it (``17:30``; midnight is ``24:00``), and the words beside it that name its day."""

    time: str
    rest: str


def clock_in(phrase: str) -> Clock | None:
    """The first time of day in the phrase, if any."""
    found = _CLOCK.search(phrase)
    if found is None:
        return None
    rest = f"{phrase[: found.start()]} {phrase[found.end() :]}"
    rest = _AROUND.sub(" ", _ZONE.sub(" ", rest))
    return Clock(_time(found), " ".join(rest.split()).strip(". "))


def _time(found: re.Match[str]) -> str:
    if found["named"]:
        return "24:00" if found["named"] == "midnight" else "12:00"
    if found["h24"]:
        return f"{int(found['h24']):02}:{found['m24']}"
    hour = _hour(int(found["hour"]), found["half"], found["in"])
    return f"{hour:02}:{found['minute'] or '00'}"


_SMALL_HOURS: Final = 5


def _hour(number: int, half: str | None, part: str | None) -> int:
    """The hour of the day; twelve at night is its end, and three at night stays three."""
    if number > 12 or not (half or part):
        return number
    if part == "night" and (number == 12 or number < _SMALL_HOURS):
        return 24 if number == 12 else number
    late = half == "p" or part in ("afternoon", "evening", "night")
    return number % 12 + 12 * late
