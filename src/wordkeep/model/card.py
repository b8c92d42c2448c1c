"""Cards: of an article and of an event just what linking compares, so that links need neither the text stage nor a store."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from wordkeep.model.event import Factuality, PloverCode
from wordkeep.model.ids import ActorId, IssueId, RecordId, TextId
from wordkeep.model.meeting import Format, Status
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
    A ``faint`` event is one only beside a sure one of another article.
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
    faint: bool = False


Met = tuple[str, str | None]
"""Somebody's name, and the side that words of the article put it on."""


@dataclass(frozen=True, slots=True)
class SightingCard:
    """A sentence that tells of a meeting: who met, when, where and how, as far as it says.

    ``id`` is the first of its ``events``. ``persons`` are those it names, ``beside`` the others that its article does.
    ``place`` is the gazetteer's name, where that is finer than a country, ``region`` the state of the United States that it
    is or lies in. ``weekdays`` (0 is Monday) are those the sentence names, where nothing says of which week. ``opens`` says
    that it stands where the article tells its news.
    """

    id: RecordId
    article: TextId
    events: tuple[RecordId, ...]
    sides: frozenset[str]
    persons: tuple[Met, ...]
    beside: tuple[Met, ...]
    status: Status
    format: Format | None
    when: When
    place: str | None
    region: str | None
    weekdays: tuple[int, ...]
    opens: bool
    published: date | None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the persons."""
        return tuple(name for name, _ in self.persons)


@dataclass(frozen=True, slots=True)
class TellerCard:
    """An article without such a sentence, which may still speak of a meeting: whom and what it names.

    ``own_of`` are the sides whose own text it is, ``tells`` whether it has words for meeting at all; ``when`` are the days
    that it gives a meeting which it takes as known ("the two-day meeting ended on Friday").
    """

    id: TextId
    persons: tuple[str, ...]
    sides: frozenset[str]
    places: frozenset[str]
    own_of: tuple[str, ...]
    tells: bool
    when: When
    published: date | None

    @property
    def article(self) -> TextId:
        """The article itself."""
        return self.id


@dataclass(frozen=True, slots=True)
class ThreadCard:
    """What an article is about: each issue between two sides, with how many records tell it and the first one's words."""

    id: TextId
    threads: tuple[tuple[IssueId, tuple[str, str], int, str], ...]


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
