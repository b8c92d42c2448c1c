"""Spans and anchors: where words stand in a text, and the words themselves, each proving the other."""

from dataclasses import dataclass
from typing import Self

from wordkeep.errors import AnchorMismatch
from wordkeep.model.ids import TextId


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open ``[start, end)``, counted in Unicode code points.

    >>> Span(4, 9).of("The talks ended")
    'talks'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0 or later, not from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` at this span; raises ``IndexError`` where the text ends before it."""
        if self.end > len(text):
            raise IndexError(f"span {self.start}-{self.end} in a text of {len(text)} characters")
        return text[self.start : self.end]

    def overlaps(self, other: Self) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Self) -> bool:
        """Whether every character of ``other`` is in this span too."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Self:
        """The same length, ``by`` code points further on."""
        return type(self)(self.start + by, self.end + by)


def hull(spans: tuple[Span, ...]) -> Span:
    """The smallest span that contains all of ``spans`` (at least one)."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """Words in a text: which text, where in it, and the exact characters that stand there."""

    text_id: TextId
    span: Span
    exact: str

    @classmethod
    def of(cls, text: str, span: Span, *, text_id: TextId) -> Self:
        """The anchor of ``span`` in ``text``, carrying the words found there (never none)."""
        if not len(span):
            raise ValueError(f"an anchor holds at least one character; {span} holds none")
        return cls(text_id, span, span.of(text))

    def check(self, text: str) -> None:
        """Raise ``AnchorMismatch`` unless ``text`` has exactly these words at this span."""
        found = text[self.span.start : self.span.end]
        if found != self.exact or not self.exact:
            raise AnchorMismatch(
                f"{found!r} stands where the anchor says {self.exact!r}",
                where=f"{self.text_id}:{self.span.start}-{self.span.end}",
            )
