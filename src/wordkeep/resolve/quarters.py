"""Quarters and halves of a year, and what they are compared with: ``Q3 2020``, ``the year-earlier quarter``."""

import re
from datetime import date
from typing import Final

from wordkeep.model.mention import TimeType
from wordkeep.resolve.meaning import Context, Meaning, meaning_at, near_said, rule, steps_of
from wordkeep.resolve.timex import Point, Unit
from wordkeep.resolve.vocabulary import ORDER, QUARTER, YEAR, point_unit


def short_quarter(found: re.Match[str], context: Context) -> Meaning:
    """``Q3 2020``, ``2020 Q3``, ``Q3``."""
    order = int(found["number"])
    if found["year"]:
        return _quarter(order, int(found["year"]), None)
    return _quarter(order, context.said.year if context.said else None, context.said)


def quarter(found: re.Match[str], context: Context) -> Meaning | None:
    """``the third quarter``, ``the first half of 2020``, ``last year's second quarter``."""
    groups = found.groupdict()
    order, which = ORDER[found["order"]], "last" if groups.get("ago") else groups.get("which")
    named = _half if found["part"] == "half" else _quarter
    if named is _half and order > 2:
        return None
    if groups.get("year"):
        return named(order, int(groups["year"]), None)
    if context.type is TimeType.SET:
        return Meaning(named(order, None, None).value, TimeType.SET)
    if context.said is None:
        return named(order, None, None)
    year = context.said.year + steps_of(which or "")
    if order == _LAST and not which and not context.ahead and context.said.month < _LATE:
        year -= 1
    return named(order, year, context.said)


_LAST: Final = 4  # told of in spring, the fourth quarter is that of the year before
_LATE: Final = 7


def _quarter(order: int, year: int | None, counted_from: date | None) -> Meaning:
    if year is None:
        return Meaning(f"XXXX-Q{order}", TimeType.DATE)
    return meaning_at(Point(Unit.QUARTER, date(year, 3 * order - 2, 1)), counted_from=counted_from)


def _half(order: int, year: int | None, counted_from: date | None) -> Meaning:
    if year is None:
        return Meaning(f"XXXX-H{order}", TimeType.DATE)
    first = date(year, 6 * order - 5, 1)
    last = Point(Unit.QUARTER, first).moved(1).last
    return Meaning(f"{year:04}-H{order}", TimeType.DATE, None, first, last, counted_from)


def some_quarter(found: re.Match[str], _: Context) -> Meaning:
    """``the 1988 quarter``: which one the text has said before, of another year."""
    year = int(found["year"])
    return Meaning(f"{year}-QX", TimeType.DATE, None, date(year, 1, 1), date(year, 12, 31))


def a_year_before(found: re.Match[str], context: Context) -> Meaning | None:
    """``the year-earlier quarter``, ``year-ago``, ``the corresponding period last year``.

    A year before what the text named last; else before the last quarter that was over, which is the one reported on.
    """
    groups = found.groupdict()
    unit = point_unit(groups.get("unit") or "")
    base, said = context.before, context.today
    if base and base.unit in _COMPARED and unit in (None, base.unit):
        return meaning_at(base.shifted(-1, Unit.YEAR), counted_from=base.first)
    if said is None:
        return None
    if unit is Unit.QUARTER:
        return meaning_at(said.within(unit).moved(-1).shifted(-1, Unit.YEAR), counted_from=said.first)
    return near_said(context, Unit.YEAR, -1)


_COMPARED: Final = frozenset({Unit.DAY, Unit.MONTH, Unit.QUARTER, Unit.YEAR})

_AGO: Final = "year[ -](?:ago|earlier)"
_SAME: Final = "(?:comparable|corresponding|same)"
_OF_YEAR: Final = f"(?:,? (?:of )?(?:(?:the )?(?:fiscal|year) )?{YEAR})?"
_THEN: Final = "(?:last year|a year (?:ago|earlier)|the (?:previous|prior) year)"

RULES: Final = (
    rule(rf"q(?P<number>[1-4])(?:,? (?:of )?{YEAR})?", short_quarter),
    rule(rf"{YEAR} q(?P<number>[1-4])", short_quarter),
    rule(rf"(?:the )?(?:fiscal[ -])?{QUARTER}{_OF_YEAR}", quarter),
    rule(rf"(?:the )?{YEAR}(?:'s)? {QUARTER}", quarter),
    rule(rf"(?:the )?(?P<which>this|last|next) year's {QUARTER}", quarter),
    rule(rf"(?:the )?{QUARTER}(?: of)? (?P<which>this|last|next)(?: fiscal)? year", quarter),
    rule(rf"(?:the )?(?:comparable |same )?(?P<ago>{_AGO}) {QUARTER}", quarter),
    rule(rf"(?:the )?{YEAR}(?:'s)? quarter", some_quarter),
    rule(rf"(?:the )?(?:{_SAME} )?{_AGO}(?: (?P<unit>quarter|period|month|year))?", a_year_before),
    rule(rf"(?:the )?(?:{_SAME}|like) (?P<unit>period|quarter) (?:of |in )?{_THEN}", a_year_before),
    rule(r"last year's (?P<unit>quarter|period)", a_year_before),
)
