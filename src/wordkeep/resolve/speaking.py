"""Who spoke last: the speakers of the sentence before the one that a pronoun is the subject of.

"Sand said ... She added ...": the subject of speech goes on. Nothing is said of a pronoun that stands anywhere else.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from wordkeep.model.record import Record
from wordkeep.model.sentence import sentence_around, sentence_before
from wordkeep.model.span import Span, hull
from wordkeep.model.statement import Statement

_OPENS: Final = re.compile(r"\W*(?:(?:but|and|also|however|later|then|still|separately|instead|meanwhile)\W+)?", re.I)
_TO_CUE: Final = re.compile(r"\W*(?:\w+\s+)?")  # between words said and who says them: '," added '


@dataclass(frozen=True, slots=True)
class Said:
    """The source of a statement, all of its words, and the stretch of its content."""

    source: Span
    words: tuple[Span, ...]
    content: Span


def _source(said: Said) -> Span:
    return said.source


@dataclass(frozen=True, slots=True)
class Speaking:
    """The statements of an article that have a source and stand in no other, in the order of their sources."""

    text: str
    said: tuple[Said, ...]

    @classmethod
    def of(cls, text: str, records: Iterable[Record]) -> "Speaking":
        """The statements among these records."""
        claims = [record.claim for record in records if isinstance(record.claim, Statement)]
        said = [
            Said(
                claim.source.as_written.span,
                tuple(anchor.span for anchor in claim.words),
                hull(tuple(anchor.span for anchor in claim.content)),
            )
            for claim in claims
            if claim.source and claim.within is None
        ]
        return cls(text, tuple(sorted(said, key=_source)))

    def sentence_before(self, subject: Span) -> Span | None:
        """The sentence before the one that ``subject`` opens, alone or after what it says; ``None`` for other words."""
        first, last = (bisect(self.said, subject, key=_source) for bisect in (bisect_left, bisect_right))
        begins = [start for each in self.said[first:last] if (start := self._opens(each)) is not None]
        return sentence_before(self.text, begins[0]) if begins else None

    def sources_in(self, sentence: Span) -> list[Span]:
        """The sources in a sentence, each once; where it has none and goes on with what was said last, that one's."""
        first, end = (bisect_left(self.said, Span(at, at), key=_source) for at in (sentence.start, sentence.end))
        inside = [each.source for each in self.said[max(first - 1, 0) : end] if each.source.overlaps(sentence)]
        if inside or not end:
            return list(dict.fromkeys(inside))
        last = self.said[end - 1]
        return [last.source] if any(word.overlaps(sentence) for word in last.words) else []

    def _opens(self, each: Said) -> int | None:
        """Where the sentence begins whose subject the source is."""
        start = sentence_around(self.text, each.source).start
        if each.content.end <= each.source.start:
            start = min(start, sentence_around(self.text, Span(each.content.start, each.content.start + 1)).start)
            opens = _OPENS.fullmatch(self.text, start, max(start, each.content.start))
            return start if opens and _TO_CUE.fullmatch(self.text, each.content.end, each.source.start) else None
        return start if _OPENS.fullmatch(self.text, start, each.source.start) else None
