"""Markdown: told by its suffix, since its content is text; one file, one page, exactly as given."""

from collections.abc import Iterator
from typing import Final

from wordkeep.ingest.head import Head
from wordkeep.ingest.intake import Intake, Options
from wordkeep.ingest.markup import opening_of
from wordkeep.ingest.single import single_page
from wordkeep.ingest.stream import Stream
from wordkeep.model.page import Media, Page
from wordkeep.model.skipped import Skipped

SUFFIXES: Final = frozenset({".md", ".markdown", ".mdown", ".mkd"})


def looks_like(head: Head) -> bool:
    """Text with a Markdown suffix, and not a whole HTML document under a wrong name."""
    if head.suffix not in SUFFIXES or not head.text:
        return False
    return opening_of(head.text).root != "html"


def pages(stream: Stream, intake: Intake, options: Options) -> Iterator[Page | Skipped]:
    """The Markdown as one page."""
    return single_page(stream, intake, options, media=Media.MARKDOWN, as_given=True)
