"""The words of one time expression to a TIMEX3 value: the rules of all kinds, tried one after the other.

The conventions are those of TimeML 1.2.1 as TimeBank applies them. What a phrase is counted from is handed in; without
it a phrase keeps the X's that TIMEX3 has for what is open (``XXXX-WXX-5`` is a Friday). Words that no rule reads lose the
first of them that add nothing ("about", "since"), and are tried again.
"""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from wordkeep.model.mention import TimeType
from wordkeep.resolve import (
    counted,
    days,
    feasts,
    frames,
    lengths,
    months,
    periods,
    quarters,
    seasons,
    sets,
    vague,
    weekdays,
    years,
)
from wordkeep.resolve.clock import Clock, clock_in
from wordkeep.resolve.meaning import Context, Frame, Meaning, Rule, meaning_at, meaning_open
from wordkeep.resolve.timex import Unit
from wordkeep.resolve.vocabulary import either

# Characters of a phrase: of the 1,466 times that TimeBank and AQUAINT have for training none has over 34.
LONGEST: Final = 80

RULES: Final[tuple[Rule | Frame, ...]] = (
    *vague.RULES,
    *frames.RULES,
    *days.RULES,
    *weekdays.RULES,
    *months.RULES,
    *feasts.RULES,
    *years.RULES,
    *quarters.RULES,
    *seasons.RULES,
    *periods.RULES,
    *counted.RULES,
    *sets.RULES,
    *lengths.RULES,
)
"""The first that gives a meaning is right."""

_PLACE: Final = (
    "the on in at by of since until till from before after within during for about around over under sometime"
).split()
_DEGREE: Final = (
    "approximately, roughly, nearly, almost, just, only, exactly, some, well, not, another, an additional, an estimated, "
    "at least, at most, up to, more than, less than, as much as, as early as, as late as, as recently as, as long as, "
    "no earlier than, no later than, no more than, no less than"
).split(", ")
_SIDE: Final = "earlier early later late mid post pre".split()
_STRETCH: Final = (
    "beginning, start, end, close, middle, first half, second half, first part, latter part, rest, remainder, eve, part, "
    "good part, better part, large part"
).split(", ")
_EDGE: Final = re.compile(rf"{either([*_PLACE, *_DEGREE, *_SIDE, rf'(?:the )?(?:very )?{either(_STRETCH)} of'])}[ -]")
_TAIL: Final = re.compile(
    r"(?:[,.;]|'s| (?:or so|or more|or later|or earlier|alone|itself|est|edt|gmt|pst|pdt|local time|et))+$"
)


def meaning_of(words: str, context: Context) -> Meaning | None:
    """What a time expression means; ``None`` where no rule reads it, as of any that is longer than ``LONGEST``."""
    phrase = " ".join(words.lower().replace("’", "'").split())
    return _meaning(phrase, context) if len(phrase) <= LONGEST else None


@lru_cache(maxsize=4096)  # words around words around words would otherwise be read twice as often with each
def _meaning(phrase: str, context: Context) -> Meaning | None:
    phrase = _TAIL.sub("", phrase)
    clock = clock_in(phrase)
    if clock and (meaning := _at_clock(clock, context)):
        return meaning
    while phrase:
        for rule in RULES:
            if (found := rule.pattern.fullmatch(phrase)) and (meaning := _read(rule, found, context)):
                return meaning
        edge = _EDGE.match(phrase)
        if edge is None:
            return None
        phrase = phrase[edge.end() :].strip(" ,")
    return None


def _read(rule: Rule | Frame, found: re.Match[str], context: Context) -> Meaning | None:
    try:
        if isinstance(rule, Rule):
            return rule.means(found, context)
        inner = _meaning(found["inner"], replace(context, type=TimeType.DATE))
        return rule.means(found, context, inner) if inner else None
    except (ValueError, OverflowError):  # no such day, or one beyond the calendar
        return None


def _at_clock(clock: Clock, context: Context) -> Meaning | None:
    """A time of day, of the day that is named beside it, or of the day the text is about."""
    is_set = context.type is TimeType.SET
    base = None if is_set else context.named(Unit.DAY) or context.today
    if clock.rest:
        day = _meaning(clock.rest, context)
    else:
        day = meaning_at(base, counted_from=base.first) if base else meaning_open(Unit.DAY)
    if day is None or not _DAY.fullmatch(value := day.value.split("T")[0]):
        return None
    return replace(day, value=f"{value}T{clock.time}", type=TimeType.SET if is_set else TimeType.TIME)


_DAY: Final = re.compile(r"[\dX]{4}-(?:WXX-\d|(?:\d\d|XX)-(?:\d\d|XX))", re.ASCII)
