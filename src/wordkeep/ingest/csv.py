"""CSV and TSV: a header that names the columns, then one page for each row."""

import csv
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple, Self

from wordkeep.errors import Unreadable
from wordkeep.ingest.encoding import encoding_of
from wordkeep.ingest.head import Head
from wordkeep.ingest.intake import Intake, Options
from wordkeep.ingest.rows import DAMAGED, TOO_LARGE, Rows
from wordkeep.ingest.stream import HEAD, Stream
from wordkeep.ingest.textlines import TextLine, text_lines
from wordkeep.model.page import Page
from wordkeep.model.skipped import Skipped

SUFFIXES: Final = frozenset({".csv", ".tsv", ".tab"})
DELIMITERS: Final = (",", ";", "\t", "|")
LONGEST_NAME: Final = 64
SAMPLE: Final = 6  # rows looked at, the header among them, to tell a table from prose with commas
RECOVERIES: Final = 25  # unclosed quotation marks after which the rest of a file is given up

UNCLOSED: Final = "a quotation mark is opened and never closed; close it or double it"


class Record(NamedTuple):
    """One record of a table: the line it starts on, its cells or why there are none, and whether it has U+FFFD."""

    line: int
    cells: list[str] | Unreadable
    damaged: bool = False


NO_HEADER: Final = Record(1, Unreadable("page-empty", "holds no header; leave it out"))


def looks_like(head: Head) -> bool:
    """A header with the column of the text and rows as long as it; under a CSV suffix, any header with such rows."""
    return bool(head.text) and delimiter_of(head) is not None


def pages(stream: Stream, intake: Intake, options: Options) -> Iterator[Page | Skipped]:
    """One page for each row, and a row of ``Skipped`` for each that is not in the shape of the header."""
    data = stream.head()
    encoding, guessed = encoding_of(data)
    if guessed:
        yield intake.skipped("encoding-guessed", f"not UTF-8; read as {encoding}")
    delimiter = delimiter_of(Head(data, data.decode(encoding, "replace"), ".csv", options.columns)) or ","
    lines = text_lines(stream, encoding, limit=options.limits.page)
    records = records_of(lines, delimiter=delimiter, limit=options.limits.page)
    header = _header(next(records, NO_HEADER), options)
    rows, found = Rows(intake, options), False
    for record in records:
        found = True
        yield from _pages_of_record(record, header, intake, rows)
    if not found:
        yield intake.skipped("page-empty", "holds a header and no rows; leave it out")


def delimiter_of(head: Head) -> str | None:
    """The delimiter that makes a table of the head, the one with most columns; None where none does."""
    tables = {delimiter: _sample(head, delimiter) for delimiter in DELIMITERS}
    tables = {delimiter: table for delimiter, table in tables.items() if _is_table(table, head)}
    return max(tables, key=lambda delimiter: len(tables[delimiter][0]), default=None)


def _sample(head: Head, delimiter: str) -> list[list[str]]:
    lines = (f"{line}\n" for line in head.text.removeprefix("\ufeff").split("\n"))
    try:
        table = [row for row in islice(csv.reader(lines, delimiter=delimiter), SAMPLE + 1) if row]
    except csv.Error:
        return []
    cut = len(head.data) >= HEAD and len(table) <= SAMPLE
    return table[:-1] if cut and len(table) > 1 else table


def _is_table(table: list[list[str]], head: Head) -> bool:
    if not table:
        return False
    names = [name.strip() for name in table[0]]
    has_text = head.columns.text in names
    named = all(0 < len(name) <= LONGEST_NAME for name in names) and len(set(names)) == len(names)
    even = len(table) > 1 and all(len(row) == len(names) for row in table[1:])
    if head.suffix in SUFFIXES:
        return has_text or (len(names) > 1 and named and even)
    return has_text and len(names) > 1 and even


def _header(record: Record, options: Options) -> list[str]:
    if isinstance(record.cells, Unreadable):
        raise record.cells
    header = [name.strip() for name in record.cells]
    if options.columns.text not in header:
        names = ", ".join(header)
        what = f"no column is named {options.columns.text!r} ({names}); name the text's: --map text=COLUMN"
        raise Unreadable("format-damaged", what)
    return header


def _pages_of_record(record: Record, header: list[str], intake: Intake, rows: Rows) -> Iterator[Page | Skipped]:
    at = f"line {record.line}"
    if record.damaged:
        yield intake.skipped("encoding-damaged", DAMAGED, at=at)
    if isinstance(record.cells, Unreadable):
        yield intake.damaged(record.cells, at=at)
    elif any(cell.strip() for cell in record.cells[len(header) :]):
        what = f"has {len(record.cells)} fields where the header has {len(header)}; put quotation marks around fields"
        yield intake.skipped("row-malformed", what, at=at)
    else:
        yield rows.page(dict(zip(header, record.cells, strict=False)), at=at)


def records_of(lines: Iterator[TextLine], *, delimiter: str, limit: int) -> Iterator[Record]:
    """The records of a table, empty lines left out.

    A quotation mark that is never closed would swallow the rest of the file: only the line it is on is given up, and
    reading goes on behind it. A record over ``limit`` characters is passed over.
    """
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    held = _HeldLines(lines, limit)
    table = csv.reader(held, delimiter=delimiter)
    recoveries = 0
    while True:
        start = held.begin_record()
        try:
            cells = next(table, None)
        except Unreadable as failure:
            yield Record(start, failure)
            continue
        except csv.Error as error:
            yield Record(start, Unreadable("row-malformed", f"is not valid CSV: {error}; mend the line or drop it"))
            continue
        if cells is None:
            return
        if held.ended_inside and recoveries < RECOVERIES:
            recoveries += 1
            held.put_back_all_but_first()
            yield Record(start, Unreadable("row-malformed", UNCLOSED), held.damaged)
        elif held.ended_inside:
            yield Record(start, Unreadable("format-damaged", UNCLOSED))
            return
        elif cells:
            yield Record(start, cells, held.damaged)


class _HeldLines:
    """Lines for ``csv.reader``, those of the record in hand kept so that they can be read again."""

    def __init__(self, lines: Iterator[TextLine], limit: int) -> None:
        self._lines = lines
        self._limit = limit
        self._record: list[TextLine] = []
        self._again: list[TextLine] = []  # last first
        self._size = 0
        self.last = 0
        self.ended_inside = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines, None)
        if line is None:
            self.ended_inside = bool(self._record)
            raise StopIteration
        self.last = line.number
        self._size += len(line.text or "")
        if line.text is None or self._size > self._limit:
            raise Unreadable("row-too-large", TOO_LARGE)
        self._record.append(line)
        return line.text + "\n"

    @property
    def damaged(self) -> bool:
        return any(line.damaged for line in self._record)

    def begin_record(self) -> int:
        """Forget the record before; the number of the line that the next one starts on."""
        self._record.clear()
        self._size = 0
        self.ended_inside = False
        return self._again[-1].number if self._again else self.last + 1

    def put_back_all_but_first(self) -> None:
        """Have every line of the record in hand read again, except the one it starts on."""
        first, *rest = self._record
        self._again.extend(reversed(rest))
        self._record = [first]
        self.last = first.number
