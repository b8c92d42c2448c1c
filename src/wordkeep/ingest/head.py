"""The first bytes of an input, from which its format is told."""

from dataclasses import dataclass
from typing import Self

from wordkeep.ingest.columns import Columns
from wordkeep.ingest.encoding import decoded_head, is_binary


@dataclass(frozen=True, slots=True)
class Head:
    """What formats look at: the first bytes, unpacked; the same as text, empty where they are not text; the suffix.

    ``suffix`` is in lower case, with its dot and without ``.gz``; it only breaks ties. ``columns`` are the columns that
    rows are asked for.
    """

    data: bytes
    text: str
    suffix: str
    columns: Columns

    @classmethod
    def of(cls, data: bytes, suffix: str, columns: Columns) -> Self:
        """The head of an input."""
        return cls(data, "" if is_binary(data) else decoded_head(data), suffix, columns)
