"""PDF: one file, one page; its text is taken out later."""

from collections.abc import Iterator
from typing import Final

from wordkeep.ingest.head import Head
from wordkeep.ingest.intake import Intake, Options
from wordkeep.ingest.single import single_page
from wordkeep.ingest.stream import Stream
from wordkeep.model.page import Media, Page
from wordkeep.model.skipped import Skipped

MAGIC: Final = b"%PDF-"
REACH: Final = 1024  # readers accept that many bytes of other things before the magic


def looks_like(head: Head) -> bool:
    """The magic at the start, or close to it under the suffix of a PDF."""
    if head.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(MAGIC):
        return True
    return head.suffix == ".pdf" and MAGIC in head.data[:REACH]


def pages(stream: Stream, intake: Intake, options: Options) -> Iterator[Page | Skipped]:
    """The PDF as one page."""
    return single_page(stream, intake, options, media=Media.PDF)
