"""Seasons: ``last spring``, ``winter 2020``."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from wordkeep.model.mention import TimeType
from wordkeep.resolve.meaning import Context, Meaning, meaning_at, rule, steps_of
from wordkeep.resolve.months import base_of_year, every_year
from wordkeep.resolve.timex import SEASONS, Point, Unit
from wordkeep.resolve.vocabulary import SEASON_NAMES, WHICH_ONE, YEAR, group


def season(found: re.Match[str], context: Context) -> Meaning | None:
    """``last spring``, ``the winter``, ``summer 2020``."""
    groups = found.groupdict()
    name = SEASON_NAMES[found["season"].removesuffix("s")]
    if context.type is TimeType.SET:
        return Meaning(f"XXXX-{name}", TimeType.SET)
    if groups.get("year"):
        return _of_year(Point(Unit.SEASON, date(int(groups["year"]), SEASONS[name], 1)))
    which = groups.get("which") or ""
    base = base_of_year(context, which)
    if base is None:
        return Meaning(f"XXXX-{name}", TimeType.DATE)
    points = every_year(lambda year: Point(Unit.SEASON, date(year, SEASONS[name], 1)), base)
    chosen = _meant(points, base.first, which, ahead=context.ahead)
    return meaning_at(chosen, counted_from=base.first) if chosen else None


def _meant(points: list[Point], day: date, which: str, *, ahead: bool) -> Point | None:
    """The last one is over and the next one not begun; else the one now, of this year, or on the side that is spoken of."""
    steps = steps_of(which)
    over = [point for point in points if point.last < day]
    now = [point for point in points if point.first <= day <= point.last]
    coming = [point for point in points if point.first > day]
    if steps:
        chosen = over[::-1] if steps < 0 else coming
    elif which:
        chosen = now or [point for point in points if point.first.year == day.year]
    else:
        chosen = now or (coming if ahead else over[::-1])
    return chosen[0] if chosen else None


def _of_year(point: Point) -> Meaning:
    """A season of a year. The winter of a year may be the one it begins or the one it ends with: its days cover both."""
    meaning = meaning_at(point)
    if point.first.month < SEASONS["WI"]:
        return meaning
    return replace(meaning, point=None, earliest=point.moved(-1).first, latest=point.last)


_SEASON: Final = group("season", (f"{name}s?" for name in SEASON_NAMES))

RULES: Final = (
    rule(rf"(?:the )?(?:{WHICH_ONE} )?{_SEASON}(?:,? (?:of )?{YEAR})?", season),
    rule(rf"(?:the )?{YEAR} {_SEASON}", season),
)
