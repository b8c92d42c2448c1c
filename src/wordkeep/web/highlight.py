"""A text and its records to segments: the text cut wherever a source, cue, fragment of content or deed begins or ends.

Joining the segments gives the text back, character for character; joining those that carry one mark gives the words of
its anchor. So a page never sees an offset, and JavaScript never counts one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Final

from wordkeep.model.event import Event
from wordkeep.model.span import Anchor, Span, hull
from wordkeep.model.statement import Statement


class Role(StrEnum):
    """What words are in a statement, or that they tell a deed."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    DEED = "deed"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One anchor of one record.

    ``number`` counts statements from 1, or events from 1 where the role is ``DEED``; ``part`` fragments from 0.
    """

    number: int
    role: Role
    part: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that all carry the same marks.

    ``begins`` and ``ends`` are the statements whose content does here, ``events_begin`` and ``events_end`` the events
    whose words do.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    events_begin: tuple[int, ...] = ()
    events_end: tuple[int, ...] = ()

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every role these characters have, once."""
        return tuple(sorted({mark.role for mark in self.marks}))

    @property
    def numbers(self) -> tuple[int, ...]:
        """The statements these characters belong to."""
        return tuple(sorted({mark.number for mark in self.marks if mark.role is not Role.DEED}))

    @property
    def events(self) -> tuple[int, ...]:
        """The events these characters tell."""
        return tuple(sorted({mark.number for mark in self.marks if mark.role is Role.DEED}))

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


@dataclass(slots=True)
class _Cuts:
    """What begins and ends where, gathered over the records of one kind."""

    opening: dict[int, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    closing: dict[int, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    begins: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    ends: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, number: int, marked: Iterable[tuple[Mark, Anchor]], whole: Sequence[Anchor]) -> None:
        """One record: its marks, and the words from whose first to whose last it runs."""
        for mark, anchor in marked:
            self.opening[anchor.span.start].append(mark)
            self.closing[anchor.span.end].append(mark)
        around = hull(tuple(anchor.span for anchor in whole))
        self.begins[around.start].append(number)
        self.ends[around.end].append(number)


def segments_of(text: str, statements: Sequence[Statement], events: Sequence[Event] = ()) -> tuple[Segment, ...]:
    """The text cut at the ends of every anchor and of every paragraph; records are numbered as they come."""
    said, done = _Cuts(), _Cuts()
    for number, statement in enumerate(statements, start=1):
        said.add(number, _marked(number, statement), statement.content)
    for number, event in enumerate(events, start=1):
        parts = enumerate(event.evidence)
        done.add(number, ((Mark(number, Role.DEED, part), anchor) for part, anchor in parts), event.evidence)
    places = {0, len(text), *_paragraph_ends(text)}.union(said.opening, said.closing, done.opening, done.closing)
    segments: list[Segment] = []
    active: set[Mark] = set()
    for start, end in pairwise(sorted(places)):
        for cuts in (said, done):
            active.difference_update(cuts.closing.get(start, ()))
            active.update(cuts.opening.get(start, ()))
        segments.append(
            Segment(
                text[start:end],
                marks=tuple(sorted(active)),
                begins=tuple(said.begins.get(start, ())),
                ends=tuple(said.ends.get(end, ())),
                events_begin=tuple(done.begins.get(start, ())),
                events_end=tuple(done.ends.get(end, ())),
            )
        )
    return tuple(segments)


def paragraphs_of(
    text: str, statements: Sequence[Statement], events: Sequence[Event] = (), *, headline: Span | None = None
) -> tuple[Paragraph, ...]:
    """The same segments, line by line. Cleaning has joined lines broken at a width: each line is a paragraph."""
    paragraphs: list[Paragraph] = []
    last = set(_paragraph_ends(text))
    held: list[Segment] = []
    begin = at = 0
    for segment in segments_of(text, statements, events):
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
