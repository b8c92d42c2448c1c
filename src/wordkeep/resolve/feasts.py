"""Feasts: days that come round every year under a name."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from wordkeep.resolve.meaning import Context, Meaning, meaning_at, rule
from wordkeep.resolve.months import base_of_year, every_year, nearest
from wordkeep.resolve.timex import Point, Unit
from wordkeep.resolve.vocabulary import YEAR, group

FIXED: Final = {
    "new year": (1, 1),
    "new year's": (1, 1),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "independence day": (7, 4),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
"""Month and day of each feast that has the same date every year."""


def fixed_feast(found: re.Match[str], context: Context) -> Meaning | None:
    """``Christmas``, ``last Halloween``, ``May Day 1968``."""
    month, day = FIXED[found["name"]]
    return _feast(found, context, lambda year: date(year, month, day))


def thanksgiving(found: re.Match[str], context: Context) -> Meaning | None:
    """The fourth Thursday of November."""
    return _feast(found, context, _fourth_thursday_of_november)


def _fourth_thursday_of_november(year: int) -> date:
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


def _feast(found: re.Match[str], context: Context, day: Callable[[int], date]) -> Meaning | None:
    if found["year"]:
        return meaning_at(Point(Unit.DAY, day(int(found["year"]))))
    which = found["which"] or ""
    base = base_of_year(context, which)
    if base is None:
        return None
    days = every_year(lambda year: Point(Unit.DAY, day(year)), base)
    chosen = nearest(days, base, which, ahead=context.ahead)
    return meaning_at(chosen, counted_from=base.first) if chosen else None


_WHICH: Final = "(?:(?P<which>last|next|this) )?"
_YEAR: Final = f"(?:,? {YEAR})?"

RULES: Final = (
    rule(rf"{_WHICH}thanksgiving(?: day)?{_YEAR}", thanksgiving),
    rule(rf"{_WHICH}{group('name', FIXED)}{_YEAR}", fixed_feast),
)
