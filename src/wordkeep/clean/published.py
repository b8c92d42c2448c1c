"""Published dates: read from words that say them, with the words kept, or not at all.

A date is taken only if it names day, month and year and can be read in one way: ``03/04/2021`` is no date here.
"""

import re
from datetime import date
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

_MONTH: Final = "(?P<{}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY: Final = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?"

DATE: Final = re.compile(
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?(?<!\d)(?:"
    r"(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>[01]?\d)[-/.](?P<d1>[0-3]?\d)(?!\d)"
    rf"|{_DAY.format('d2')}\s+(?:of\s+)?{_MONTH.format('m2')},?\s+(?P<y2>(?:19|20)\d\d)(?!\d)"
    rf"|{_MONTH.format('m3')}\s+{_DAY.format('d3')},?\s+(?P<y3>(?:19|20)\d\d)(?!\d)"
    r")",
    re.IGNORECASE,
)

COMPACT: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)")

LABELLED: Final = re.compile(
    r"^[ \t]*(?:date|dated|published(?:[ \t]+(?:on|at))?|posted(?:[ \t]+on)?|publication[ \t]+date)[ \t]*[:=|]?[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)


def day_of(found: re.Match[str]) -> date | None:
    """The day a match of ``DATE`` names; ``None`` if the calendar has no such day."""
    for year, month, day in (("y1", "m1", "d1"), ("y2", "m2", "d2"), ("y3", "m3", "d3")):
        if found[year]:
            number = MONTHS.get(found[month].lower()) or int(found[month])
            return _day(int(found[year]), number, int(found[day]))
    return None


def day_in(label: str) -> date | None:
    """The one day that a label such as a feed's or a header's date names.

    >>> day_in("Sun, 21 Mar 2021 10:00:00 GMT")
    datetime.date(2021, 3, 21)
    >>> day_in("03/04/2021") is None
    True
    """
    days = {day for found in DATE.finditer(label[:200]) if (day := day_of(found)) is not None}
    if not days:
        days = {day for found in COMPACT.finditer(label[:200]) if (day := _compact(found)) is not None}
    return days.pop() if len(days) == 1 else None


def day_in_name(name: str) -> tuple[date, str] | None:
    """The day in a file's name (``2021-03-21-talks.txt``, ``talks_20210321.txt``), with its characters."""
    found = [(day, match.group()) for match in COMPACT.finditer(name) if (day := _compact(match)) is not None]
    return found[0] if len({day for day, _ in found}) == 1 else None


def _compact(found: re.Match[str]) -> date | None:
    return _day(int(found[1]), int(found[2]), int(found[3]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
