"""A text and its statements to segments: the text cut wherever a source, a cue or a fragment of content begins or ends.

Joining the segments gives the text back, character for character; joining those that carry one mark gives the words of
its anchor. So a page never sees an offset, and JavaScript never counts one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from wordkeep.model.span import Anchor, Span, hull
from wordkeep.model.statement import Statement


class Role(StrEnum):
    """What words are in a statement."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One anchor of one statement: ``number`` counts statements from 1, ``part`` fragments of content from 0."""

    number: int
    role: Role
    part: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that all carry the same marks. ``begins`` and ``ends`` are the statements whose content does here."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every role these characters have, once."""
        return tuple(sorted({mark.role for mark in self.marks}))

    @property
    def numbers(self) -> tuple[int, ...]:
        """The statements these characters belong to."""
        return tuple(sorted({mark.number for mark in self.marks}))

    @property
    def depth(self) -> int:
        """How many statements have these characters in their content; more than one where they nest or overlap."""
        return len({mark.number for mark in self.marks if mark.role is Role.CONTENT})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The segments of one line of the text, the line breaks after it included."""

    segments: tuple[Segment, ...]
    is_headline: bool = False


GAP: Final = re.compile(r"\n\s*")


def segments_of(text: str, statements: Sequence[Statement]) -> tuple[Segment, ...]:
    """The text cut at the ends of every anchor and of every paragraph; statements are numbered as they come."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    begins: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements, start=1):
        for mark, anchor in _marked(number, statement):
            opening[anchor.span.start].append(mark)
            closing[anchor.span.end].append(mark)
        content = hull(tuple(anchor.span for anchor in statement.content))
        begins[content.start].append(number)
        ends[content.end].append(number)
    segments: list[Segment] = []
    active: set[Mark] = set()
    for start, end in pairwise(sorted({0, len(text), *opening, *closing, *_paragraph_ends(text)})):
        active.difference_update(closing.get(start, ()))
        active.update(opening.get(start, ()))
        marks = tuple(sorted(active))
        segments.append(Segment(text[start:end], marks, tuple(begins.get(start, ())), tuple(ends.get(end, ()))))
    return tuple(segments)


def paragraphs_of(text: str, statements: Sequence[Statement], *, headline: Span | None = None) -> tuple[Paragraph, ...]:
    """The same segments, line by line. Cleaning has joined lines broken at a width: each line is a paragraph."""
    paragraphs: list[Paragraph] = []
    last = set(_paragraph_ends(text))
    held: list[Segment] = []
    begin = at = 0
    for segment in segments_of(text, statements):
        held.append(segment)
        at += len(segment.text)
        if at in last:
            inside = headline is not None and headline.overlaps(Span(begin, at))
            paragraphs.append(Paragraph(tuple(held), is_headline=inside))
            held, begin = [], at
    return tuple(paragraphs)


def _marked(number: int, statement: Statement) -> Iterator[tuple[Mark, Anchor]]:
    if statement.source is not None:
        yield Mark(number, Role.SOURCE), statement.source.as_written
    if statement.cue is not None:
        yield Mark(number, Role.CUE), statement.cue
    for part, anchor in enumerate(statement.content):
        yield Mark(number, Role.CONTENT, part), anchor


def _paragraph_ends(text: str) -> Iterator[int]:
    """Where paragraphs end, the last at the end of the text; line breaks before the first word end none."""
    first = len(text) - len(text.lstrip())
    for gap in GAP.finditer(text, first):
        if gap.end() < len(text):
            yield gap.end()
    if text:
        yield len(text)
