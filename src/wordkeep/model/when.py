"""When: a day or an interval of days, and on what basis anyone may say so."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from wordkeep.model.span import Anchor


class Basis(StrEnum):
    """How a date is known. ``UNKNOWN`` is an answer; an invented date is not."""

    STATED = "stated"
    METADATA = "metadata"
    DATELINE = "dateline"
    LINKED_EVENT = "linked-event"
    FILE = "file"
    COUNTED = "counted"
    DEFAULT = "default"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """Days from ``earliest`` to ``latest``, both included; ``None`` where that end is not known.

    ``phrase`` is the words in the text; ``counted_from`` the day a relative phrase was counted from.
    """

    earliest: date | None
    latest: date | None
    basis: Basis
    phrase: Anchor | None = None
    counted_from: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"an interval from {self.earliest} to {self.latest} runs backwards")
        if self.basis is Basis.UNKNOWN and (self.earliest or self.latest):
            raise ValueError("a date of unknown basis is no date")

    @classmethod
    def unknown(cls) -> Self:
        """Nobody said, so neither do we."""
        return cls(None, None, Basis.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: a day where one is known, the basis, and the words that say so.

    ``words`` are the characters the date was read from (a header, a meta field, a file's name), as they stand there.
    """

    on: date | None
    basis: Basis
    words: str | None = None

    def __post_init__(self) -> None:
        if (self.on is None) != (self.basis is Basis.UNKNOWN):
            raise ValueError(f"published {self.on} with basis {self.basis}")

    @classmethod
    def unknown(cls) -> Self:
        """An undated article stays undated."""
        return cls(None, Basis.UNKNOWN)
