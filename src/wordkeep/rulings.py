"""Rulings of a ledger: made, attached to what they are on after any rebuild, undone, and shared between teams.

A ruling finds its record by id; where a better reader gave other ids, by the record that stands in the same words; after a
revision of the article, by the same words there, the nearest if they stand there more than once. One that finds nothing is an
orphan: it is listed, and kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from wordkeep.errors import NoSuchRecord
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.record import Record, evidence_of
from wordkeep.model.ruling import Attached, On, Ruling, standing
from wordkeep.model.span import Anchor, Span, hull
from wordkeep.store.sqlite import Ledger

HALF: Final = 0.5  # of the longer of two pieces of words, which a record has to share to be the one that was meant

KIND_OF: Final = {On.STATEMENT: ("statement", "event"), On.COMMITMENT: ("statement", "event"), On.EVENT: ("event",)}
"""The kinds of record that a ruling may be on; an agreement told as made is an event and can be a line's words."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A ruling that finds nothing to be on, and why."""

    ruling: Ruling
    why: str


class Rulings:
    """The rulings of one ledger with what they are on now."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @property
    def all(self) -> tuple[Ruling, ...]:
        """Every ruling in the order it came in, undone ones too."""
        return self._ledger.rulings.all()

    @property
    def attached(self) -> tuple[Attached, ...]:
        """The rulings that hold, each with the records it is on."""
        return tuple(each for each in self._found if isinstance(each, Attached))

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """The rulings that hold and find nothing."""
        return tuple(each for each in self._found if isinstance(each, Orphan))

    @cached_property
    def _found(self) -> tuple[Attached | Orphan, ...]:
        return tuple(self._attach(ruling) for ruling in standing(self._ledger.rulings.all()))

    def _attach(self, ruling: Ruling) -> Attached | Orphan:
        record = self._record(ruling.target, ruling.words, KIND_OF[ruling.on])
        if record is None:
            return Orphan(ruling, "the words it is on are not in the ledger")
        others: dict[str, RecordId] = {}
        words: tuple[Anchor, ...] = ()
        for key, anchors in ruling.others.items():
            if key == "words":
                words = self._now(anchors)
                if not words:
                    return Orphan(ruling, "the words it gives do not stand there any more")
                continue
            other = self._record(ruling.value.get(key, ""), anchors, ("statement", "event"))
            if other is None:
                return Orphan(ruling, f"the {key} it names is not in the ledger")
            others[key] = other
        return Attached(ruling, record, others, words)

    def _record(self, id_: str, words: Sequence[Anchor], kinds: Sequence[str]) -> RecordId | None:
        """The record that stands in these words now: the one of this id, else the one that shares most of them."""
        now = self._now(words)
        if not now:
            return None
        records = [each for each in self._ledger.records(now[0].text_id) if each.kind in kinds]
        if any(record.id == id_ for record in records):
            return RecordId(id_)
        whole = hull(tuple(anchor.span for anchor in now))
        scored = [(_common(record, whole), -at) for at, record in enumerate(records)]
        best = max(scored, default=(0.0, 0))
        return records[-best[1]].id if best[0] >= HALF else None

    def _now(self, words: Sequence[Anchor]) -> tuple[Anchor, ...]:
        """The same words in the article as it is now; none where they do not stand there."""
        if not words:
            return ()
        text_id = self._current(words[0].text_id)
        if text_id is None:
            return ()
        article = self._ledger.article(text_id)
        found = [_nearest(article.text, anchor) for anchor in words]
        return tuple(article.anchor(span) for span in found if span) if all(found) else ()

    def _current(self, text_id: TextId) -> TextId | None:
        """The article that took an article's place, however often; ``None`` for one that is not in the ledger."""
        while later := self._ledger.superseded_by(text_id):
            text_id = later
        try:
            return self._ledger.article(text_id).id
        except NoSuchRecord:
            return None


def _nearest(text: str, anchor: Anchor) -> Span | None:
    """Where the words of an anchor stand in a text, nearest to where they stood."""
    start = anchor.span.start
    if text[start : anchor.span.end] == anchor.exact:
        return anchor.span
    places = []
    at = text.find(anchor.exact)
    while at >= 0:
        places.append(at)
        at = text.find(anchor.exact, at + 1)
    best = min(places, key=lambda place: (abs(place - start), place), default=None)
    return Span(best, best + len(anchor.exact)) if best is not None else None


def _common(record: Record, span: Span) -> float:
    """The part of the longer one that a record's evidence and a span share."""
    own = hull(tuple(anchor.span for anchor in evidence_of(record.claim)))
    both = min(own.end, span.end) - max(own.start, span.start)
    return max(0, both) / max(len(own), len(span))
