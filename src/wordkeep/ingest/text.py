"""Plain text: one file, one page, exactly as given."""

from collections.abc import Iterator

from wordkeep.ingest.head import Head
from wordkeep.ingest.intake import Intake, Options
from wordkeep.ingest.single import single_page
from wordkeep.ingest.stream import Stream
from wordkeep.model.page import Media, Page
from wordkeep.model.skipped import Skipped


def looks_like(head: Head) -> bool:
    """Whatever is text and none of the formats asked before."""
    return bool(head.text)


def pages(stream: Stream, intake: Intake, options: Options) -> Iterator[Page | Skipped]:
    """The text as one page."""
    return single_page(stream, intake, options, media=Media.PLAIN, as_given=True)
