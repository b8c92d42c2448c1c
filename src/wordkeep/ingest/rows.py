"""A row of JSONL or CSV as a page: the text it needs, and the labels it may have."""

import json
from collections.abc import Mapping
from typing import Final

from wordkeep.errors import Unreadable
from wordkeep.ingest.columns import Columns
from wordkeep.ingest.intake import Intake, Options
from wordkeep.ingest.names import Names
from wordkeep.ingest.textlines import TextLine
from wordkeep.model.page import Labels, Media, Page
from wordkeep.model.skipped import Skipped

DAMAGED: Final = "some bytes are not valid in its encoding; each is shown as U+FFFD"
TOO_LARGE: Final = "longer than the limit for one row; split it or leave it out"


class Rows:
    """Turns the rows of one file into pages, and keeps their names apart."""

    def __init__(self, intake: Intake, options: Options) -> None:
        self._intake = intake
        self._columns = options.columns
        self._names = Names(intake)

    def page(self, row: object, *, at: str) -> Page | Skipped:
        """The page of one row, found ``at`` a line or item; a row of ``Skipped`` where it lacks its text."""
        try:
            if not isinstance(row, Mapping):
                raise Unreadable("row-malformed", 'is not an object; a row is written {"text": ...}')
            return self._page(row, text_of(row, self._columns), at)
        except Unreadable as failure:
            return self._intake.damaged(failure, at=at)

    def _page(self, row: Mapping[str, object], text: str, at: str) -> Page:
        content = text.encode("utf-8", "surrogatepass")  # JSON can spell halves of surrogate pairs: they go on as given
        key = label(row.get(self._columns.id))
        name = self._names.keyed(key) if key is not None else self._names.unkeyed(content)
        return Page(
            origin=name.origin,
            locator=name.locator,
            content=content,
            media=Media.PLAIN,
            path=self._intake.path,
            key=name.key,
            encoding="utf-8",
            as_given=True,
            labels=labels_of(row, self._columns),
            at=at,
        )


def text_of(row: Mapping[str, object], columns: Columns) -> str:
    """The text of a row; raises ``Unreadable`` where there is none."""
    text = row.get(columns.text)
    if isinstance(text, str) and text.strip():
        return text
    if columns.text not in row:
        raise Unreadable("row-malformed", f"has no {columns.text!r}; name the column of the text: --map text=COLUMN")
    wrong = "is empty" if text is None or isinstance(text, str) else "is not a string"
    raise Unreadable("row-malformed", f"its {columns.text!r} {wrong}; give the text or leave the row out")


def labels_of(row: Mapping[str, object], columns: Columns) -> Labels:
    """What a row says of its text."""
    return Labels(
        title=label(row.get(columns.title)),
        outlet=label(row.get(columns.outlet)),
        url=label(row.get(columns.url)),
        published=label(row.get(columns.published)),
        language=label(row.get(columns.language)),
    )


def label(value: object) -> str | None:
    """A value as a label: numbers and lists as they are written, None for nothing but white space."""
    if value is None:
        return None
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return storable(written.strip()) or None


def storable(text: str) -> str:
    """``text`` with U+FFFD for halves of surrogate pairs, which no database or file can hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def row_too_large(intake: Intake, line: TextLine) -> Skipped:
    """The row for a line over the limit."""
    return intake.skipped("row-too-large", TOO_LARGE, at=f"line {line.number}")
