"""Words around another time expression: ``early 1990``, ``the week of March 6``, ``later this year``."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from wordkeep.resolve.meaning import Context, Meaning, frame, meaning_at
from wordkeep.resolve.timex import Point, Unit
from wordkeep.resolve.vocabulary import either, point_unit


def week_of(_: re.Match[str], __: Context, inner: Meaning) -> Meaning | None:
    """``the week of March 6``."""
    if inner.point is None or not Unit.WEEK.holds(inner.point.unit):
        return None
    return meaning_at(inner.point.within(Unit.WEEK), counted_from=inner.counted_from)


def rest_of(found: re.Match[str], context: Context, inner: Meaning) -> Meaning:
    """``later this year``, ``earlier this month``: that year or month, from or up to the day of publication."""
    said = context.said
    if inner.point is None or said is None or not inner.point.first <= said <= inner.point.last:
        return inner
    if found["side"] == "earlier":
        return replace(inner, earliest=inner.point.first, latest=said)
    return replace(inner, earliest=said, latest=inner.point.last)


_FIRST_HALF: Final = ("beginning", "start", "first part")
_SECOND_HALF: Final = ("end", "close", "latter part")
_EARLY: Final = frozenset({"early", *_FIRST_HALF})
_LATE: Final = frozenset({"late", *_SECOND_HALF})


def end_of(found: re.Match[str], _: Context, inner: Meaning) -> Meaning:
    """``early 1990``, ``the end of March``, ``mid-June``: the value of the whole, the days of its part."""
    if inner.point is None or inner.point.unit is Unit.DAY:
        return inner
    first, last = _part_of(inner.point, found["end"])
    return replace(inner, earliest=first, latest=last)


def _part_of(point: Point, end: str) -> tuple[date, date]:
    """The first or second half, or the two quarters between."""
    first, last = point.first, point.last
    half, quarter = (timedelta(days=((last - first).days + 1) // parts) for parts in (2, 4))
    if end in _EARLY:
        return first, first + max(half - timedelta(days=1), timedelta(0))
    if end in _LATE:
        return first + half, last
    return first + quarter, last - quarter


_BEFORE_IT: Final = {"first": 0, "opening": 0, "early": 0, "second": 1, "third": 2, "fourth": 3}
_LAST: Final = ("last", "final")
_DAYS_OF: Final = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7, Unit.MONTH: 31}
_SEVERAL: Final = {Unit.DAY: 7, Unit.WEEK: 3, Unit.WEEKEND: 3, Unit.MONTH: 3}  # as many "the first days" may be


def part_within(found: re.Match[str], _: Context, inner: Meaning) -> Meaning | None:
    """``the second day of May``: that day. ``the first week of May``: the value of the whole, the days of its part."""
    unit, order = point_unit(found["unit"]), found["order"]
    if inner.point is None or unit is None or unit.holds(inner.point.unit):
        return None
    if found["unit"] in ("day", "month"):
        return _one_of(inner, inner.point, unit, order)
    first, last = inner.point.first, inner.point.last
    length = timedelta(days=_DAYS_OF[unit] * (_SEVERAL[unit] if found["unit"].endswith("s") else 1))
    if order in _LAST:
        first = max(first, last - length + timedelta(days=1))
    else:
        first += length * _BEFORE_IT[order]
        last = min(last, first + length - timedelta(days=1))
    return replace(inner, earliest=first, latest=last) if first <= last else None


def _one_of(inner: Meaning, whole: Point, unit: Unit, order: str) -> Meaning | None:
    one = Point.around(unit, whole.last) if order in _LAST else whole.within(unit).moved(_BEFORE_IT[order])
    return meaning_at(one, counted_from=inner.counted_from) if one.first <= whole.last else None


def hours_of(_: re.Match[str], __: Context, inner: Meaning) -> Meaning:
    """``the small hours of Monday``: the day."""
    return inner


_ORDER: Final = either((*_BEFORE_IT, *_LAST))
_HALVES: Final = either((*_FIRST_HALF, *_SECOND_HALF, "middle"))

RULES: Final = (
    frame(r"(?:the )?week of (?P<inner>.+)", week_of),
    frame(r"(?P<side>later|earlier|sooner|further)(?: in)? (?P<inner>(?:this|the) .+)", rest_of),
    frame(r"(?:the )?(?P<end>early|late|mid)[ -](?:in )?(?:the )?(?P<inner>.+)", end_of),
    frame(rf"(?:the )?(?P<end>{_HALVES}) of (?P<inner>.+)", end_of),
    frame(
        rf"(?:the )?(?P<order>{_ORDER}) (?P<unit>days?|weeks?|weekend|months?) (?:of|in) (?P<inner>.+)",
        part_within,
    ),
    frame(r"(?:the )?(?:early|late|small) hours (?:of|on) (?P<inner>.+)", hours_of),
)
