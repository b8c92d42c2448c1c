"""WARC web archives, packed with gzip or not: one page for each answer that can hold an article.

Nothing is loaded whole: a record over the limit for one page is passed over by its stated length.
"""

import io
import logging
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader

from wordkeep.errors import Unreadable
from wordkeep.ingest.encoding import charset_of, is_binary
from wordkeep.ingest.gunzip import MAGIC as GZIP
from wordkeep.ingest.gunzip import Gunzip
from wordkeep.ingest.head import Head
from wordkeep.ingest.html import FIRST_ELEMENTS
from wordkeep.ingest.intake import Intake, Options
from wordkeep.ingest.limits import Limits
from wordkeep.ingest.markup import opening_of
from wordkeep.ingest.names import Names
from wordkeep.ingest.pdf import MAGIC as PDF
from wordkeep.ingest.rows import label
from wordkeep.ingest.single import is_blank
from wordkeep.ingest.stream import HEAD, Stream
from wordkeep.model.page import Labels, Media, Page
from wordkeep.model.skipped import Skipped

MAGIC: Final = b"WARC/"
HEADERS: Final = 2**20  # bytes of header lines in one record
RECORDS: Final = frozenset({"response", "resource", "conversion"})  # and not request, revisit, metadata, warcinfo
READ: Final = {
    "text/html": Media.HTML,
    "application/xhtml+xml": Media.HTML,
    "text/plain": Media.PLAIN,
    "application/pdf": Media.PDF,
}
UNTOLD: Final = frozenset({"", "application/octet-stream", "unknown/unknown"})

Record: TypeAlias = Any  # warcio is not typed

logging.getLogger("warcio").addHandler(logging.NullHandler())  # what it says of odd records is not for the terminal


def looks_like(head: Head) -> bool:
    """The magic at the start."""
    return head.data.startswith(MAGIC)


def pages(stream: Stream, intake: Intake, options: Options) -> Iterator[Page | Skipped]:
    """One page for each answer of status 200 that is HTML, text or PDF, named by its address and date."""
    limits, names, found = options.limits, Names(intake), False
    for record in _records(stream):
        if not _may_hold_a_page(record):
            continue
        if _length(record) > limits.page:
            found = True
            yield intake.damaged(stream.too_large(limits.page), at=_address(record))
            continue
        body = record.raw_stream.read(_length(record))
        page = _page_or_skipped(record, body, intake=intake, names=names, limits=limits)
        if page is not None:
            found = True
            yield page
        if len(body) < _length(record):
            raise Unreadable("format-damaged", "the archive breaks off in a record; what came before is read")
    if not found:
        yield intake.skipped("no-article-text", "no record of this archive holds a page; leave it out")


def _records(stream: Stream) -> Iterator[Record]:
    """The records one after the other; what breaks the format of the archive becomes ``Unreadable``."""
    archive = ArchiveIterator(stream)
    archive.INC_RECORD = ""  # it would be printed
    reader = archive.reader = _Reader(stream)
    while True:
        try:
            record = next(archive, None)
        except (Unreadable, OSError):
            raise
        except Exception as error:
            raise Unreadable("format-damaged", "breaks the format of a WARC; what came before is read") from error
        if archive.err_count:
            raise Unreadable("format-damaged", "a record is not as long as it says; what came before is read")
        if record is None:
            return
        reader.start_record()
        yield record


def _may_hold_a_page(record: Record) -> bool:
    """Whether it is an answer of the kinds that are read; only its headers are looked at."""
    if record.rec_type not in RECORDS or record.length is None:
        return False
    if record.rec_type == "response" and (record.http_headers is None or record.http_headers.get_statuscode() != "200"):
        return False
    kind = _content_type(record)
    is_for_robots = kind == "text/plain" and _path(record).endswith("/robots.txt")
    return (kind in READ or kind in UNTOLD) and not is_for_robots


