"""What a time expression is read against, and what it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from wordkeep.model.mention import TimeType
from wordkeep.resolve.timex import OPEN, Point, Unit
from wordkeep.resolve.vocabulary import PARTS

PRESENT: Final = "PRESENT_REF"
PAST: Final = "PAST_REF"
FUTURE: Final = "FUTURE_REF"

_BACK: Final = frozenset({"last", "past", "this past", "previous", "preceding"})
_ON: Final = frozenset({"next", "coming", "this coming", "following"})
_FROM_TEXT: Final = frozenset({"previous", "preceding", "following", "that", "same"})


@dataclass(frozen=True, slots=True)
class Context:
    """What a phrase is read against.

    ``said`` is the day the text was published, ``before`` the point that the text named last, ``ahead`` whether the
    sentence speaks of what is to come, ``type`` what the reader takes the phrase for.
    """

    said: date | None
    before: Point | None
    ahead: bool
    type: TimeType

    @property
    def today(self) -> Point | None:
        """The day the text was published."""
        return Point(Unit.DAY, self.said) if self.said else None

    def named(self, unit: Unit) -> Point | None:
        """The point that the text named last, where it is no longer than this unit: a year names no day."""
        return self.before if self.before and unit.holds(self.before.unit) else None

    def base(self, which: str, unit: Unit) -> Point | None:
        """What "the previous", "that", "next" ... of this unit counts from: what the text named last, or its publication.

        ``None`` where neither will do. "That day" is not that of the publication where no day was named; nor does "the
        following day", told as past, come after it.
        """
        if which not in _FROM_TEXT:
            return self.today
        if named := self.named(unit):
            return named
        is_known = which not in ("that", "same") and (which != "following" or self.ahead)
        return self.today if is_known else None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase says: its value, and the days it lies in where these are known.

    ``counted_from`` is the day it was counted from; ``None`` where the words say it all.
    """

    value: str
    type: TimeType
    point: Point | None = None
    earliest: date | None = None
    latest: date | None = None
    counted_from: date | None = None

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day."""
        if self.earliest or self.latest or self.point is None:
            return self.earliest, self.latest
        return self.point.first, self.point.last


Means = Callable[[re.Match[str], Context], Meaning | None]
MeansAround = Callable[[re.Match[str], Context, Meaning], Meaning | None]


class Rule(NamedTuple):
    """A kind of phrase: the words have to fit ``pattern`` from end to end; ``None`` from ``means`` passes them on."""

    pattern: re.Pattern[str]
    means: Means


class Frame(NamedTuple):
    """A kind of phrase around another, which is its group ``inner`` and is read first, as a date."""

    pattern: re.Pattern[str]
    means: MeansAround


def rule(pattern: str, means: Means) -> Rule:
    """A rule of these two."""
    return Rule(re.compile(pattern, re.ASCII), means)


def frame(pattern: str, means: MeansAround) -> Frame:
    """A frame of these two."""
    return Frame(re.compile(pattern, re.ASCII), means)


def meaning_at(point: Point, *, counted_from: date | None = None) -> Meaning:
    """What a phrase means that names this point."""
    return Meaning(point.value, TimeType.DATE, point, counted_from=counted_from)


def meaning_open(unit: Unit) -> Meaning:
    """What a phrase means that names some point of this unit, nobody knows which."""
    return Meaning(OPEN[unit], TimeType.DATE)


def near_said(context: Context, unit: Unit, steps: int) -> Meaning | None:
    """The point of this unit that the text was published in, some steps on."""
    if context.said is None:
        return None
    return meaning_at(Point.around(unit, context.said).moved(steps), counted_from=context.said)


def reference(value: str, base: Point | None) -> Meaning:
    """A value without a date: before, at or after ``base``."""
    if base is None:
        return Meaning(value, TimeType.DATE)
    earliest = None if value == PAST else base.first
    latest = None if value == FUTURE else base.last
    return Meaning(value, TimeType.DATE, None, earliest, latest, base.first)


def narrowed(meaning: Meaning, part: str | None) -> Meaning:
    """The meaning narrowed to a part of the day, which TIMEX3 writes as a TIME."""
    if not part:
        return meaning
    return replace(meaning, value=f"{meaning.value}T{PARTS[part]}", type=TimeType.TIME)


def steps_of(which: str) -> int:
    """How many steps from this one the word points: -1, 0 or 1."""
    return (which in _ON) - (which in _BACK)
