"""Whether a sentence speaks of what is to come, as far as a time expression in it is concerned.

The nearest mark of tense decides. The words were chosen on the four fifths of TimeBank and AQUAINT that are not measured on.
"""

import re
from typing import Final

from wordkeep.model.sentence import FARTHEST, sentence_around
from wordkeep.model.span import Span
from wordkeep.resolve.vocabulary import either

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