def _page_or_skipped(
    record: Record, body: bytes, *, intake: Intake, names: Names, limits: Limits
) -> Page | Skipped | None:
    """The page of one record, a row for what is wrong with it, or None where it is not a page after all."""
    address = _address(record)
    try:
        content = _unpacked(record, body, limits)
    except Unreadable as failure:
        return intake.damaged(failure, at=address)
    if is_blank(content):
        return intake.skipped("page-empty", "an answer without content; record the page again", at=address)
    media = READ.get(_content_type(record)) or _told_by(content)
    if media is None:
        return None
    if media is not Media.PDF and is_binary(content[:HEAD]):
        return intake.skipped("page-binary", f"said to be {media}, and not text; leave it out", at=address)
    date = label(record.rec_headers.get_header("WARC-Date"))
    name = names.keyed(f"{address} {date or ''}".strip(), locator=address)
    return Page(
        origin=name.origin,
        locator=name.locator,
        content=content,
        media=media,
        path=intake.path,
        key=name.key,
        encoding=None if media is Media.PDF else charset_of(_header(record, "Content-Type")),
        fetched_at=_moment(date),
        labels=Labels(url=address),
    )


def _unpacked(record: Record, body: bytes, limits: Limits) -> bytes:
    """The body as it was before it was cut in chunks and packed for its way; as it is, where it was not."""
    if record.rec_type != "response":
        return body
    if _header(record, "Transfer-Encoding").lower() == "chunked":
        body = ChunkedDataReader(io.BytesIO(body)).read()
    packing = _header(record, "Content-Encoding").lower()
    if body.startswith(GZIP):
        gunzip = Gunzip(Stream.over(body), limits)
        content, failure = Stream(gunzip.read, stretched=gunzip.stretched).whole(limits.page)
        if failure is not None:
            raise failure
        return content
    if packing == "deflate":
        return _inflated(body, limits)
    if packing not in {"", "identity"} and is_binary(body[:HEAD]):
        raise Unreadable("page-binary", f"packed as {packing}, which is not unpacked; record the page again")
    return body


def _inflated(body: bytes, limits: Limits) -> bytes:
    for form in (zlib.MAX_WBITS, -zlib.MAX_WBITS):  # with and without the header that servers forget
        try:
            content = zlib.decompressobj(form).decompress(body, limits.page + 1)
        except zlib.error:
            continue
        if len(content) > limits.page:
            raise Unreadable("archive-bomb", "unpacks to more than the limit for one page")
        return content
    return body


def _told_by(content: bytes) -> Media | None:
    if content.startswith(PDF):
        return Media.PDF
    head = content[:HEAD]
    opening = opening_of("" if is_binary(head) else head.decode("latin-1"))
    return Media.HTML if opening.doctype == "html" or opening.root in FIRST_ELEMENTS else None


def _header(record: Record, name: str) -> str:
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    return str(headers.get_header(name) or "").strip()


def _content_type(record: Record) -> str:
    return _header(record, "Content-Type").partition(";")[0].strip().lower()


def _address(record: Record) -> str:
    return label(record.rec_headers.get_header("WARC-Target-URI")) or "a record without an address"


def _path(record: Record) -> str:
    try:
        return urlsplit(_address(record)).path.lower()
    except ValueError:
        return ""


def _length(record: Record) -> int:
    """Bytes of the body."""
    return int(record.payload_length if record.payload_length >= 0 else record.length)


def _moment(date: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(date or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class _Reader:
    """What warcio reads from: a stream already unpacked, whose header lines are bounded."""

    decompressor: Final = None

    def __init__(self, stream: Stream) -> None:
        self._bytes = io.BufferedReader(_Raw(stream), HEAD)
        self._header_bytes = 0

    def start_record(self) -> None:
        """Count the header lines of the next record from here."""
        self._header_bytes = 0

    def read(self, size: int) -> bytes:
        return self._bytes.read(size)

    def readline(self, size: int | None = None) -> bytes:
        line = self._bytes.readline(HEADERS if size is None else min(size, HEADERS))
        self._header_bytes += len(line)
        if self._header_bytes > HEADERS:
            raise Unreadable("format-damaged", "a record has headers without end; what came before is read")
        return line

    def rem_length(self) -> int:
        return 0

    def close_decompressor(self) -> None:
        pass


class _Raw(io.RawIOBase):
    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
