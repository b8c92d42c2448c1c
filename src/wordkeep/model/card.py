"""Cards: of an article and of an event just what linking compares, so that links need neither the text stage nor a store."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from wordkeep.model.event import Factuality, PloverCode
from wordkeep.model.ids import ActorId, RecordId, TextId
from wordkeep.model.when import When

Vector = bytes
"""A sentence vector: 384 signed bytes, of length 127 or nearly so; the product of two, over 127 squared, is their cosine."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vector of an article and those of its events and statements; none of a text without words."""

    article: Vector | None = None
    records: Mapping[RecordId, Vector] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Party:
    """One who does or suffers a deed: as written, the actor where one is known, and the side acted for."""

    words: str
    actor: ActorId | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article: ``earliest`` and ``latest`` bound the day it was published (``None`` where not known).

    ``names`` are the actors it speaks of, ids where known and folded words where not.
    """

    id: TextId
    text: str
    title: str | None = None
    outlet: str | None = None
    earliest: date | None = None
    latest: date | None = None
    names: frozenset[str] = frozenset()
    vector: Vector | None = None


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event beside what its article gives it: when that was published, and the sentence it stands in.

    ``place`` is its name in the gazetteer, ``country`` an ISO 3166 alpha-3 code. ``words`` are the deed's own. ``beside`` is
    what the article names: states by that code, the likeliest to matter first, then other names, folded word by word.
    """

    id: RecordId
    article: TextId
    code: PloverCode
    factuality: Factuality
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    on: When
    words: str
    sentence: str
    published: date | None = None
    place: str | None = None
    country: str | None = None
    issues: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    probability: float = 1.0
    vector: Vector | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two of a kind that may be one: how surely (0 to 1), of which kind (``exact``, ``reworded`` ...), and why, in words."""

    one: str
    other: str
    score: float
    kind: str
    because: tuple[str, ...]


def group_id(members: Iterable[str], letter: str) -> str:
    """The id of a group: the letter of its kind and 16 hexadecimal digits of the smallest member's hash."""
    return letter + hashlib.blake2b(min(members).encode(), digest_size=8, person=b"wk-group").hexdigest()
