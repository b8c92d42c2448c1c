"""HTML, and XML that is not a feed: one file, one page; the article is found in it later."""

import re
from collections.abc import Iterator
from typing import Final

from wordkeep.ingest.head import Head
from wordkeep.ingest.intake import Intake, Options
from wordkeep.ingest.markup import opening_of
from wordkeep.ingest.single import single_page
from wordkeep.ingest.stream import Stream
from wordkeep.model.page import Media, Page
from wordkeep.model.skipped import Skipped

SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
FIRST_ELEMENTS: Final = frozenset(
    "html head body title meta link base script style article main section header nav div p span h1 h2 h3 table "
    "center font a ul ol br hr img blockquote".split()
)
ANY_ELEMENT: Final = re.compile(r"<[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?>")


def looks_like(head: Head) -> bool:
    """A document type or first element of HTML, an XML declaration, or an element anywhere under an HTML suffix."""
    if not head.text:
        return False
    opening = opening_of(head.text)
    if opening.doctype == "html" or opening.root in FIRST_ELEMENTS or (opening.is_xml and opening.root):
        return True
    return head.suffix in SUFFIXES and ANY_ELEMENT.search(head.text) is not None


def pages(stream: Stream, intake: Intake, options: Options) -> Iterator[Page | Skipped]:
    """The HTML as one page."""
    return single_page(stream, intake, options, media=Media.HTML)
