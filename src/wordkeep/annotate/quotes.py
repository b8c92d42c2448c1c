"""Quotation marks, paired paragraph by paragraph, in every glyph system the press uses, also where the glyphs are wrong.

Systems: “ ” and „ “, straight ", doubled single ('' and ``), « », single ‘ ’ and '; and a lone "â", which is what is left
of a curly mark after a wrong decoding. A mark opens or closes by its glyph where the glyphs of the paragraph make sense
together; else the marks alternate if their number is even; else each is judged by the white space beside it.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from wordkeep.model.span import Span


class Quotation(NamedTuple):
    """Characters ``[start, end)`` with their marks; ``closed`` is false where the paragraph ends first."""

    start: int
    end: int
    closed: bool


class _Side(Enum):
    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


class _Mark(NamedTuple):
    start: int
    end: int
    side: _Side


_DOUBLE = re.compile(r"``|'''|''|‘‘|’’|[“”„‟\"«»â＂]")
_SINGLE = re.compile(r"['‘’‚]")
_SIDES = {"“": _Side.OPEN, "„": _Side.OPEN, "``": _Side.OPEN, "‘‘": _Side.OPEN, "«": _Side.OPEN, "‟": _Side.OPEN}
_SIDES |= {"'''": _Side.CLOSE, "”": _Side.CLOSE, "’’": _Side.CLOSE, "»": _Side.CLOSE}
_ELISIONS = frozenset({"em", "til", "tis", "twas", "cause", "n", "bout", "round"})
_BEFORE_OPENER = frozenset('([{—–-/"“„«:;,')
_WORD = re.compile(r"\w{1,8}")
_LETTER = re.compile(r"[^\W_]")


def quotations_in(text: str, paragraph: Span) -> tuple[Quotation, ...]:
    """The outermost quotations of a paragraph, in order. Quotations inside quotations are part of the outer one.

    >>> [text[q.start:q.end] for text in ["He said “yes. “"] for q in quotations_in(text, Span(0, len(text)))]
    ['“yes. “']
    """
    double = tuple(_paired(text, paragraph, _double_marks(text, paragraph)))
    found = sorted((*double, *_single_quotations(text, paragraph, double)))
    return tuple(quotation for quotation in found if _LETTER.search(text, quotation.start, quotation.end))


def _double_marks(text: str, paragraph: Span) -> list[_Mark]:
    marks: list[_Mark] = []
    strays: list[_Mark] = []
    low = "„" in text[paragraph.start : paragraph.end]
    for found in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        glyph, start, end = found.group(), found.start(), found.end()
        side = _SIDES.get(glyph, _Side.EITHER)
        if low and glyph == "“":
            side = _Side.CLOSE
        if glyph == "â":
            if not _inside_a_word(text, start, end):
                strays.append(_Mark(start, end, _Side.EITHER))
        elif glyph == '"' and _tells_inches(text, start, marks):
            continue
        else:
            marks.append(_Mark(start, end, side))
    # One stray "â" is a letter; two or more in a paragraph are marks.
    return sorted(marks + strays) if len(strays) > 1 or (strays and len(marks) % 2) else marks


def _inside_a_word(text: str, start: int, end: int) -> bool:
    return start > 0 and text[start - 1].isalnum() and end < len(text) and text[end].isalnum()


def _tells_inches(text: str, start: int, marks: Sequence[_Mark]) -> bool:
    return len(marks) % 2 == 0 and start > 0 and text[start - 1].isdigit()


def _paired(text: str, paragraph: Span, marks: Sequence[_Mark]) -> Iterator[Quotation]:
    if not marks:
        return iter(())
    if _glyphs_make_sense(text, paragraph, marks):
        return _by_glyph(marks, paragraph)
    closes_earlier = marks[0].side is _Side.CLOSE and not _looks_open(text, marks[0], paragraph)
    if closes_earlier:
        marks = marks[1:]
    if len(marks) % 2 == 0:
        pairs = zip(marks[::2], marks[1::2], strict=True)
        return (Quotation(first.start, second.end, closed=True) for first, second in pairs)
    return _by_white_space(text, paragraph, marks)


def _glyphs_make_sense(text: str, paragraph: Span, marks: Sequence[_Mark]) -> bool:
    """Whether the marks open and close as brackets do, each opener before a word, at most the last one left open."""
    depth = 0
    for mark in marks:
        if mark.side is _Side.EITHER:
            return False
        depth += 1 if mark.side is _Side.OPEN else -1
        if not 0 <= depth <= 2 or (depth == 2 and not _looks_open(text, mark, paragraph)):
            return False
    return depth == 0 or (depth == 1 and marks[-1].side is _Side.OPEN and _looks_open(text, marks[-1], paragraph))


def _by_glyph(marks: Sequence[_Mark], paragraph: Span) -> Iterator[Quotation]:
    depth = 0
    start = paragraph.start
    for mark in marks:
        if mark.side is _Side.OPEN:
            start = mark.start if depth == 0 else start
            depth += 1
            continue
        depth -= 1
        if depth == 0:
            yield Quotation(start, mark.end, closed=True)
    if depth:
        yield Quotation(start, paragraph.end, closed=False)


def _by_white_space(text: str, paragraph: Span, marks: Sequence[_Mark]) -> Iterator[Quotation]:
    opened: _Mark | None = None
    for mark in marks:
        looks_open = _looks_open(text, mark, paragraph)
        if opened is None:
            at_start = mark.side is _Side.OPEN and mark.start == paragraph.start
            opened = mark if looks_open or at_start else None
        elif looks_open and mark.side is not _Side.CLOSE:
            opened = mark  # the earlier one was never closed; where it would end is anybody's guess
        else:
            yield Quotation(opened.start, mark.end, closed=True)
            opened = None
    if opened is not None and opened.end < paragraph.end:
        yield Quotation(opened.start, paragraph.end, closed=False)


def _looks_open(text: str, mark: _Mark, paragraph: Span) -> bool:
    """Whether white space or the paragraph's start is before the mark, and a word after it."""
    before = mark.start == paragraph.start or text[mark.start - 1].isspace() or text[mark.start - 1] in _BEFORE_OPENER
    return before and mark.end < paragraph.end and not text[mark.end].isspace()


