"""Points of the calendar of any size, counted with and written as TIMEX3 values (TimeML 1.2.1).

A point is a day, a week, a quarter, a decade ...: its unit and its first day. A week is ISO 8601's, Monday to Sunday.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Self


class Unit(StrEnum):
    """The sizes of points, shortest first, by the letter that TIMEX3 writes for each in a duration."""

    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    SEASON = "S"
    YEAR = "Y"
    DECADE = "E"
    CENTURY = "C"

    def holds(self, other: "Unit") -> bool:
        """Whether a point of the other unit is no longer than one of this."""
        sizes = list(Unit)
        return sizes.index(other) <= sizes.index(self)


OPEN: Final = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.WEEK: "XXXX-WXX",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.SEASON: "XXXX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}
"""The value of a point of which only the unit is known."""

SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month that each begins in
_SEASON_OF_MONTH: Final = {month: name for name, month in SEASONS.items()}

_MONTHS_LONG: Final = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.SEASON: 3, Unit.YEAR: 12}
_MONTHS_A_STEP: Final = _MONTHS_LONG | {Unit.SEASON: 12}  # one step is the same season a year on
_YEARS_LONG: Final = {Unit.DECADE: 10, Unit.CENTURY: 100}


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar that one TIMEX3 value names: ``unit`` long from the day ``first`` on."""

    unit: Unit
    first: date

    @classmethod
    def around(cls, unit: Unit, day: date) -> Self:
        """The point of this unit that ``day`` lies in; of weekends, the one that ends the week of ``day``.

        Seasons are March to May and so on. Raises ``ValueError`` where it would begin before the calendar.
        """
        match unit:
            case Unit.DAY:
                first = day
            case Unit.WEEK:
                first = _days_on(day, -day.weekday())
            case Unit.WEEKEND:
                first = _days_on(day, 5 - day.weekday())
            case Unit.MONTH:
                first = day.replace(day=1)
            case Unit.QUARTER:
                first = date(day.year, day.month - (day.month - 1) % 3, 1)
            case Unit.SEASON:
                first = _months_on(day.replace(day=1), -(day.month % 3))
            case Unit.YEAR:
                first = date(day.year, 1, 1)
            case Unit.DECADE | Unit.CENTURY:
                first = _year_or_first(day.year - day.year % _YEARS_LONG[unit], day)
        return cls(unit, first)

    @property
    def last(self) -> date:
        """The last day, or the calendar's where that comes first."""
        try:
            return _days_on(self._next(), -1)
        except ValueError:
            return date.max

    def _next(self) -> date:
        """The day after the last."""
        match self.unit:
            case Unit.DAY:
                return _days_on(self.first, 1)
            case Unit.WEEKEND:
                return _days_on(self.first, 2)
            case Unit.WEEK:
                return _days_on(self.first, 7)
            case Unit.DECADE | Unit.CENTURY:
                return self.moved(1).first
            case _:
                return _months_on(self.first, _MONTHS_LONG[self.unit])

    @property
    def value(self) -> str:
        """The TIMEX3 value.

        >>> Point.around(Unit.QUARTER, date(1989, 8, 9)).value
        '1989-Q3'
        """
        week = self.first.isocalendar()
        year, month = f"{self.first.year:04}", self.first.month
        values = {
            Unit.DAY: self.first.isoformat(),
            Unit.WEEKEND: f"{week.year:04}-W{week.week:02}-WE",
            Unit.WEEK: f"{week.year:04}-W{week.week:02}",
            Unit.MONTH: f"{year}-{month:02}",
            Unit.QUARTER: f"{year}-Q{(month + 2) // 3}",
            Unit.SEASON: f"{year}-{_SEASON_OF_MONTH.get(month, 'XX')}",
            Unit.YEAR: year,
            Unit.DECADE: year[:3],
            Unit.CENTURY: year[:2],
        }
        return values[self.unit]

    def moved(self, steps: int) -> Self:
        """The point as many of its own unit on, back if below nothing; raises ``ValueError`` beyond the calendar."""
        if long := _YEARS_LONG.get(self.unit):
            year = self.first.year - self.first.year % long + steps * long
            return type(self)(self.unit, _year_or_first(year, self.first))
        return type(self)(self.unit, _steps_on(self.first, steps, self.unit))

    def shifted(self, steps: int, by: Unit) -> Self:
        """The point as long, ``steps`` of another unit on: the third quarter, a year before."""
        return type(self).around(self.unit, _steps_on(self.first, steps, by))

    def within(self, unit: Unit) -> Self:
        """The point of another unit that this one begins in."""
        return type(self).around(unit, self.first)


def _steps_on(day: date, steps: int, by: Unit) -> date:
    match by:
        case Unit.DAY:
            return _days_on(day, steps)
        case Unit.WEEK | Unit.WEEKEND:
            return _days_on(day, 7 * steps)
        case Unit.DECADE | Unit.CENTURY:
            return _months_on(day, 12 * _YEARS_LONG[by] * steps)
        case _:
            return _months_on(day, _MONTHS_A_STEP[by] * steps)


def _months_on(day: date, months: int) -> date:
    """The same day of a later month, or its last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise ValueError(f"{months} months from {day} is beyond the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _days_on(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError as error:
        raise ValueError(f"{days} days from {day} is beyond the calendar") from error


def _year_or_first(year: int, counted_from: date) -> date:
    """The first day of a year; the calendar begins with 1, so the years from 0 on do too."""
    if not 0 <= year <= date.max.year:
        raise ValueError(f"the years from {year} on, counted from {counted_from}, are beyond the calendar")
    return date(max(year, date.min.year), 1, 1)
