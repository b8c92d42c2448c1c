"""Rulings to what they are on now, after any rebuild.

A ruling finds its record by id; where a better reader gave other ids, by the record that stands in the same words; after a
revision of the article, by the same words there, the nearest if they stand there more than once. One that finds nothing is an
orphan: it is listed, and kept.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from wordkeep.errors import NoSuchRecord
from wordkeep.model.article import Article
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.record import Record, evidence_of
from wordkeep.model.ruling import Attached, On, Orphan, Ruling, standing
from wordkeep.model.span import Anchor, Span, hull

HALF: Final = 0.5  # of the longer of two pieces of words, which a record has to share to be the one that was meant

SAID_OR_DONE: Final = ("statement", "event")
KIND_OF: Final = {On.STATEMENT: ("statement",), On.EVENT: ("event",), On.COMMITMENT: SAID_OR_DONE}
"""The kinds of record that a ruling may be on; an agreement told as made is an event and can be a line's words."""


class Texts(Protocol):
    """What attaching asks of a ledger."""

    def article(self, text_id: TextId) -> Article:
        """One article, superseded or not; raises ``NoSuchRecord``."""
        ...

    def records(self, text_id: TextId) -> tuple[Record, ...]:
        """The records of one article in the order of its text."""
        ...

    def untold(self, text_id: TextId) -> tuple[Record, ...]:
        """The faint deeds of one article that no other tells surely; a line may bear one out."""
        ...

    def superseded_by(self, text_id: TextId) -> TextId | None:
        """The later revision that took an article's place."""
        ...


def attach(rulings: Iterable[Ruling], ledger: Texts) -> tuple[Attached | Orphan, ...]:
    """The rulings that hold, in the order they were made, each with what it is on, or as an orphan."""
    attaching = _Attaching(ledger)
    return tuple(attaching.attach(ruling) for ruling in standing(rulings))


class _Attaching:
    def __init__(self, ledger: Texts) -> None:
        self._ledger = ledger

    def attach(self, ruling: Ruling) -> Attached | Orphan:
        own = ruling.value.get("statement", ruling.target)
        record = self._one(ruling.on, own, ruling.words, KIND_OF.get(ruling.on, ()))
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
            other = self._one(ruling.on, ruling.value.get(key, ""), anchors, SAID_OR_DONE)
            if other is None:
                return Orphan(ruling, f"what it names as {key} is not in the ledger")
            others[key] = other
        return Attached(ruling, record, others, words)

    def _one(self, on: On, id_: str, words: Sequence[Anchor], kinds: Sequence[str]) -> RecordId | None:
        if on is On.ARTICLE:
            current = self._current(words[0].text_id) if words else None
            return RecordId(current) if current else None
        return self._record(id_, words, kinds)

    def _record(self, id_: str, words: Sequence[Anchor], kinds: Sequence[str]) -> RecordId | None:
        """The record that stands in these words now: the one of this id, else the one that shares most of them."""
        now = self._now(words)
        if not now:
            return None
        text_id = now[0].text_id
        every = (*self._ledger.records(text_id), *self._ledger.untold(text_id))
        records = [each for each in every if each.kind in kinds]
        if any(record.id == id_ for record in records):
            return RecordId(id_)
        whole = hull(tuple(anchor.span for anchor in now))
        scored = [(_common(record, whole), record.id[:1] == id_[:1], -at) for at, record in enumerate(records)]
        best = max(scored, default=(0.0, False, 0))
        return records[-best[2]].id if best[0] >= HALF else None

    def _now(self, words: Sequence[Anchor]) -> tuple[Anchor, ...]:
        """The same words in the article as it is now; none where they do not stand there."""
        text_id = self._current(words[0].text_id) if words else None
        if text_id is None:
            return ()
        article = self._ledger.article(text_id)
        found = [nearest(article.text, anchor.exact, anchor.span.start) for anchor in words]
        return tuple(article.anchor(span) for span in found if span) if all(found) else ()

    def _current(self, text_id: TextId) -> TextId | None:
        """The article that took an article's place, however often; ``None`` for one that is not in the ledger."""
        try:
            while later := self._ledger.superseded_by(text_id):
                text_id = later
        except NoSuchRecord:
            return None
        return text_id


def nearest(text: str, words: str, start: int) -> Span | None:
    """Where words stand in a text, nearest to a place, of two as near the earlier one.

    >>> nearest("yes, and yes again", "yes", 7)
    Span(start=9, end=12)
    """
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    best = min(places, key=lambda place: (abs(place - start), place), default=None)
    return Span(best, best + len(words)) if best is not None else None


def _common(record: Record, span: Span) -> float:
    """The part of the longer one that a record's evidence and a span share."""
    own = hull(tuple(anchor.span for anchor in evidence_of(record.claim)))
    both = min(own.end, span.end) - max(own.start, span.start)
    return max(0, both) / max(len(own), len(span))
