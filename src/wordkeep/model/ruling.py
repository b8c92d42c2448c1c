"""A ruling: what a person decided about a record or a line, with name, reason and time; taken back only by another ruling."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from wordkeep.model.ids import RecordId, RulingId
from wordkeep.model.span import Anchor


class Judgement(StrEnum):
    """What a ruling does to what it is on.

    Accept and reject say whether a record or a line holds. Edit gives it other words of the same article (``words`` among
    the others). Relabel gives a statement another act (``act``). Link puts an event beside a line (``event``, and the
    ``relation`` and ``step`` it has), also one that is there with another relation; unlink takes it away. Merge joins a line
    to another, an event to another's happening, an article to another's story (``into``). Split takes words out of a line, a
    report out of a happening, an article out of its story (``from`` says apart from which alone; of a statement, from an
    earlier one that it is no other form of). Verdict scores a line on a scale (``scale``, ``value``). Undo takes back
    another ruling.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    RELABEL = "relabel"
    LINK = "link"
    UNLINK = "unlink"
    MERGE = "merge"
    SPLIT = "split"
    VERDICT = "verdict"
    UNDO = "undo"


class On(StrEnum):
    """What kind of thing a ruling is on."""

    STATEMENT = "statement"
    EVENT = "event"
    COMMITMENT = "commitment"
    ARTICLE = "article"
    RULING = "ruling"


NEEDS: Final[Mapping[Judgement, tuple[str, ...]]] = {
    Judgement.RELABEL: ("act",),
    Judgement.LINK: ("event",),
    Judgement.UNLINK: ("event",),
    Judgement.MERGE: ("into",),
    Judgement.VERDICT: ("scale", "value"),
}
"""What the value of a ruling has to hold."""

MAY: Final[Mapping[Judgement, tuple[str, ...]]] = {
    Judgement.LINK: ("relation", "step"),
    Judgement.SPLIT: ("from",),
}
"""What it may hold besides."""

RULED_ON: Final[Mapping[On, tuple[Judgement, ...]]] = {
    On.STATEMENT: (Judgement.ACCEPT, Judgement.REJECT, Judgement.EDIT, Judgement.RELABEL, Judgement.SPLIT),
    On.EVENT: (Judgement.ACCEPT, Judgement.REJECT, Judgement.EDIT, Judgement.MERGE, Judgement.SPLIT),
    On.COMMITMENT: (
        Judgement.ACCEPT,
        Judgement.REJECT,
        Judgement.LINK,
        Judgement.UNLINK,
        Judgement.MERGE,
        Judgement.VERDICT,
    ),
    On.ARTICLE: (Judgement.MERGE, Judgement.SPLIT),
    On.RULING: (Judgement.UNDO,),
}
"""Which judgements there are on what."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision. ``words`` are those of what it is on, so that it finds them again when ids have changed.

    ``others`` are the words of a second thing that the value names (the event that is linked, the line merged into), by the
    same key; ``made_at`` is in UTC. Of a line they are those of its first statement, which the value names as ``statement``;
    ``into`` is then the first statement of the other line.
    """

    on: On
    target: str
    words: tuple[Anchor, ...]
    judgement: Judgement
    because: str
    by: str
    made_at: datetime
    value: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, tuple[Anchor, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.because.strip():
            raise ValueError("a ruling has a name and a reason")
        if self.made_at.utcoffset() != UTC.utcoffset(None):
            raise ValueError("the time of a ruling is in UTC")
        if lacking := [key for key in NEEDS.get(self.judgement, ()) if key not in self.value]:
            raise ValueError(f"a ruling to {self.judgement} says {', '.join(lacking)}")
        if self.judgement is Judgement.EDIT and not self.others.get("words"):
            raise ValueError("a ruling to edit says the words")
        if self.judgement not in RULED_ON[self.on]:
            raise ValueError(f"{self.on}s take no ruling to {self.judgement}")

    @property
    def id(self) -> RulingId:
        """Hashed from all that it says, so that the same ruling of another ledger is the same one."""
        on = [
            self.on,
            self.target,
            _places(self.words),
            self.judgement,
            self.because,
            self.by,
            self.made_at.isoformat(),
        ]
        others = {key: _places(anchors) for key, anchors in self.others.items()}
        hashed = json.dumps([on, dict(self.value), others], sort_keys=True, ensure_ascii=False).encode()
        return RulingId("r" + hashlib.blake2b(hashed, digest_size=8, person=b"wk-ruling").hexdigest())


def _places(words: Iterable[Anchor]) -> list[tuple[str, int, int, str]]:
    return [(each.text_id, each.span.start, each.span.end, each.exact) for each in words]


@dataclass(frozen=True, slots=True)
class Attached:
    """A ruling with the records it is on now: the statement or event, of a line its first statement, and by key the others.

    ``words`` are those that an edit gives, as they stand in the article now. Of a ruling on an article, ``record`` and
    ``others`` are ids of articles.
    """

    ruling: Ruling
    record: RecordId
    others: Mapping[str, RecordId]
    words: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Orphan:
    """A ruling that finds nothing to be on, and why."""

    ruling: Ruling
    why: str


def undone_by(rulings: Iterable[Ruling]) -> dict[str, Ruling]:
    """By the id of each ruling that is undone, the one that took it back; an undoing that is itself undone undoes nothing."""
    found: dict[str, Ruling] = {}
    for ruling in sorted(rulings, key=_made, reverse=True):
        if ruling.judgement is Judgement.UNDO and ruling.id not in found:
            found.setdefault(ruling.target, ruling)
    return found


def standing(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The rulings that hold, in the order they were made: without those undone and the undoing itself."""
    ordered = sorted(rulings, key=_made)
    undone = undone_by(ordered)
    return tuple(each for each in ordered if each.judgement is not Judgement.UNDO and each.id not in undone)


def _made(ruling: Ruling) -> tuple[datetime, str]:
    return ruling.made_at, ruling.id
