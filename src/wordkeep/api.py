"""The Python API: one article read, one ledger opened."""

import os
from pathlib import Path

from wordkeep.model.reading import Reading
from wordkeep.pipeline import page_of_text, read_page
from wordkeep.store.sqlite import Ledger


def read(text: str, *, published: str | None = None, outlet: str | None = None, title: str | None = None) -> Reading:
    """One article's text to its records, with nothing stored.

    ``published`` is a date in words or ISO 8601. Text that holds no article gives a reading without one, and the reason.
    """
    return read_page(page_of_text(text, published=published, outlet=outlet, title=title))


def open_ledger(path: str | os.PathLike[str]) -> Ledger:
    """The ledger at ``path``, for queries; a context manager. Raises ``NotALedger``."""
    return Ledger.open(Path(path))
