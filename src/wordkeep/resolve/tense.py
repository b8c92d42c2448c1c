"""Whether a sentence speaks of what is to come, as far as a time expression in it is concerned.

The nearest mark of tense decides. The words were chosen on the four fifths of TimeBank and AQUAINT that are not measured on.
"""

import re
from typing import Final

from wordkeep.model.span import Span
from wordkeep.resolve.vocabulary import either

FARTHEST: Final = 300  # characters of a sentence that are looked at to either side

_MODAL: Final = "will shall would won't may might could should must can".split()
_PLANNED: Final = (
    "going to, about to, due, set to, (?:is|are|be) to, scheduled, slated, expected, planned, plans?, hopes?, intends?, "
    "wants?, expects?, aims?, vows?, promises?, upcoming, forthcoming, until, starting, beginning, effective, deadline"
).split(", ")
_BY_TIMETABLE: Final = (
    "meets? arrives? leaves? opens? begins? starts? travels? visits? returns? resumes? votes?".split()
)
_INFINITIVE: Final = r"(?<!used )(?<!had )(?<!began )(?<!forced )to (?!(?:the|an?|his|her|its|their)\b)[a-z]+"
_AHEAD: Final = rf"(?:\b(?:{either((*_MODAL, *_PLANNED))}|(?<!\bto ){either(_BY_TIMETABLE)}|{_INFINITIVE})|['’]ll)\b"

_NOT_PAST: Final = "succeed proceed need indeed exceed speed feed hundred seed breed bleed".split()
_ENDS_IN_ED: Final = rf"(?<!\bbe )(?!{either(_NOT_PAST)}\b)[a-z]+ed"
_IRREGULAR: Final = (
    "was were had did said told took met held went came made gave began left won lost fell rose sent put saw got wrote "
    "spoke flew broke shot hit cut led ran kept paid sold bought became found brought"
).split()
_LOOKING_BACK: Final = ("since", "ago", "last", "earlier", "previous", "previously planned", "who", "after")
_BEHIND: Final = rf"\b(?:{_ENDS_IN_ED}|{either((*_IRREGULAR, *_LOOKING_BACK))})\b"

_MARKS: Final = re.compile(f"(?P<ahead>{_AHEAD})|(?P<behind>{_BEHIND})")


def speaks_of_future(text: str, span: Span) -> bool:
    """Whether the mark of tense nearest before the words, or else after them, in their sentence looks ahead.

    >>> speaks_of_future("The talks will resume on Friday, he said.", Span(25, 31))
    True
    """
    if _is_named_with(text, span):
        return False
    sentence = sentence_around(text, span)
    before = list(_MARKS.finditer(text, sentence.start, span.start))
    mark = before[-1] if before else _MARKS.search(text, span.end, sentence.end)
    return mark is not None and mark.lastgroup == "ahead"


_DETERMINED: Final = re.compile(
    r"\b(?:the|its|their|his|her|your|our|this|that)\s+(?:early |late |mid-?)?$", re.IGNORECASE
)
_NOUN: Final = re.compile(r"['’]s\s|\s+[a-z]{4,}")
_BEFORE: Final = 20  # characters that may hold a determiner


def _is_named_with(text: str, span: Span) -> bool:
    """Whether the words only tell which one is meant: ``the Aug. 7 bombings``, ``Wednesday's ruling``."""
    if _NOUN.match(text, span.end, span.end + FARTHEST) is None:
        return False
    is_genitive = text[span.end] in "'’" and text[span.end - 1] not in ".,"
    return is_genitive or _DETERMINED.search(text, max(0, span.start - _BEFORE), span.start) is not None


_STOP: Final = re.compile(r"[.?!;:][\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9])|\n")
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


_CLOSING: Final = " \n\t.?!;:\"'”’)"
_TITLES: Final = "Mr Mrs Ms Dr Sen Rep Gov Gen Col Lt Capt Adm Prof St".split()
_MONTHS: Final = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
_FIRMS: Final = "Inc Corp Co Ltd No vs".split()
_SHORT: Final = re.compile(rf"(?:\b{either((*_TITLES, *_MONTHS, *_FIRMS))}|\b[A-Z](?:\.[A-Z])*)$")
_LONGEST_SHORT: Final = 8


def _is_abbreviated(text: str, stop: int) -> bool:
    return text[stop] == "." and _SHORT.search(text, max(0, stop - _LONGEST_SHORT), stop) is not None
