"""Points counted from another: ``two weeks ago``, ``a year earlier``, ``in three days``."""

import re
from typing import Final

from wordkeep.model.mention import TimeType
from wordkeep.resolve.meaning import FUTURE, PAST, Context, Meaning, meaning_at, meaning_open, reference, rule
from wordkeep.resolve.numbers import NUMBER, number_in
from wordkeep.resolve.timex import Point, Unit
from wordkeep.resolve.vocabulary import UNIT, group, measure_of, point_unit

_BACK: Final = frozenset({"ago", "earlier", "before", "previously", "prior", "back"})
_BACK_FROM_TEXT: Final = frozenset({"earlier", "before", "previously", "prior"})
_ON_FROM_TEXT: Final = frozenset({"later", "after", "afterward", "afterwards", "on"})


def counted(found: re.Match[str], context: Context) -> Meaning | None:
    """``two weeks ago``, ``a year earlier``, ``three days later``, ``in two years``."""
    direction, unit = found["direction"], point_unit(found["unit"])
    if direction == "in" and context.type is TimeType.DURATION:  # "built in two years"
        return None
    if unit is Unit.WEEKEND:  # "in two weekends" may be read in two ways
        return None
    count = number_in(found["count"])
    if unit and count and count.denominator != 1:
        parts, unit = _PARTED[unit]
        count *= parts
    sign = -1 if direction in _BACK else 1
    base = _base(context, direction, found["unit"])
    if base is None and direction in _ON_FROM_TEXT and unit and count is not None:
        return meaning_open(_grain(unit))
    if base is None or count is None or unit is None or not unit.holds(base.unit):
        return reference(PAST if sign < 0 else FUTURE, base)
    there = base.shifted(sign * int(count) * measure_of(found["unit"]).times, unit)
    if base.unit is Unit.DAY:
        there = there.within(_grain(unit))
    return meaning_at(there, counted_from=base.first)


_PARTED: Final = {
    Unit.DAY: (1, Unit.DAY),
    Unit.WEEK: (7, Unit.DAY),
    Unit.MONTH: (30, Unit.DAY),
    Unit.QUARTER: (3, Unit.MONTH),
    Unit.SEASON: (12, Unit.MONTH),
    Unit.YEAR: (12, Unit.MONTH),
    Unit.DECADE: (10, Unit.YEAR),
    Unit.CENTURY: (100, Unit.YEAR),
}
"""How many of which smaller unit a unit is counted in where its number is not whole."""


def _base(context: Context, direction: str, unit: str) -> Point | None:
    """What the text named last, where the direction says so; else the day of publication.

    "Two days later" told as past is not after the publication, even where the text named nothing before. "A year ago"
    beside a quarter is a year before that, as companies report.
    """
    from_text = direction in _BACK_FROM_TEXT or direction in _ON_FROM_TEXT
    is_compared = direction == "ago" and unit.startswith("year")
    if context.before and (from_text or (is_compared and context.before.unit is Unit.QUARTER)):
        return context.before
    return None if direction in _ON_FROM_TEXT and not context.ahead else context.today


def _grain(unit: Unit) -> Unit:
    """How exact a count of this unit is: weeks are counted to the day, decades to the year."""
    match unit:
        case Unit.WEEK:
            return Unit.DAY
        case Unit.DECADE | Unit.CENTURY:
            return Unit.YEAR
        case _:
            return unit


_KIND: Final = "(?: (?:full|whole|more|long|short))?"
_DIRECTION: Final = group("direction", (*_BACK, *_ON_FROM_TEXT, "from now", "hence", "away"))

RULES: Final = (
    rule(rf"(?P<count>{NUMBER}){_KIND} ?-?{UNIT}(?:' time)?,? {_DIRECTION}", counted),
    rule(rf"(?P<direction>in) (?P<count>{NUMBER}) {UNIT}(?:'s?)?(?: time)?", counted),
    rule(rf"(?P<count>){UNIT} (?P<direction>ago|earlier|before|later|after)", counted),
)
