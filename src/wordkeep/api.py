"""The Python API: one article read, one ledger opened."""

import os
from pathlib import Path

from wordkeep.model.page import Labels, Media, Page
from wordkeep.model.reading import Reading
from wordkeep.pipeline import read_page
from wordkeep.store.sqlite import Ledger


def read(text: str, *, published: str | None = None, outlet: str | None = None, title: str | None = None) -> Reading:
    """One article's text to its records, with nothing stored.

    ``published`` is a date in words or ISO 8601. Text that holds no article gives a reading without one, and the reason.
    """
    return read_page(page_of_text(text, published=published, outlet=outlet, title=title))


def open_ledger(path: str | os.PathLike[str]) -> Ledger:
    """The ledger at ``path``, for queries; a context manager. Raises ``NotALedger``."""
    return Ledger.open(Path(path))


def page_of_text(text: str, *, published: str | None, outlet: str | None, title: str | None) -> Page:
    """The page of a text at hand, as if it had come in a file of its own."""
    labels = Labels(title=title, outlet=outlet, published=published)
    content = text.encode("utf-8", "surrogatepass")
    return Page("text", "text", content, Media.PLAIN, encoding="utf-8", as_given=True, labels=labels)
