"""Years by their number, and decades and centuries by their name."""

import re
from datetime import date
from typing import Final

from wordkeep.model.mention import TimeType
from wordkeep.resolve.meaning import Context, Meaning, meaning_at, rule
from wordkeep.resolve.numbers import ORDINALS, YEAR_IN_WORDS, year_in_words
from wordkeep.resolve.timex import Point, Unit
from wordkeep.resolve.vocabulary import YEAR, group


def whole_year(found: re.Match[str], _: Context) -> Meaning | None:
    """``1998``, ``nineteen ninety-six``, ``fiscal 2021``."""
    groups = found.groupdict()
    year = int(groups["year"]) if groups.get("year") else year_in_words(groups.get("words") or "")
    return meaning_at(Point(Unit.YEAR, date(year, 1, 1))) if year else None


def years_between(found: re.Match[str], _: Context) -> Meaning | None:
    """``2021-22``: from one year to the next or a later one."""
    first, last = int(found["from"]), int(found["to"])
    if last < 100:
        last += first // 100 * 100
    if last <= first:
        return None
    return Meaning(f"{first}/{last}", TimeType.DATE, None, date(first, 1, 1), date(last, 12, 31))


_DECADES: Final = "twenties thirties forties fifties sixties seventies eighties nineties".split()


def decade(found: re.Match[str], context: Context) -> Meaning | None:
    """``the 1990s``, ``the eighties``."""
    begins = int(found["digits"]) if found["digits"] else 10 * (_DECADES.index(found["name"]) + 2)
    if begins >= 100:
        return meaning_at(Point(Unit.DECADE, date(begins, 1, 1)))
    if context.said is None:
        return Meaning(f"XX{begins // 10}", TimeType.DATE)
    begins = _in_a_century(begins, context.said.year)
    return meaning_at(Point(Unit.DECADE, date(begins, 1, 1)), counted_from=context.said)


_YEARS_AHEAD: Final = 5


def _in_a_century(begins: int, said: int) -> int:
    """The year that a decade of two digits begins in: the last such year, or one that is near: "the nineties" in 1989."""
    nearest = said + _YEARS_AHEAD
    return nearest - (nearest - begins) % 100


def century(found: re.Match[str], _: Context) -> Meaning | None:
    """``the 20th century``: the years that begin with 19."""
    number = int(found["number"]) if found["number"] else ORDINALS[found["word"]]
    return meaning_at(Point.around(Unit.CENTURY, date(max(1, (number - 1) * 100), 1, 1))) if number else None


_FISCAL: Final = "(?:the )?(?:fiscal|calendar|financial|the year|year)?(?: year)?(?: of)? ?"
_PERIOD: Final = "(?:fiscal year|season|period|year)"

RULES: Final = (
    rule(rf"(?:fiscal |the )?(?P<from>19\d\d|20\d\d)[-/–](?P<to>(?:20|19)?\d\d)(?: {_PERIOD})?", years_between),
    rule(rf"{_FISCAL}(?:{YEAR}|(?P<words>{YEAR_IN_WORDS}))(?:'s)?", whole_year),
    rule(rf"(?:the )?{YEAR}(?: fiscal)?[ -]{_PERIOD}", whole_year),
    rule(rf"(?:the )?(?:'?(?P<digits>1\d\d0|20\d0|\d0)'?s|{group('name', _DECADES)})", decade),
    rule(rf"(?:the )?(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)|{group('word', ORDINALS)})[ -]century", century),
)
