"""JSONL: one object on each line, one page for each object; also a JSON file that is one object or a list of them."""

import json
import re
from collections.abc import Iterator
from typing import Final

from wordkeep.errors import Unreadable
from wordkeep.ingest.encoding import encoding_of
from wordkeep.ingest.head import Head
from wordkeep.ingest.intake import Intake, Options
from wordkeep.ingest.rows import DAMAGED, Rows, row_too_large
from wordkeep.ingest.stream import Stream
from wordkeep.ingest.textlines import TextLine, text_lines
from wordkeep.model.page import Page
from wordkeep.model.skipped import Skipped

SUFFIXES: Final = frozenset({".jsonl", ".ndjson", ".jsonlines", ".json"})
OBJECT: Final = re.compile(r'\s*\{\s*("|\}|$)')
LIST_OF_OBJECTS: Final = re.compile(r"\s*\[\s*(\{|\]\s*$)")
DOCUMENT: Final = re.compile(r"\s*(\[|\{[ \t\r]*(\n|$))")  # a list, or an object that goes on over lines
OBJECT_ON_A_LINE: Final = re.compile(r'^[ \t]*\{[ \t]*"', re.MULTILINE)
BETWEEN: Final = re.compile(r"[\s,\[\]]*")


def looks_like(head: Head) -> bool:
    """Starts like an object or a list of them; under a JSON suffix, has a line that starts like an object."""
    if not head.text:
        return False
    if OBJECT.match(head.text) or LIST_OF_OBJECTS.match(head.text):
        return True
    return head.suffix in SUFFIXES and OBJECT_ON_A_LINE.search(head.text) is not None


def pages(stream: Stream, intake: Intake, options: Options) -> Iterator[Page | Skipped]:
    """One page for each object, and a row of ``Skipped`` for each line that holds none."""
    head = stream.head()
    encoding, guessed = encoding_of(head)
    if guessed:
        yield intake.skipped("encoding-guessed", f"not UTF-8; read as {encoding}")
    is_document = DOCUMENT.match(head.decode(encoding, "replace").removeprefix("\ufeff"))
    read = _pages_of_document if is_document else _pages_of_lines
    found = False
    for page in read(stream, encoding, intake, options):
        found = True
        yield page
    if not found:
        yield intake.skipped("page-empty", "holds no rows; leave it out")


def _pages_of_lines(stream: Stream, encoding: str, intake: Intake, options: Options) -> Iterator[Page | Skipped]:
    rows = Rows(intake, options)
    for line in text_lines(stream, encoding, limit=options.limits.page):
        if line.text is None:
            yield row_too_large(intake, line)
        elif line.text.strip():
            yield from _pages_of_line(line, line.text, intake, rows)


def _pages_of_line(line: TextLine, text: str, intake: Intake, rows: Rows) -> Iterator[Page | Skipped]:
    at = f"line {line.number}"
    if line.damaged:
        yield intake.skipped("encoding-damaged", DAMAGED, at=at)
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield intake.skipped("row-malformed", f"is not valid JSON: {_reason(error)}; mend the line or drop it", at=at)
    else:
        yield rows.page(row, at=at)


def _pages_of_document(stream: Stream, encoding: str, intake: Intake, options: Options) -> Iterator[Page | Skipped]:
    """The objects of one JSON document, up to where it breaks its own format."""
    content, failure = stream.whole(options.limits.page)
    text = content.decode(encoding, "replace").removeprefix("\ufeff")
    if "\ufffd" in text and "\ufffd".encode() not in content:
        yield intake.skipped("encoding-damaged", DAMAGED)
    rows = Rows(intake, options)
    try:
        for number, row in enumerate(_objects_of(text), start=1):
            yield rows.page(row, at=f"item {number}")
    except Unreadable as damage:
        failure = failure or damage
    if failure is not None:
        yield intake.damaged(failure)


def _objects_of(text: str) -> Iterator[object]:
    """Object after object, in a list or one behind the other; raises ``Unreadable`` at the first that is broken."""
    decoder = json.JSONDecoder()
    at = _past_separators(text, 0)
    while at < len(text):
        try:
            row, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            line = text.count("\n", 0, at) + 1
            what = f"line {line} is not valid JSON: {_reason(error)}; what came before is read"
            raise Unreadable("format-damaged", what) from None
        yield row
        at = _past_separators(text, end)
    if text.lstrip().startswith("[") and not text.rstrip().endswith("]"):
        raise Unreadable("format-damaged", "the list is not closed; what came before is read")


def _past_separators(text: str, at: int) -> int:
    separators = BETWEEN.match(text, at)
    return separators.end() if separators else at


def _reason(error: ValueError | RecursionError) -> str:
    match error:
        case json.JSONDecodeError(msg=message, colno=column):
            return f"{message} at character {column}"
        case RecursionError():
            return "nested too deeply"
        case _:
            return "a number too long to read"
