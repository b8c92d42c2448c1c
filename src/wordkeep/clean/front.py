"""The front matter of a plain text: headers, date lines, headline and dateline, told apart from what the article says."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from wordkeep.clean.published import DATE, day_in, day_of
from wordkeep.model.span import Span
from wordkeep.model.when import Basis, Published

UNKNOWN: Final = Published.unknown()

GLUED: Final = re.compile(
    rf"\A\s*(?:date|published(?:[ \t]+on)?|posted(?:[ \t]+on)?)[ \t]*[:=|]?[ \t]*(?P<day>{DATE.pattern})[ \t]*(?:\s|\Z)",
    re.IGNORECASE,
)

FIELD: Final = re.compile(r"(?P<name>[A-Za-z][A-Za-z -]{1,24}):[ \t]+(?P<value>\S.*)")

FIELD_NAMES: Final = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "publication date": "published",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "url": "url",
    "link": "url",
}

DATE_LINE: Final = re.compile(
    rf"(?:(?P<outlet>[^\d\n]{{2,60}}?)[ \t]*[,|·•–—-][ \t]*)?(?:published|posted|updated|on|:|[ \t])*(?P<day>{DATE.pattern})"
    r"(?:[ \t]*[,|·•–—-]?[ \t]*(?:\d{1,2}[:.]\d\d.{0,20}|\d{1,2}[ ]min(?:ute)?s?[ ]read))?\s*",
    re.IGNORECASE,
)

_PLACE: Final = r"[A-Z][A-Z.'’ /-]{1,40}[A-Z.]"
_REGION: Final = r"(?:,[ ][A-Z][A-Za-z.'’ ]{1,25})?"
_SAME_YEAR: Final = r"(?:(?:Jan|Feb|March|Mar|April|Apr|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?[ ]\d{1,2})"

DATELINE: Final = re.compile(
    rf"(?P<place>{_PLACE}{_REGION})(?:,[ ](?P<day>(?i:{DATE.pattern})|{_SAME_YEAR}))?"
    r"(?:[ ]?\((?P<outlet>[^)\n]{2,40})\))?(?:[ ]?(?:–|—|--)[ ]?|[ ]-[ ])(?=[\"“‘'A-Z0-9])"
)

FRONT_LINES: Final = 10  # the lines that are looked at; datelines and date lines stand among the first few

LONGEST_HEADLINE: Final = 170


@dataclass(frozen=True, slots=True)
class Header:
    """What a header at the very start says; it is of the file, not of the article, and is taken off the text."""

    span: Span
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Published = UNKNOWN


@dataclass(frozen=True, slots=True)
class Front:
    """What the first lines of a text say of it. Headline, date line and dateline stay in the text."""

    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    published: Published = UNKNOWN
    dateline: Span | None = None


def header_of(text: str) -> Header | None:
    """The header at the start of a plain text, if it has one."""
    return _glued(text) or _fields(text)


def front_of(text: str) -> Front:
    """Headline, date line and dateline among the first lines of a text without header."""
    front = Front()
    lines = _first_lines(text)
    for position, span in enumerate(lines):
        line = span.of(text)
        dated = DATE_LINE.fullmatch(line) if len(line) <= 120 else None
        if dated is not None:
            front = _with_date_line(front, dated)
            continue
        dateline = DATELINE.match(line)
        if dateline is not None:
            return _with_dateline(front, dateline, span)
        is_last = position == len(lines) - 1
        if front.title_span is None and not is_last and _is_headline(line) and _only_dates(text, lines[:position]):
            front = replace(front, title=line, title_span=span)
    return front


def _glued(text: str) -> Header | None:
    """``date 2021-03-21`` and the like, run into the first sentence."""
    found = GLUED.match(text)
    day = day_in(found["day"]) if found else None
    if found is None or day is None:
        return None
    return Header(Span(0, found.end()), published=Published(day, Basis.STATED, found.group().strip()))


def _fields(text: str) -> Header | None:
    """A block of ``Name: value`` lines, at least two of them known by name, ended by an empty line."""
    block, _, _ = text.partition("\n\n")
    found = [FIELD.fullmatch(line.rstrip()) for line in block.splitlines()]
    if len(found) < 2 or len(found) > 12 or not all(found):
        return None
    values: dict[str, str] = {}
    for field in found:
        name = FIELD_NAMES.get(field["name"].lower()) if field else None
        if field and name:
            values.setdefault(name, field["value"].strip())
    if len(values) < 2:
        return None
    day = day_in(values.get("published", ""))
    return Header(
        Span(0, min(len(block) + 2, len(text))),
        title=values.get("title"),
        outlet=values.get("outlet"),
        url=values.get("url"),
        published=Published(day, Basis.STATED, values["published"]) if day else Published.unknown(),
    )


def _first_lines(text: str) -> list[Span]:
    spans: list[Span] = []
    start = 0
    while start < len(text) and len(spans) < FRONT_LINES:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line.strip():
            lead = len(line) - len(line.lstrip())
            spans.append(Span(start + lead, start + len(line.rstrip())))
        start = end + 1
    return spans


def _only_dates(text: str, earlier: list[Span]) -> bool:
    return all(DATE_LINE.fullmatch(span.of(text)) for span in earlier)


def _is_headline(line: str) -> bool:
    return len(line) <= LONGEST_HEADLINE and len(line.split()) >= 3 and line[-1] not in ".!?:;,”\"'"


def _with_date_line(front: Front, dated: re.Match[str]) -> Front:
    day = _only_day(dated)
    outlet = dated["outlet"].strip() if dated["outlet"] else None
    if day is not None and front.published.on is None:
        front = replace(front, published=Published(day, Basis.STATED, dated["day"]))
    return replace(front, outlet=front.outlet or outlet)


def _with_dateline(front: Front, dateline: re.Match[str], line: Span) -> Front:
    day = day_in(dateline["day"]) if dateline["day"] else None
    if day is not None and front.published.on is None:
        front = replace(front, published=Published(day, Basis.DATELINE, dateline.group().strip()))
    span = Span(line.start, line.start + len(dateline.group().rstrip()))
    return replace(front, outlet=front.outlet or dateline["outlet"], dateline=span)


def _only_day(found: re.Match[str]) -> date | None:
    inner = DATE.search(found["day"])
    return day_of(inner) if inner else None
