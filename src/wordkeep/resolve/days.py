"""Single days and parts of them: today and the days beside, the day of a month, the morning."""

import re
from datetime import date
from typing import Final

from wordkeep.model.mention import TimeType
from wordkeep.resolve.meaning import (
    Context,
    Meaning,
    meaning_at,
    meaning_open,
    narrowed,
    near_said,
    rule,
    steps_of,
)
from wordkeep.resolve.timex import OPEN, Point, Unit
from wordkeep.resolve.vocabulary import NUMBER_OF_DAY, PART, PARTS, TH, YEAR

_AWAY: Final = {
    "yesterday": -1,
    "tomorrow": 1,
    "before": -1,
    "after": 1,
    "earlier": -1,
    "later": 1,
    "next": 1,
    "following": 1,
}


def today(found: re.Match[str], context: Context) -> Meaning | None:
    """``yesterday``, ``the day after tomorrow``, ``tonight``."""
    groups = found.groupdict()
    word, side = found["word"], groups.get("side")
    meaning = near_said(context, Unit.DAY, _AWAY.get(word, 0) + _AWAY.get(side or "", 0))
    part = groups["part"] or ("night" if word == "tonight" else None)
    return narrowed(meaning, part) if meaning else None


def iso_day(found: re.Match[str], _: Context) -> Meaning:
    """``2021-03-18``."""
    return meaning_at(Point(Unit.DAY, date(int(found["year"]), int(found["m"]), int(found["d"]))))


def day_of_month(found: re.Match[str], context: Context) -> Meaning:
    """``the 15th``, ``the 15th of last month``: of the month that the text named last, or of that of its publication."""
    which, day = found["which"] or "", int(found["day"])
    base = context.base(which, Unit.MONTH) if which else context.named(Unit.MONTH) or context.today
    if base is None:
        return Meaning(f"XXXX-XX-{day:02}", TimeType.DATE)
    month = base.within(Unit.MONTH).moved(steps_of(which))
    return meaning_at(Point(Unit.DAY, month.first.replace(day=day)), counted_from=base.first)


def bare_day(found: re.Match[str], context: Context) -> Meaning | None:
    """The second day of ``April 24 and 25``."""
    base = context.named(Unit.DAY)
    if base is None:
        return None
    return meaning_at(Point(Unit.DAY, base.first.replace(day=int(found["day"]))), counted_from=base.first)


def day_beside(found: re.Match[str], context: Context) -> Meaning:
    """``the day before``, ``the next day``: beside the day that the text named last."""
    steps = _AWAY[found["side"]]
    base = context.base("following" if steps > 0 else "previous", Unit.DAY)
    return meaning_at(base.moved(steps), counted_from=base.first) if base else meaning_open(Unit.DAY)


def part_of_which_day(found: re.Match[str], context: Context) -> Meaning:
    """``last night``, ``this morning``, ``the next morning``."""
    which = "following" if found["which"] == "next" else found["which"]
    base = context.base(which, Unit.DAY)
    day = meaning_at(base.moved(steps_of(which)), counted_from=base.first) if base else meaning_open(Unit.DAY)
    return narrowed(day, found["part"])


def part_of_the_day(found: re.Match[str], context: Context) -> Meaning | None:
    """``the morning``: of the day that the text named last, or of its publication. ``overnight`` began the day before."""
    base = context.named(Unit.DAY) or context.today
    if base is None:
        return Meaning(f"{OPEN[Unit.DAY]}T{PARTS[found['part']]}", TimeType.TIME)
    day = base.moved(-1) if found["part"] == "overnight" else base
    return narrowed(meaning_at(day, counted_from=base.first), found["part"])


def as_named_before(_: re.Match[str], context: Context) -> Meaning | None:
    """``then``: when the text spoke of last."""
    return meaning_at(context.before, counted_from=context.before.first) if context.before else None


RULES: Final = (
    rule(rf"{YEAR}-(?P<m>\d\d)-(?P<d>\d\d)", iso_day),
    rule(rf"(?:the day (?P<side>before|after) )?(?P<word>yesterday|today|tomorrow|tonight)(?:'s)?(?: {PART})?", today),
    rule(rf"{PART} (?P<word>yesterday|tomorrow)", today),
    rule(r"then|that time|the same time|that moment", as_named_before),
    rule(rf"(?:the )?(?P<day>{NUMBER_OF_DAY}){TH}(?: of (?:(?P<which>this|that|last|next)|the) month)?", day_of_month),
    rule(rf"(?P<day>{NUMBER_OF_DAY})", bare_day),
    rule(rf"(?:the )?(?P<which>this|that|same|last|previous|next|following) {PART}", part_of_which_day),
    rule(r"(?:the )?(?P<part>morning|afternoon|evening|night|overnight)", part_of_the_day),
    rule(r"(?:the )?day (?P<side>before|earlier|after|later)", day_beside),
    rule(r"(?:the )?(?P<side>next|following) day", day_beside),
)
