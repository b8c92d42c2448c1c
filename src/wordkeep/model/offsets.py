"""From characters of an article back to characters of its page, run by run, through every step of cleaning.

A cleaning step states its ``Edit``s; ``apply_edits`` returns the new text and the map; maps of successive steps
compose with ``then``. No step works on characters in any other way, so no place can be lost.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from wordkeep.model.span import Span


class Edit(NamedTuple):
    """Put ``new`` in place of the characters ``[start, end)`` of the text before the step."""

    start: int
    end: int
    new: str


class Run(NamedTuple):
    """``length`` characters from ``after`` on came from ``source_length`` characters from ``before`` on.

    Where ``copied`` is true they are the same characters, one to one; otherwise the run is a replacement, and each of
    its characters stands for the whole of what it replaced.
    """

    after: int
    length: int
    before: int
    source_length: int
    copied: bool


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Runs in the order of the cleaned text. Characters in no run were put in by cleaning and came from nowhere."""

    runs: tuple[Run, ...]

    @classmethod
    def identity(cls, length: int) -> Self:
        """The map of a text that was not changed."""
        return cls((Run(0, length, 0, length, copied=True),) if length else ())

    @classmethod
    def of(cls, runs: Iterable[Run]) -> Self:
        """The map of runs in the order of the cleaned text; runs that go on where the last ended become one."""
        return cls(tuple(_merged(runs)))

    def to_page(self, span: Span) -> tuple[Span, ...]:
        """The page's characters behind ``span``, in order of the article, touching ones joined; empty if none are."""
        found: list[Span] = []
        first = max(bisect_right(self.runs, span.start, key=lambda run: run.after) - 1, 0)
        for run in self.runs[first:]:
            if run.after >= span.end:
                break
            piece = _source(run, span)
            if piece is None:
                continue
            if found and found[-1].end == piece.start:
                found[-1] = Span(found[-1].start, piece.end)
            elif not (found and found[-1].contains(piece)):
                found.append(piece)
        return tuple(found)

    def then(self, later: "OffsetMap") -> "OffsetMap":
        """The map of this step followed by ``later``: from the last text straight to the first."""
        joined: list[Run] = []
        for run in later.runs:
            if run.copied:
                joined.extend(self._pieces(run))
                continue
            sources = self.to_page(Span(run.before, run.before + run.source_length))
            if sources:
                start, end = min(s.start for s in sources), max(s.end for s in sources)
                joined.append(Run(run.after, run.length, start, end - start, copied=False))
        return OffsetMap.of(joined)

    def _pieces(self, copied: Run) -> Iterable[Run]:
        """The runs of this map that lie under a copied run of a later one, moved to where that one puts them."""
        begin, end = copied.before, copied.before + copied.length
        first = max(bisect_right(self.runs, begin, key=lambda run: run.after) - 1, 0)
        for run in self.runs[first:]:
            if run.after >= end:
                break
            low, high = max(run.after, begin), min(run.after + run.length, end)
            if low >= high:
                continue
            after = copied.after + low - begin
            if run.copied:
                yield Run(after, high - low, run.before + low - run.after, high - low, copied=True)
            else:
                yield Run(after, high - low, run.before, run.source_length, copied=False)


def _source(run: Run, span: Span) -> Span | None:
    low, high = max(run.after, span.start), min(run.after + run.length, span.end)
    if low >= high:
        return None
    if run.copied:
        return Span(run.before + low - run.after, run.before + high - run.after)
    return Span(run.before, run.before + run.source_length)


def _merged(runs: Iterable[Run]) -> Iterable[Run]:
    """Join copied runs that touch on both sides, so that maps stay as short as the number of real changes."""
    held: Run | None = None
    for run in runs:
        if (
            held is not None
            and held.copied
            and run.copied
            and held.after + held.length == run.after
            and held.before + held.length == run.before
        ):
            length = held.length + run.length
            held = Run(held.after, length, held.before, length, copied=True)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


def apply_edits(text: str, edits: Sequence[Edit]) -> tuple[str, OffsetMap]:
    """The text after ``edits``, and the map from it back to ``text``.

    Edits are in order and do not overlap (``ValueError`` otherwise). An edit with an empty ``new`` deletes; one with
    ``start == end`` inserts characters that came from nowhere.

    >>> apply_edits("a  b", [Edit(1, 3, " ")])[0]
    'a b'
    """
    parts: list[str] = []
    runs: list[Run] = []
    at = size = 0
    for start, end, new in edits:
        if not at <= start <= end <= len(text):
            raise ValueError(f"edit {start}-{end} is out of order or outside a text of {len(text)} characters")
        if start > at:
            parts.append(text[at:start])
            runs.append(Run(size, start - at, at, start - at, copied=True))
            size += start - at
        if new:
            parts.append(new)
            if end > start:
                runs.append(Run(size, len(new), start, end - start, copied=new == text[start:end]))
            size += len(new)
        at = end
    if at < len(text):
        parts.append(text[at:])
        runs.append(Run(size, len(text) - at, at, len(text) - at, copied=True))
    return "".join(parts), OffsetMap.of(runs)
