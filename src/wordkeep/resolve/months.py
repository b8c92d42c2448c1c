"""Months, with a day, with a year, with both or neither; and which year is meant by a name that comes round in each."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Final

from wordkeep.model.mention import TimeType
from wordkeep.resolve.meaning import Context, Meaning, meaning_at, narrowed, rule, steps_of
from wordkeep.resolve.timex import Point, Unit
from wordkeep.resolve.vocabulary import DAY, MONTH, MONTHS, NUMBER_OF_DAY, PART, TH, WHICH, YEAR, number_of


def month_and_day(found: re.Match[str], context: Context) -> Meaning | None:
    """``March``, ``March 18``, ``March 2021``, ``Thursday, 18th of March, 2021``."""
    groups = found.groupdict()
    month, part = number_of(found["month"], MONTHS) + 1, groups.get("part")
    day = int(groups["day"]) if groups.get("day") else None
    if groups.get("year"):
        return narrowed(meaning_at(_point(int(groups["year"]), month, day)), part)
    if context.type is TimeType.SET:
        return Meaning(month_value(month, day), TimeType.SET)
    base = base_of_year(context, groups.get("which") or "")
    if base is None:
        return narrowed(Meaning(month_value(month, day), TimeType.DATE), part)
    point = _near(month, day, base, groups.get("which") or "", ahead=context.ahead)
    return narrowed(meaning_at(point, counted_from=base.first), part) if point else None


def month_value(month: int, day: int | None = None) -> str:
    """The value of a month, or its day, of no known year: ``XXXX-03-18``; raises ``ValueError`` where no year has it."""
    return f"XXXX{_point(_A_LEAP_YEAR, month, day).value[4:]}"


_A_LEAP_YEAR: Final = 2000


def _point(year: int, month: int, day: int | None) -> Point:
    return Point(Unit.DAY if day else Unit.MONTH, date(year, month, day or 1))


def _near(month: int, day: int | None, base: Point, which: str, *, ahead: bool) -> Point | None:
    return nearest(every_year(lambda year: _point(year, month, day), base), base, which, ahead=ahead)


def base_of_year(context: Context, which: str) -> Point | None:
    """What a name that comes round every year counts from: "that March" is of the year that the text named last."""
    return context.base(which, Unit.YEAR if which in ("that", "same") else Unit.MONTH)


_YEARS_AROUND: Final = 8  # as far off as February 29 may be


def every_year(of_year: Callable[[int], Point], base: Point) -> list[Point]:
    """The points of the years around, in their order; not every year has a February 29, nor the calendar every year."""
    return list(_every_year(of_year, base.first.year))


def _every_year(of_year: Callable[[int], Point], middle: int) -> Iterator[Point]:
    for year in range(middle - _YEARS_AROUND, middle + _YEARS_AROUND + 1):
        with suppress(ValueError):
            yield of_year(year)


_OF_ITS_YEAR: Final = frozenset({"this", "current", "that", "same"})


def nearest(points: Sequence[Point], base: Point, which: str, *, ahead: bool) -> Point | None:
    """The one that is meant of points that come round every year: the nearest on the side that the sentence speaks of."""
    steps = steps_of(which)
    past = [point for point in points if _days(base, point) < 0 or (not steps and _days(base, point) == 0)]
    coming = [point for point in points if _days(base, point) > 0 or (not steps and _days(base, point) == 0)]
    if which in _OF_ITS_YEAR:
        chosen = [point for point in points if point.first.year == base.first.year]
    elif steps > 0 or (ahead and not steps) or (not steps and _is_rather_coming(base, past, coming)):
        chosen = coming
    else:
        chosen = past[::-1]
    return chosen[0] if chosen else None


def _days(base: Point, point: Point) -> int:
    """Days from the point that ``base`` lies in, as long as ``point``, to ``point``; below nothing if it is past."""
    return (point.first - base.within(point.unit).first).days


_NEAR_DAYS: Final = 60


def _is_rather_coming(base: Point, past: Sequence[Point], coming: Sequence[Point]) -> bool:
    """Whether a day told as past is near ahead and long ago: nothing in the sentence may have said that it is to come."""
    if not past or not coming or coming[0].unit is not Unit.DAY:
        return False
    return _days(base, coming[0]) < _NEAR_DAYS <= -_days(base, past[-1])


def days_between(found: re.Match[str], context: Context) -> Meaning | None:
    """``March 18-19``: from one day of a month to another."""
    month = number_of(found["month"], MONTHS) + 1
    first, last = int(found["from"]), int(found["to"])
    if last < first:
        return None
    base = context.today
    if found["year"]:
        begin, counted_from = _point(int(found["year"]), month, first), None
    elif base is None:
        return Meaning(f"{month_value(month, first)}/{month_value(month, last)}", TimeType.DATE)
    else:
        near = _near(month, first, base, "", ahead=context.ahead)
        if near is None:
            return None
        begin, counted_from = near, base.first
    end = begin.first.replace(day=last)
    return Meaning(f"{begin.value}/{end.isoformat()}", TimeType.DATE, begin, begin.first, end, counted_from)


def month_of_year(found: re.Match[str], context: Context) -> Meaning | None:
    """``January this year``, ``June last year``, ``May of that year``."""
    base = context.base(found["which"], Unit.YEAR)
    month = number_of(found["month"], MONTHS) + 1
    if base is None:
        return Meaning(month_value(month), TimeType.DATE)
    year = base.first.year + steps_of(found["which"])
    return meaning_at(_point(year, month, None), counted_from=base.first)


_DAY: Final = rf"(?:the )?(?P<day>{NUMBER_OF_DAY}){TH}?"
_DAYS: Final = rf"(?P<from>{NUMBER_OF_DAY}){TH}?(?:[-–]| and | to | through )(?P<to>{NUMBER_OF_DAY}){TH}?"
_YEAR: Final = f"(?:,? {YEAR})?"

RULES: Final = (
    rule(rf"(?:{DAY},? )?{_DAY}(?: of)? {MONTH}{_YEAR}", month_and_day),
    rule(rf"(?:{DAY},? )?{MONTH} {_DAY}{_YEAR}(?:,? (?:in the )?{PART})?", month_and_day),
    rule(rf"{MONTH} (?:of )?(?P<which>this|last|next|that) year", month_of_year),
    rule(rf"{MONTH} {_DAYS}{_YEAR}", days_between),
    rule(rf"{_DAYS} (?:of )?{MONTH}{_YEAR}", days_between),
    rule(rf"(?:{WHICH} )?{MONTH}", month_and_day),
    rule(rf"{MONTH},?(?: of)? {YEAR}", month_and_day),
)
