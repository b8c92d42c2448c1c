"""The sentences of a text, and the one that words stand in."""

import re
from collections.abc import Iterator
from typing import Final

from wordkeep.model.span import Span

FARTHEST: Final = 300  # characters of a sentence that are looked at to either side

_STOP: Final = re.compile(r"[.?!;:][\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9])|\n")
_CLOSING: Final = " \n\t.?!;:\"'”’)"
_ENDS: Final = ".?!;:\n\"'”’)"
_BEGINNING: Final = 2  # characters of a sentence that show that it is one: a quotation mark, a capital


def sentence_around(text: str, span: Span) -> Span:
    """The sentence that the words stand in, as far as it is within reach.

    >>> text = "The talks ended. Monday was quiet."
    >>> sentence_around(text, Span(17, 23)).of(text)
    'Monday was quiet.'
    """
    start = max(0, span.start - FARTHEST)
    for stop in _STOP.finditer(text, start, min(span.start + _BEGINNING, len(text))):
        if stop.end() <= span.start and not _is_abbreviated(text, stop.start()):
            start = stop.end()
    for stop in _STOP.finditer(text, span.end, min(len(text), span.end + FARTHEST)):
        if not _is_abbreviated(text, stop.start()):
            return Span(start, stop.start() + 1)
    return Span(start, min(len(text), span.end + FARTHEST))


def sentence_before(text: str, start: int) -> Span | None:
    """The sentence before the one that begins at ``start``; ``None`` before the first.

    >>> text = "The talks ended. Monday was quiet."
    >>> sentence_before(text, 17).of(text)
    'The talks ended.'
    """
    end = len(text[max(0, start - FARTHEST) : start].rstrip(_CLOSING)) + max(0, start - FARTHEST)
    return sentence_around(text, Span(end - 1, end)) if end else None


def sentences_in(text: str) -> Iterator[Span]:
    """The sentences of a text in order, without the white space between them."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        end = _end_of(text, at)
        yield Span(at, at + len(text[at:end].rstrip()))
        at = end


def _end_of(text: str, at: int) -> int:
    """Where the sentence that begins here ends; one that runs on is followed to its end."""
    end = at + 1
    while (further := min(len(text), sentence_around(text, Span(at, end)).end)) > end:
        end = further
        if text[end - 1] in _ENDS or text[end : end + 1] == "\n":
            break
    return end


_SHORT_WORDS: Final = "|".join(
    "Mr Mrs Ms Dr Sen Rep Gov Gen Col Lt Capt Adm Prof St "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Inc Corp Co Ltd No vs".split()
)
_SHORT: Final = re.compile(rf"(?:\b(?:{_SHORT_WORDS})|\b[A-Z](?:\.[A-Z])*)$")
_LONGEST_SHORT: Final = 8


def _is_abbreviated(text: str, stop: int) -> bool:
    return text[stop] == "." and _SHORT.search(text, max(0, stop - _LONGEST_SHORT), stop) is not None
