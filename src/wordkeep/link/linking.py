"""Groups of what is one: new members meet those they share a key with, and each component is divided anew when it changes.

What is grouped depends on the component alone, never on the order in which its members came: adding articles to a ledger
gives the groups of building it at once. The cost of a member is that of its own keys, candidates and component.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

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
    a component: members to the names of their groups, without those that stand alone, unless ``alone`` says that these
    are groups too. ``read`` gets cards out of the store.
    """

    name: str
    keys: Callable[[C], Sequence[str]]
    compare: Callable[[C, C], Likeness | None]
    groups: Callable[[Sequence[C], Sequence[Likeness]], Mapping[str, str]]
    write: Callable[[C], str]
    read: Callable[[LinkStore, Sequence[str]], Mapping[str, C]]
    alone: bool = False


def meet(store: LinkStore, kind: Kind[C], article: TextId, cards: Sequence[C]) -> list[tuple[C, C, Likeness]]:
    """Store an article's cards, compare them with those that share a key, and give the pairs that are alike."""
    keyed = [(card, tuple(kind.keys(card))) for card in cards]
    store.put(kind.name, [Carded(card.id, article, kind.write(card), keys) for card, keys in keyed])
    own = {card.id: card for card in cards}
    pairs = {
        (min(card.id, other), max(card.id, other))
        for card, keys in keyed
        for other in store.sharing(kind.name, keys, but=card.id)
    }
    others = sorted({each for pair in pairs for each in pair} - set(own))
    known = {**kind.read(store, others), **own}
    compared = ((known[one], known[other], kind.compare(known[one], known[other])) for one, other in sorted(pairs))
    return [(one, other, likeness) for one, other, likeness in compared if likeness]


def settle(store: LinkStore, kind: Kind[C], members: Iterable[str]) -> set[str]:
    """Divide the components of these members anew; gives all members whose groups were looked at."""
    seen: set[str] = set()
    for member in members:
        if member in seen:
            continue
        component, likenesses = store.component(kind.name, member)
        seen.update(component)
        grouped: Mapping[str, str] = {}
        if len(component) > 1 or kind.alone:
            cards = kind.read(store, component)
            grouped = kind.groups([cards[each] for each in component], likenesses)
        store.settle(kind.name, component, grouped)
    return seen
