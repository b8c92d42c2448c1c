"""A record: a claim that was read in a text, under an id that stays the same when a better reader reads it again."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from wordkeep.model.actor import ActorRef
from wordkeep.model.event import Event
from wordkeep.model.ids import ActorId, RecordId, TextId
from wordkeep.model.mention import Mention, TimeExpression
from wordkeep.model.span import Anchor, Span, hull
from wordkeep.model.statement import Statement

type_of_claim = {Statement: "statement", Event: "event", Mention: "mention", TimeExpression: "time"}

Claim = Statement | Event | Mention | TimeExpression


@dataclass(frozen=True, slots=True)
class Origin:
    """What made a record: the reader's name and version, and the rule or head inside it."""

    reader: str
    rule: str


@dataclass(frozen=True, slots=True)
class Record:
    """A claim with its id and what made it."""

    id: RecordId
    claim: Claim
    origin: Origin

    @classmethod
    def of(cls, claim: Claim, origin: Origin, *, nth: int = 0) -> "Record":
        """The record of ``claim``; ``nth`` counts the earlier records of the same kind and evidence in the text."""
        return cls(record_id(claim, nth=nth), claim, origin)

    @property
    def kind(self) -> str:
        """``statement``, ``event``, ``mention`` or ``time``."""
        return type_of_claim[type(self.claim)]

    @property
    def text_id(self) -> TextId:
        """The article this record was read in."""
        return self.claim.words[0].text_id

    @property
    def span(self) -> Span:
        """From the first character of the record's own words to the last.

        What a pronoun goes back to may stand pages above; it proves the record but is not part of where it stands.
        """
        return hull(tuple(anchor.span for anchor in self.claim.words))

    @property
    def is_faint(self) -> bool:
        """Whether this is a deed that its article's word alone is not enough for."""
        return isinstance(self.claim, Event) and self.claim.faint

    @property
    def teller(self) -> RecordId | None:
        """The statement that this is told in, if any."""
        match self.claim:
            case Statement():
                return self.claim.within
            case Event():
                return self.claim.reported_by
            case Mention() | TimeExpression():
                return None
            case _:
                assert_never(self.claim)


def sure(records: Iterable[Record]) -> tuple[Record, ...]:
    """The records without faint deeds."""
    return tuple(record for record in records if not record.is_faint)


def refs_of(claim: Claim) -> tuple[ActorRef, ...]:
    """Every actor as written in a claim."""
    match claim:
        case Statement():
            return (claim.source,) if claim.source else ()
        case Event():
            return (*claim.actors, *claim.recipients)
        case Mention():
            return (claim.ref,)
        case TimeExpression():
            return ()
        case _:
            assert_never(claim)


def actors_of(claim: Claim) -> frozenset[ActorId]:
    """The ids of all actors that a claim is known to speak of."""
    joint = [other.actor for other in claim.joint] if isinstance(claim, Statement) else []
    return frozenset(each for each in (*(ref.actor for ref in refs_of(claim)), *joint) if each)


def evidence_of(claim: Claim) -> tuple[Anchor, ...]:
    """The anchors that make this claim the one it is: content, evidence, or the words themselves."""
    match claim:
        case Statement():
            return claim.content
        case Event():
            return claim.evidence
        case Mention():
            return (claim.ref.as_written,)
        case TimeExpression():
            return (claim.anchor,)
        case _:
            assert_never(claim)


def record_id(claim: Claim, *, nth: int = 0) -> RecordId:
    """The id of a claim, hashed from its kind, its text and where its evidence stands.

    Two records of one kind can rest on the same evidence ("denied by A and confirmed by B"); ``nth`` tells them apart.
    """
    kind = type_of_claim[type(claim)]
    evidence = evidence_of(claim)
    places = ",".join(f"{anchor.span.start}-{anchor.span.end}" for anchor in evidence)
    hashed = f"{kind}|{evidence[0].text_id}|{places}|{nth}".encode()
    return RecordId(kind[0] + hashlib.blake2b(hashed, digest_size=8, person=b"wk-record").hexdigest())
