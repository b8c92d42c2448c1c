"""Groups of what is one: new members meet those they share a key with, and each piece is divided anew when it changes.

A piece is what hangs together by likenesses; where that is too much, by the surest of them. What is grouped depends on the
likenesses alone, never on the order in which members came: adding articles to a ledger gives the groups of building it at
once. The cost of a member is that of its own keys, candidates and piece, however far likenesses reach from one to the next.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Final, Generic, Protocol, TypeVar

from wordkeep.link.divided import AT_ONCE
from wordkeep.model.card import Likeness
from wordkeep.model.ids import TextId
from wordkeep.model.ports import Carded, LinkStore


class Card(Protocol):
    """Whatever is compared."""

    @property
    def id(self) -> str:
        """What it is the card of."""


C = TypeVar("C", bound=Card)


@dataclass(frozen=True, slots=True)
class Kind(Generic[C]):
    """What is grouped and how.

    ``keys`` are what two of a kind share; ``compare`` says whether two are alike, whichever comes first; ``groups`` divides
    a piece: members to the names of their groups, without those that stand alone, unless ``alone`` says that these are
    groups too. ``read`` gets cards out of the store.
    ``sought`` are the keys to look for, where these are not the same; whichever of two comes later has to find the other.
    ``steps`` are the scores below which likenesses stop to hold together what is too much for one piece, the least first.
    """

    name: str
    keys: Callable[[C], Sequence[str]]
    compare: Callable[[C, C], Likeness | None]
    groups: Callable[[Sequence[C], Sequence[Likeness]], Mapping[str, str]]
    write: Callable[[C], str]
    read: Callable[[LinkStore, Sequence[str]], Mapping[str, C]]
    sought: Callable[[C], Sequence[str]] | None = None
    steps: tuple[float, ...] = ()
    alone: bool = False

    @property
    def bounds(self) -> tuple[tuple[float, int | None], ...]:
        """From which score likenesses hold a piece together, and how many members it may have then, at most."""
        scores = (0.0, *self.steps)
        return (*((score, AT_ONCE) for score in scores[:-1]), (scores[-1], None))


def meet(store: LinkStore, kind: Kind[C], cards: Mapping[TextId, Sequence[C]]) -> list[tuple[C, C, Likeness]]:
    """Store the cards of articles, compare them with those that have a key they seek, and give the pairs that are alike."""
    own = {card.id: card for some in cards.values() for card in some}
    keys = {card.id: tuple(kind.keys(card)) for card in own.values()}
    store.put(
        kind.name,
        [Carded(card.id, article, kind.write(card), keys[card.id]) for article, some in cards.items() for card in some],
    )
    sought = {card.id: kind.sought(card) for card in own.values()} if kind.sought else keys
    holders = store.holders(kind.name, {key for each in sought.values() for key in each})
    pairs: set[tuple[str, str]] = set()
    for member, each in sought.items():
        near = {other for key in each for other in holders.get(key, ())} - {member}
        pairs.update((min(member, other), max(member, other)) for other in near)
    others = sorted({each for pair in pairs for each in pair} - set(own))
    known = {**kind.read(store, others), **own}
    compared = ((known[one], known[other], kind.compare(known[one], known[other])) for one, other in sorted(pairs))
    return [(one, other, likeness) for one, other, likeness in compared if likeness]


KEPT: Final = 1 << 14  # members whose likenesses are kept at hand


@dataclass(slots=True)
class Graph:
    """What is like what, fetched as it is walked."""

    store: LinkStore
    kind: str
    beside: dict[str, Mapping[str, float]] = field(default_factory=dict)

    def begin(self, members: Sequence[str]) -> None:
        """Get what these members are like, at the beginning of walks from them."""
        if len(self.beside) > KEPT:
            self.beside = {}
        self.fetch(members)

    def fetch(self, members: Sequence[str]) -> None:
        """Get what these members are like, where that is not at hand."""
        if new := [member for member in members if member not in self.beside]:
            self.beside |= self.store.beside(self.kind, new)

    def reached(
        self, member: str, least: float, most: int | None, *, without: Set[str] = frozenset()
    ) -> set[str] | None:
        """All that hang together with a member by likenesses of this score; ``None`` where they are more than ``most``."""
        seen, edge = {member}, [member]
        while edge:
            self.fetch(edge)
            near = {other for each in edge for other, score in self.beside[each].items() if score >= least}
            edge = sorted(near - seen - without)
            seen.update(edge)
            if most is not None and len(seen) > most:
                return None
        return seen

    def piece(self, member: str, bounds: Sequence[tuple[float, int | None]]) -> list[str]:
        """The members that are divided together with one, in order of their ids."""
        pieces = (self.reached(member, least, most) for least, most in bounds)
        return sorted(next(piece for piece in pieces if piece is not None))


def broken(graph: Graph, kind: Kind[C], members: Sequence[str], unsettled: Set[str]) -> list[str]:
    """Settled members whose pieces become too much by these members, so that they have to be settled anew as well.

    ``unsettled`` are all that are not settled: without them, everything was in the piece that it is settled in.
    """
    found, asked = set[str](), set[tuple[str, float]]()
    graph.begin(members)
    for member in members:
        old = sorted(set(graph.beside[member]) - unsettled)
        for least, most in kind.bounds if old else ():
            if graph.reached(member, least, most) is not None:
                break
            for other in old:
                if graph.beside[member][other] < least or (other, least) in asked:
                    continue
                former = graph.reached(other, least, most, without=unsettled)
                asked.update((each, least) for each in former or {other})
                found |= former or set()
    return sorted(found)


def settle(graph: Graph, kind: Kind[C], members: Sequence[str]) -> set[str]:
    """Divide the pieces of these members anew; gives all members whose groups were looked at."""
    graph.begin(members)
    piece_of: dict[str, int] = {}
    pieces: list[list[str]] = []
    for member in members:
        if member not in piece_of:
            piece_of |= dict.fromkeys(piece := graph.piece(member, kind.bounds), len(pieces))
            pieces.append(piece)
    graph.store.settle(kind.name, sorted(piece_of), dict(_divided(graph.store, kind, pieces, piece_of)))
    return set(piece_of)


def _divided(
    store: LinkStore, kind: Kind[C], pieces: Sequence[Sequence[str]], piece_of: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Members and their groups."""
    divided = {at: piece for at, piece in enumerate(pieces) if len(piece) > 1 or kind.alone}
    several = sorted(member for piece in divided.values() for member in piece)
    cards = kind.read(store, several)
    inside: defaultdict[int, list[Likeness]] = defaultdict(list)
    for likeness in store.likenesses(kind.name, several):
        if piece_of[likeness.one] == piece_of[likeness.other]:
            inside[piece_of[likeness.one]].append(likeness)
    for at, piece in divided.items():
        yield from kind.groups([cards[member] for member in piece], inside[at]).items()
