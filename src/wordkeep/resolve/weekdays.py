"""Days of the week: ``Friday``, ``last Monday``, ``Tuesday next week``, ``two weeks from Thursday``."""

import re
from typing import Final

from wordkeep.model.mention import TimeType
from wordkeep.resolve.meaning import Context, Meaning, meaning_at, narrowed, near_said, rule, steps_of
from wordkeep.resolve.numbers import number_in
from wordkeep.resolve.timex import Point, Unit
from wordkeep.resolve.vocabulary import DAY, DAYS, PART, PARTS, WHICH, number_of

_OF_ITS_WEEK: Final = frozenset({"this", "that", "same"})


def weekday(found: re.Match[str], context: Context) -> Meaning | None:
    """``Friday``, ``last Monday``, ``Thursday evening``, ``Mondays``.

    Alone it is the nearest on the side of the day of publication that the sentence speaks of; that day itself counts.
    """
    groups = found.groupdict()
    number, which, part = number_of(found["weekday"], DAYS), groups.get("which") or "", found["part"]
    if context.type is TimeType.SET or (groups.get("many") and not which):
        return Meaning(weekday_value(number, part), TimeType.SET)
    base = context.base(which, Unit.WEEK if which in _OF_ITS_WEEK else Unit.DAY)
    if base is None:
        return Meaning(weekday_value(number, part), TimeType.TIME if part else TimeType.DATE)
    day = Point(Unit.DAY, base.first).moved(_steps_to(number - base.first.weekday(), which, ahead=context.ahead))
    return narrowed(meaning_at(day, counted_from=base.first), part)


def weekday_value(number: int, part: str | None) -> str:
    """The value of a weekday of no known week: ``XXXX-WXX-5``, ``XXXX-WXX-1TNI``."""
    return f"XXXX-WXX-{number + 1}" + (f"T{PARTS[part]}" if part else "")


def _steps_to(within: int, which: str, *, ahead: bool) -> int:
    """Days from the day counted from, ``within`` its week as many days off as this."""
    if steps_of(which) < 0:
        return -(-within % 7 or 7)
    if steps_of(which) > 0:
        return within % 7 or 7
    if which in _OF_ITS_WEEK and not (which == "this" and ahead):
        return within
    return within % 7 if ahead and which in ("", "this") else -(-within % 7)


def weekday_of_week(found: re.Match[str], context: Context) -> Meaning | None:
    """``Tuesday last week``."""
    week = near_said(context, Unit.WEEK, steps_of(found["which"]))
    if week is None or week.point is None:
        return None
    day = Point(Unit.DAY, week.point.first).moved(number_of(found["weekday"], DAYS))
    return meaning_at(day, counted_from=week.counted_from)


_WORDS: Final = {"today": 0, "now": 0, "tomorrow": 1}


def weeks_from(found: re.Match[str], context: Context) -> Meaning | None:
    """``a week from Tuesday``, ``two weeks ago today``."""
    groups, base, count = found.groupdict(), context.today, number_in(found["count"])
    if base is None or count is None:
        return None
    ahead = found["direction"] in ("from", "after")
    if groups.get("weekday"):
        within = number_of(groups["weekday"], DAYS) - base.first.weekday()
        steps = _steps_to(within, "", ahead=ahead)
    else:
        steps = _WORDS[groups["word"]]
    return meaning_at(base.moved(steps + 7 * int(count) * (1 if ahead else -1)), counted_from=base.first)


RULES: Final = (
    rule(rf"{DAY} (?P<which>last|next|this) week", weekday_of_week),
    rule(
        rf"(?P<count>an?|two|three) weeks? (?P<direction>from|after|before) (?:{DAY}|(?P<word>today|tomorrow|now))",
        weeks_from,
    ),
    rule(r"(?P<count>an?|two|three) weeks? (?P<direction>ago) (?P<word>today)", weeks_from),
    rule(rf"(?:the )?(?:{WHICH} )?{DAY}(?P<many>s)?(?:'s)?(?: {PART}s?)?", weekday),
    rule(rf"{PART} (?:of )?{DAY}", weekday),
)
