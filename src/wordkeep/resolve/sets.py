"""Sets of times: how often."""

import re
from fractions import Fraction
from typing import Final

from wordkeep.model.mention import TimeType
from wordkeep.resolve.lengths import duration_value, length_of_one
from wordkeep.resolve.meaning import Context, Meaning, rule
from wordkeep.resolve.months import month_value
from wordkeep.resolve.numbers import NUMBER, number_in
from wordkeep.resolve.timex import OPEN, Unit
from wordkeep.resolve.vocabulary import (
    DAY,
    DAYS,
    MONTH,
    MONTHS,
    PART,
    PARTS,
    SEASON_NAMES,
    UNIT,
    group,
    number_of,
    point_unit,
)
from wordkeep.resolve.weekdays import weekday_value


def every(found: re.Match[str], _: Context) -> Meaning:
    """``every year``, ``every two years``, ``every other day``."""
    if not found["count"] and not found["other"]:
        return length_of_one(found["unit"], TimeType.SET)
    count = number_in(found["count"]) if found["count"] else Fraction(2)
    unit = "week" if point_unit(found["unit"]) is Unit.WEEKEND else found["unit"]
    return Meaning(duration_value(count, unit), TimeType.SET)


def every_weekday(found: re.Match[str], _: Context) -> Meaning:
    """``each Monday night``."""
    return Meaning(weekday_value(number_of(found["weekday"], DAYS), found["part"]), TimeType.SET)


def every_month(found: re.Match[str], _: Context) -> Meaning:
    """``every March``."""
    return Meaning(month_value(number_of(found["month"], MONTHS) + 1), TimeType.SET)


def every_part(found: re.Match[str], _: Context) -> Meaning:
    """``every morning``."""
    return Meaning(f"{OPEN[Unit.DAY]}T{PARTS[found['part']]}", TimeType.SET)


def every_season(found: re.Match[str], _: Context) -> Meaning:
    """``every spring``."""
    return Meaning(f"XXXX-{SEASON_NAMES[found['season']]}", TimeType.SET)


def weekends(_: re.Match[str], __: Context) -> Meaning:
    """``weekends``."""
    return Meaning(OPEN[Unit.WEEKEND], TimeType.SET)


def times_a(found: re.Match[str], _: Context) -> Meaning:
    """``twice a year``: the stretch it repeats in."""
    return length_of_one(found["unit"], TimeType.SET)


def twice(found: re.Match[str], _: Context) -> Meaning:
    """``twice-daily``."""
    return length_of_one("day" if found["unit"] == "dai" else found["unit"], TimeType.SET)


def a_unit(found: re.Match[str], context: Context) -> Meaning | None:
    """``a year``, of what happens in each."""
    return length_of_one(found["unit"], TimeType.SET) if context.type is TimeType.SET else None


ADVERBS: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P3M",
    "biannual": "P6M",
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "biennial": "P2Y",
}


def adverb(found: re.Match[str], _: Context) -> Meaning:
    """``daily``, ``annual``."""
    return Meaning(ADVERBS[found["word"]], TimeType.SET)


_EVERY: Final = "(?:every|each)"

RULES: Final = (
    rule(rf"{_EVERY}(?P<other> other)?(?: of)? (?:(?P<count>{NUMBER}) )?{UNIT}", every),
    rule(rf"{_EVERY} {DAY}(?: {PART})?", every_weekday),
    rule(rf"{_EVERY} {MONTH}", every_month),
    rule(rf"{_EVERY} {PART}", every_part),
    rule(rf"{_EVERY} {group('season', SEASON_NAMES)}", every_season),
    rule(r"(?:on )?(?:the )?weekends", weekends),
    rule(rf"(?:once|twice|thrice|{NUMBER} times)[ -](?:an?|per|each|every)[ -]{UNIT}", times_a),
    rule(r"twice[ -](?P<unit>year|month|week|dai)ly", twice),
    rule(group("word", ADVERBS), adverb),
    rule(rf"(?:a|per) {UNIT}", a_unit),
)
