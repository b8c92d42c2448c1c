"""Deeds, not words: a sourced ledger of what states said, promised and then did.

>>> reading = read("The talks were useful, the ministry said.")
>>> [record.claim.source.as_written.exact for record in reading.records]
['the ministry']

Names are loaded when they are first used, so that the command line starts fast.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wordkeep._version import __version__
    from wordkeep.api import open_ledger, read, relate
    from wordkeep.errors import AnchorMismatch, WordkeepError
    from wordkeep.model.article import Article
    from wordkeep.model.offsets import OffsetMap
    from wordkeep.model.reading import Reading
    from wordkeep.model.record import Record
    from wordkeep.model.skipped import Skipped
    from wordkeep.model.span import Anchor, Span
    from wordkeep.model.statement import Statement
    from wordkeep.store.sqlite import Ledger

__all__ = [
    "Anchor",
    "AnchorMismatch",
    "Article",
    "Ledger",
    "OffsetMap",
    "Reading",
    "Record",
    "Skipped",
    "Span",
    "Statement",
    "WordkeepError",
    "__version__",
    "open_ledger",
    "read",
    "relate",
]

_HOME = {
    "Anchor": "model.span",
    "AnchorMismatch": "errors",
    "Article": "model.article",
    "Ledger": "store.sqlite",
    "OffsetMap": "model.offsets",
    "Reading": "model.reading",
    "Record": "model.record",
    "Skipped": "model.skipped",
    "Span": "model.span",
    "Statement": "model.statement",
    "WordkeepError": "errors",
    "__version__": "_version",
    "open_ledger": "api",
    "read": "api",
    "relate": "api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'wordkeep' has no attribute {name!r}")
    return getattr(importlib.import_module(f"wordkeep.{_HOME[name]}"), name)
