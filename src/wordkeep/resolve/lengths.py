"""Durations: how long."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from wordkeep.model.mention import TimeType
from wordkeep.resolve.meaning import FUTURE, PAST, Context, Meaning, near_said, reference, rule, steps_of
from wordkeep.resolve.numbers import NUMBER, number_in
from wordkeep.resolve.timex import OPEN, Point, Unit
from wordkeep.resolve.vocabulary import NO_MEASURE, UNIT, either, measure_of, point_unit

ONE: Final = Fraction(1)
HALF: Final = Fraction(1, 2)

_IN_YEARS: Final = {"E": 10, "C": 100}  # TimeBank counts decades and centuries in years
_PARTS: Final = {
    ("", "Y"): (12, "M"),
    ("", "Q"): (3, "M"),
    ("", "M"): (30, "D"),
    ("", "W"): (7, "D"),
    ("", "D"): (24, "H"),
    ("T", "H"): (60, "M"),
    ("T", "M"): (60, "S"),
}


def duration_value(count: Fraction | None, unit: str) -> str:
    """The value of so many of a unit, named in the singular or plural; ``None`` of them is some.

    >>> [duration_value(Fraction(3, 2), unit) for unit in ("year", "minutes", "days")]
    ['P1Y6M', 'PT1M30S', 'P1DT12H']
    """
    measure = measure_of(unit)
    if measure is NO_MEASURE:
        return "PXX"
    clock, letter, times = measure
    if count is None:
        return f"P{clock}X{letter}"
    count *= times
    if letter == Unit.WEEKEND:
        count, letter = count * 2, "D"
    if letter in _IN_YEARS:
        count, letter = count * _IN_YEARS[letter], "Y"
    return f"P{clock}{_amount(count, clock, letter)}"


def _amount(count: Fraction, clock: str, letter: str) -> str:
    """``1Y6M``; what the next smaller unit cannot say either stays a decimal: ``2.7S``."""
    whole, rest = int(count), count - int(count)
    parts, smaller = _PARTS.get((clock, letter), (1, letter))
    if not rest:
        return f"{whole}{letter}"
    if (rest * parts).denominator != 1:
        return f"{float(count):.2f}".rstrip("0").rstrip(".") + letter
    return (f"{whole}{letter}" if whole else "") + ("T" if letter == "D" else "") + f"{int(rest * parts)}{smaller}"


def length_of_one(unit: str, type_: TimeType) -> Meaning:
    """What one of the unit means as a duration, or as what happens in each; weekends are no stretch but a set of days."""
    if type_ is TimeType.SET and point_unit(unit) is Unit.WEEKEND:
        return Meaning(OPEN[Unit.WEEKEND], type_)
    return Meaning(duration_value(ONE, unit), type_)


def length(found: re.Match[str], context: Context) -> Meaning | None:
    """``two years``, ``the past three months``, ``five-year``; typed a date, ``recent years`` and ``the last one week``."""
    groups = found.groupdict()
    unit, which, vague = found["unit"], groups.get("which") or "", groups.get("vague")
    is_one = not vague and not unit.endswith("s") and unit != "centuries"  # "year-long"
    count = number_in(groups["count"]) if groups.get("count") else ONE if is_one else None
    if context.type is TimeType.SET and count == 1:
        return length_of_one(unit, TimeType.SET)
    if context.type is TimeType.DATE and vague:
        return reference(FUTURE if vague in ("coming", "future", "next") else PAST, context.today)
    if context.type is TimeType.DATE and count == 1 and which and (points := point_unit(unit)):
        return near_said(context, points, steps_of(which))
    meaning = Meaning(duration_value(count, unit), TimeType.DURATION)
    return _reaching(meaning, count, unit, which, context)


def _reaching(meaning: Meaning, count: Fraction | None, name: str, which: str, context: Context) -> Meaning:
    """The duration with its days where it ends or begins on a known day: ``the past two weeks``."""
    unit, steps = point_unit(name), steps_of(which)
    if not steps or count is None or count.denominator != 1 or unit in (None, Unit.WEEKEND, Unit.SEASON):
        return meaning
    base = context.base(which, unit)
    if base is None:
        return meaning
    edge = Point(Unit.DAY, base.first if steps < 0 else base.last)
    other = edge.shifted(steps * int(count) * measure_of(name).times, unit)
    first, last = sorted((edge.first, other.first))
    return replace(meaning, earliest=first, latest=last, counted_from=base.first)


def at_least(found: re.Match[str], _: Context) -> Meaning:
    """``two to three weeks``: at least the smaller number."""
    return Meaning(duration_value(number_in(found["count"]), found["unit"]), TimeType.DURATION)


def and_a_half(found: re.Match[str], _: Context) -> Meaning | None:
    """``two and a half years``."""
    count = number_in(found["count"])
    return Meaning(duration_value(count + HALF, found["unit"]), TimeType.DURATION) if count else None


def half(found: re.Match[str], _: Context) -> Meaning:
    """``a half hour``."""
    return Meaning(duration_value(HALF, found["unit"]), TimeType.DURATION)


def whole(found: re.Match[str], _: Context) -> Meaning:
    """``all day``, ``the entire week``."""
    return Meaning(duration_value(ONE, found["unit"]), TimeType.DURATION)


def unmeasured(_: re.Match[str], __: Context) -> Meaning:
    """``a while``."""
    return Meaning("PXX", TimeType.DURATION)


_A: Final = "(?:the |each of the |an? |another |a further )?"
_FROM: Final = either(("last", "past", "previous", "preceding", "next", "coming", "following"))
_WHICH: Final = f"(?:(?:(?P<which>{_FROM})|first|final|latest|initial|these|those) )?"
_SIZE: Final = either(("full", "whole", "more", "long", "short", "additional", "further"))
_KIND: Final = either(("consecutive", "straight", "trading", "working", "business", "calendar", "fiscal"))
_OLD: Final = "(?:[ -](?:old|long|period|term|stretch|span)| of)?"
_VAGUE: Final = "(?P<vague>last|past|recent|coming|next|future|previous|early|first)"

RULES: Final = (
    rule(rf"(?P<count>{NUMBER}) (?:to|or|and|-) {NUMBER} {UNIT}", at_least),
    rule(rf"(?:a )?(?P<count>{NUMBER})[ -]and[ -]a[ -]half[ -]{UNIT}", and_a_half),
    rule(rf"(?P<count>an?|one) {UNIT} or (?:two|so|more)", length),
    rule(r"a half[ -](?P<unit>hour|day|year|century|decade)", half),
    rule(r"(?:all|the whole|the entire) (?P<unit>day|night|week|month|year)(?: long)?", whole),
    rule(rf"(?P<count>an?|one) {UNIT} and a half", and_a_half),
    rule(rf"{_A}{_WHICH}(?P<count>{NUMBER})(?: (?:{_SIZE}|{_KIND}))?[ -]?{UNIT}{_OLD}", length),
    rule(rf"(?:the )?{_VAGUE}(?: (?:few|several|couple of|many))? {UNIT}", length),
    rule(rf"{UNIT}(?:-(?:old|long))?", length),
    rule(r"(?:a |some |quite a )?(?:little |long |short )?(?:while|time|moment)", unmeasured),
)
