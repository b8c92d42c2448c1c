"""The Python API: one article read, one ledger opened."""

import os
from pathlib import Path

from wordkeep.model.page import Labels, Media, Page
from wordkeep.model.reading import Reading
from wordkeep.model.span import Span
from wordkeep.pipeline import READER, read_page
from wordkeep.store.sqlite import Ledger


def read(text: str, *, published: str | None = None, outlet: str | None = None, title: str | None = None) -> Reading:
    """One article's text to its records, with nothing stored.

    ``published`` is a date in words or ISO 8601. Text that holds no article gives a reading without one, and the reason.
    """
    return read_page(page_of_text(text, published=published, outlet=outlet, title=title))


def relate(text: str, source_span: tuple[int, int] | None, target_span: tuple[int, int] | None) -> dict[str, float]:
    """What the one at ``source_span`` does to the one at ``target_span``, as the probability of each PLOVER 2.0 type.

    Spans are half-open in code points of ``text``; one of the two may be ``None`` (nobody is named). The 16 types and
    ``NONE`` come likeliest first and sum to 1. Raises ``ValueError`` for a span that holds no word of the text.
    """
    source, target = (Span(*span) if span is not None else None for span in (source_span, target_span))
    return READER.relate(text, source, target)


def open_ledger(path: str | os.PathLike[str]) -> Ledger:
    """The ledger at ``path``, for queries; a context manager. Raises ``NotALedger``."""
    return Ledger.open(Path(path))


def page_of_text(text: str, *, published: str | None, outlet: str | None, title: str | None) -> Page:
    """The page of a text at hand, as if it had come in a file of its own."""
    labels = Labels(title=title, outlet=outlet, published=published)
    content = text.encode("utf-8", "surrogatepass")
    return Page("text", "text", content, Media.PLAIN, encoding="utf-8", as_given=True, labels=labels)