def _single_quotations(text: str, paragraph: Span, double: Sequence[Quotation]) -> Iterator[Quotation]:
    """Quotations between single marks outside ``double``; apostrophes are told apart by the letters beside them."""
    opened = -1
    last_close = -1
    marks = [found.start() for found in _SINGLE.finditer(text, paragraph.start, paragraph.end)]
    outer = iter((*double, Quotation(paragraph.end, paragraph.end, closed=True)))
    current = next(outer)
    for at in marks:
        while at >= current.end and current.start < paragraph.end:
            if opened >= 0 and last_close > opened:
                yield Quotation(opened, last_close + 1, closed=True)
            opened, current = -1, next(outer)
        if current.start <= at:
            continue
        if _opens_single(text, at, paragraph):
            if opened >= 0 and last_close > opened:
                yield Quotation(opened, last_close + 1, closed=True)
            opened = at
        elif opened >= 0 and _may_close_single(text, at, paragraph):
            last_close = at
            if not _is_plural_possessive(text, at, paragraph):
                yield Quotation(opened, at + 1, closed=True)
                opened = -1
    if opened >= 0 and last_close > opened:
        yield Quotation(opened, last_close + 1, closed=True)


def _opens_single(text: str, at: int, paragraph: Span) -> bool:
    if at + 1 >= paragraph.end or text[at] == "’":
        return False
    before = at == paragraph.start or text[at - 1].isspace() or text[at - 1] in _BEFORE_OPENER
    if not before or text[at + 1].isspace() or text[at + 1].isdigit():
        return False
    word = _WORD.match(text, at + 1)
    return word is None or word.group().lower() not in _ELISIONS


def _may_close_single(text: str, at: int, paragraph: Span) -> bool:
    after = at + 1 >= paragraph.end or not text[at + 1].isalnum()
    return text[at] in "'’" and after and not text[at - 1].isspace()


def _is_plural_possessive(text: str, at: int, paragraph: Span) -> bool:
    """Whether ``workers’ rights`` could be meant: an s before, and a space and a small letter after."""
    return text[at - 1] == "s" and at + 2 < paragraph.end and text[at + 1] == " " and text[at + 2].islower()
