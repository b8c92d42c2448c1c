"""Last, this and next of any unit, and the one that the text is about: ``last week``, ``the following month``."""

import re
from typing import Final

from wordkeep.model.mention import TimeType
from wordkeep.resolve.lengths import length_of_one
from wordkeep.resolve.meaning import Context, Meaning, meaning_at, meaning_open, near_said, rule, steps_of
from wordkeep.resolve.timex import Point, Unit
from wordkeep.resolve.vocabulary import UNIT, WHICH, point_unit


def which_unit(found: re.Match[str], context: Context) -> Meaning | None:
    """``last week``, ``this year``, ``the following month``."""
    which, unit = found["which"], point_unit(found["unit"])
    if unit is None or found["unit"].endswith("s"):
        return None
    if which == "latest":
        return near_said(context, unit, -1 if unit is Unit.QUARTER else 0)
    base = context.base(which, unit)
    if base is None:
        is_vague = context.said is None and steps_of(which)  # then "last week" is but some time past
        return None if is_vague else meaning_open(unit)
    return meaning_at(base.within(unit).moved(steps_of(which)), counted_from=base.first)


def bare_unit(found: re.Match[str], context: Context) -> Meaning | None:
    """``the week``, ``the year``: the one the text speaks of."""
    unit = point_unit(found["unit"])
    if unit is None or found["unit"].endswith("s"):
        return None
    if context.type is TimeType.SET or (context.type is TimeType.DURATION and not found["kind"]):
        return length_of_one(found["unit"], context.type)
    if unit in (Unit.DAY, Unit.QUARTER) and context.before and context.before.unit is unit:
        return meaning_at(context.before, counted_from=context.before.first)
    return near_said(context, unit, -1 if unit is Unit.QUARTER or _is_over(unit, context) else 0) or meaning_open(unit)


def _is_over(unit: Unit, context: Context) -> bool:
    """Whether "the weekend" is the last one: told as past, before that of this week."""
    today = context.today
    return unit is Unit.WEEKEND and not context.ahead and today is not None and today.first < today.within(unit).first


def two_away(found: re.Match[str], context: Context) -> Meaning | None:
    """``the week before last``."""
    unit = point_unit(found["unit"])
    return near_said(context, unit, -2 if found["direction"] == "before last" else 2) if unit else None


def year_end(_: re.Match[str], context: Context) -> Meaning | None:
    """``year-end``: its last day."""
    today = context.today
    if today is None:
        return None
    return meaning_at(Point(Unit.DAY, today.within(Unit.YEAR).last), counted_from=today.first)


RULES: Final = (
    rule(r"(?:the )?(?P<unit>day|week|month|year) (?P<direction>before last|after next)", two_away),
    rule(rf"(?:the )?{WHICH} (?:fiscal |calendar |financial |full )?{UNIT}(?:'s)?", which_unit),
    rule(r"(?:the )?year[ -]end", year_end),
    rule(rf"(?:the )?(?P<kind>(?:entire|whole|full|fiscal|trading) )?{UNIT}", bare_unit),
)
