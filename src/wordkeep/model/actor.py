"""Who: actors as they are written, and who they are known to be."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from wordkeep.model.ids import ActorId, TextId
from wordkeep.model.span import Anchor

T = TypeVar("T")


class SpeakerKind(StrEnum):
    """A source with a name, one that stands for many, or one that the article does not name."""

    NAMED = "named"
    COLLECTIVE = "collective"
    UNNAMED = "unnamed"


class ActorKind(StrEnum):
    """What an actor is; a group has no members of its own in the table ("US officials")."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Office:
    """An office that somebody held: of which state or organisation, from when to when, and the source that says so.

    ``start`` and ``end`` are YYYY, YYYY-MM or YYYY-MM-DD, as finely as they are known; an ``end`` that is not known is
    ``None``.
    """

    office: str
    of: str
    start: str | None
    end: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, organisation or group that words and deeds belong to; mentions of it are records of their own.

    ``country`` is an ISO 3166 alpha-3 code: of a person the one whose office was held, else the one the article gives.
    ``side`` is the state or organisation on whose behalf it acts. ``sector`` is a code of PLOVER 2.0. ``aliases`` are the
    words that articles use of it, and ``because`` is why it is taken to be this one.
    """

    id: ActorId
    name: str
    kind: ActorKind
    country: str | None = None
    side: str | None = None
    sector: str | None = None
    offices: tuple[Office, ...] = ()
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    because: tuple[str, ...] = ()

    def joined(self, other: "Actor") -> "Actor":
        """Add to this actor what another article knows of it: its aliases and offices, and what is not known here."""
        return replace(
            self,
            country=self.country or other.country,
            side=self.side or other.side,
            sector=self.sector or other.sector,
            offices=_once((*self.offices, *other.offices)),
            aliases=_once((*self.aliases, *other.aliases)),
        )


def _once(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def known_actor_id(kind: ActorKind, name: str, *, of: str | None = None) -> ActorId:
    """The id of an actor of the tables: a person by Wikidata id, or by name and state; others by code or name."""
    return _hashed(f"known|{kind.value}|{name}|{of or ''}")


def local_actor_id(text_id: TextId, name: str) -> ActorId:
    """The id of somebody whom an article names and no table holds: never the same in two articles."""
    return _hashed(f"local|{text_id}|{name}")


def _hashed(words: str) -> ActorId:
    return ActorId("k" + hashlib.blake2b(words.encode(), digest_size=8, person=b"wk-actor").hexdigest())


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as written; ``actor`` is ``None`` where the words were read and nobody is known behind them.

    ``antecedent`` is the earlier words of the same article that a pronoun or a common noun ("she", "the ministry") goes
    back to, and ``probability`` that it does; both are ``None`` where that is not known. ``because`` is why the words are
    taken for this actor.
    """

    as_written: Anchor
    actor: ActorId | None = None
    antecedent: Anchor | None = None
    probability: float | None = None
    because: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        back = self.antecedent
        if back is None and self.probability is not None:
            raise ValueError("a probability is of an antecedent; there is none")
        if back and (back.text_id != self.as_written.text_id or back.span.start >= self.as_written.span.start):
            raise ValueError("an antecedent stands earlier in the same text")


@dataclass(frozen=True, slots=True)
class Speaker:
    """One of those whose joint words a statement is; ``actor`` and ``side`` are ``None`` where they are not known."""

    actor: ActorId | None
    name: str
    side: str | None


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What the article says of speakers it does not name: how many ("two"), and in which role ("official")."""

    count: int | None
    role: str


def words_of(refs: Iterable[ActorRef | None]) -> tuple[Anchor, ...]:
    """The words of these actors as written, in order."""
    return tuple(ref.as_written for ref in refs if ref)


def antecedents_of(refs: Iterable[ActorRef | None]) -> tuple[Anchor, ...]:
    """The words that these actors go back to, in order; none for those that go back to nothing known."""
    return tuple(ref.antecedent for ref in refs if ref and ref.antecedent)
