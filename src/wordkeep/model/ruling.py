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
    to another, or an event to another's happening (``into``). Split takes words out of a line, or a report out of a
    happening. Verdict scores a line on a scale (``scale``, ``value``). Undo takes back another ruling.
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
    RULING = "ruling"


NEEDS: Final[Mapping[Judgement, tuple[str, ...]]] = {
    Judgement.RELABEL: ("act",),
    Judgement.LINK: ("event",),
    Judgement.UNLINK: ("event",),
    Judgement.MERGE: ("into",),
    Judgement.VERDICT: ("scale", "value"),
}
"""What the value of a ruling has to hold."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision. ``words`` are those of what it is on, so that it finds them again when ids have changed.

    ``others`` are the words of a second thing that the value names (the event that is linked, the line merged into), by the
    same key; ``made_at`` is in UTC.
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
        if (self.judgement is Judgement.UNDO) != (self.on is On.RULING):
            raise ValueError("what is undone is a ruling, and nothing else is ruled on it")

    @property
    def id(self) -> RulingId:
        """Hashed from all that it says, so that the same ruling of another ledger is the same one."""
        said = [self.on, self.target, self.judgement, self.because, self.by, self.made_at.isoformat(), dict(self.value)]
        hashed = json.dumps(said, sort_keys=True, ensure_ascii=False).encode()
        return RulingId("r" + hashlib.blake2b(hashed, digest_size=8, person=b"wk-ruling").hexdigest())


@dataclass(frozen=True, slots=True)
class Attached:
    """A ruling with the records it is on now: the statement or event, of a line its first statement, and by key the others.

    ``words`` are those that an edit gives, as they stand in the article now.
    """

    ruling: Ruling
    record: RecordId
    others: Mapping[str, RecordId]
    words: tuple[Anchor, ...] = ()


def standing(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The rulings that hold, in the order they were made: without those undone and the undoing itself.

    An undoing that is itself undone undoes nothing.
    """
    ordered = sorted(rulings, key=lambda ruling: (ruling.made_at, ruling.id))
    undone: set[str] = set()
    for ruling in reversed(ordered):
        if ruling.judgement is Judgement.UNDO and ruling.id not in undone:
            undone.add(ruling.target)
    return tuple(each for each in ordered if each.judgement is not Judgement.UNDO and each.id not in undone)
