"""Which format an input has, told from its content, and the list of the formats that are read."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Final, Protocol

from wordkeep.ingest import csv, eml, feed, html, jsonl, markdown, pdf, text, warc
from wordkeep.ingest.gunzip import MAGIC as GZIP
from wordkeep.ingest.gunzip import Gunzip
from wordkeep.ingest.head import Head
from wordkeep.ingest.intake import Intake, Options
from wordkeep.ingest.magic import UNKNOWN, kind_of
from wordkeep.ingest.stream import Stream
from wordkeep.model.page import Page
from wordkeep.model.skipped import Skipped


class Format(Protocol):
    """What a module of this folder offers for its format."""

    def looks_like(self, head: Head) -> bool:
        """Whether an input with this head is in this format."""
        ...

    def pages(self, stream: Stream, intake: Intake, options: Options) -> Iterator[Page | Skipped]:
        """The pages, one after the other; may end with ``Unreadable`` or ``OSError`` where the input is damaged."""
        ...


FORMATS: Final[tuple[Format, ...]] = (pdf, warc, eml, feed, markdown, html, jsonl, csv, text)
"""Asked in this order: formats with a magic of their own first, plain text last."""


def pages_in(stream: Stream, intake: Intake, options: Options, *, name: str = "") -> Iterator[Page | Skipped]:
    """The pages of an input in whatever format it is, under one layer of gzip at the most; ``name`` breaks ties."""
    gunzip = None
    if stream.head(len(GZIP)) == GZIP:
        gunzip = Gunzip(stream, options.limits)
        stream = Stream(gunzip.read, stretched=gunzip.stretched)
    head = Head.of(stream.head(), suffix_of(name), options.columns)
    if not head.data:
        stream.read(1)  # raises what broke it off before its first byte
        yield intake.skipped("page-empty", "holds no bytes; leave it out")
    elif kind := kind_of(head.data, is_text=bool(head.text)):
        yield intake.skipped(kind.code, kind.detail)
    elif found := format_of(head):
        yield from found.pages(stream, intake, options)
    elif gunzip is not None and gunzip.stretched():
        yield intake.skipped("archive-bomb", f"unpacks to over {options.limits.expansion} times its size")
    else:
        yield intake.skipped(UNKNOWN.code, UNKNOWN.detail)


def format_of(head: Head) -> Format | None:
    """The first format that the head looks like; None for what is not text and no format that is read."""
    return next((each for each in FORMATS if each.looks_like(head)), None)


def suffix_of(name: str) -> str:
    """The suffix that tells the format: ``.html`` of ``page.HTML.gz``; empty where there is none."""
    return PurePath(name.lower().removesuffix(".gz")).suffix
