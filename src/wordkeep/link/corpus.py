"""A ledger linked: copies, events that are one, the stories they make, and days for articles that have none.

Each article is met once; then the pieces that changed are divided anew. What comes out depends on the articles alone,
so a ledger that grew is the ledger that was built at once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol, TypeVar

from wordkeep.link import copies, happenings, stories
from wordkeep.link.cards import article_card, event_cards
from wordkeep.link.dating import dated_by
from wordkeep.link.divided import STEPS
from wordkeep.link.linking import C, Graph, Kind, broken, meet, settle
from wordkeep.model.card import ArticleCard, EventCard, Likeness
from wordkeep.model.card_wire import as_stored, read_article, read_event, write_article, write_event
from wordkeep.model.ids import TextId
from wordkeep.model.ports import LedgerReader, LinkedDate, LinkStore

LINKER: Final = "links-3"
BATCH: Final = 64  # articles, or members to settle, of one transaction

T = TypeVar("T")


class Linkable(LedgerReader, Protocol):
    """A ledger whose articles can be linked."""

    @property
    def links(self) -> LinkStore:
        """Where links are kept."""
        ...

    def together(self) -> AbstractContextManager[None]:
        """Make everything written inside the block one transaction."""
        ...


@dataclass(frozen=True, slots=True)
class Cards:
    """What linking compares of one article."""

    article: ArticleCard
    events: tuple[EventCard, ...]


def cards_of(ledger: Linkable, text_id: TextId) -> Cards:
    """The cards of an article, made of what was read in it."""
    article, records, actors = ledger.article(text_id), ledger.records(text_id), tuple(ledger.actors(of=text_id))
    vectors = ledger.vectors(text_id)
    events = (as_stored(each) for each in event_cards(article, records, actors, vectors.records))
    return Cards(article_card(article, records, actors, vectors.article), tuple(events))


def _with_texts(store: LinkStore, members: Sequence[str]) -> dict[str, ArticleCard]:
    texts = store.texts(members)
    written = store.cards("copy", members)
    return {member: read_article(card, texts[member]) for member, card in written.items()}


def _articles(store: LinkStore, members: Sequence[str]) -> dict[str, ArticleCard]:
    return {member: read_article(card) for member, card in store.cards("story", members).items()}


def _events(store: LinkStore, members: Sequence[str]) -> dict[str, EventCard]:
    return {member: _read_event(card) for member, card in store.cards("event", members).items()}


_read_event: Final = lru_cache(maxsize=1 << 13)(read_event)  # an event is compared with many that come soon after it


COPIES: Final = Kind("copy", copies.keys, copies.compare, copies.groups, write_article, _with_texts, copies.sought)
EVENTS: Final = Kind(
    "event", happenings.keys, happenings.compare, happenings.groups, write_event, _events, happenings.sought, STEPS
)
STORIES: Final = Kind("story", stories.keys, stories.compare, stories.groups, write_article, _articles, steps=STEPS)


def link(
    ledger: Linkable,
    *,
    moved: Callable[[int, int], None],
    redate: Callable[[TextId, LinkedDate | None], None],
    cards: Callable[[Linkable, TextId], Cards] = cards_of,
) -> None:
    """Link what is new or has changed.

    ``moved`` is told how many of how many articles lie behind. ``redate`` is told the days that a linked event gives an
    undated article, or that none does; what it writes is kept together with the groups they come from, so that a link that
    was stopped at any moment goes on where it was. ``cards`` are of what was read, unless they come from elsewhere.
    """
    links = ledger.links
    for gone in _some(links.stale(LINKER)):
        with ledger.together():
            for text_id in gone:
                links.forget(text_id)
    new = links.unlinked()
    for number, some in enumerate(_some(new)):
        with ledger.together():
            _meet(links, [cards(ledger, text_id) for text_id in some])
        moved(min(len(new), (number + 1) * BATCH), len(new))
    _settle(ledger, COPIES)
    _settle(ledger, EVENTS, then=lambda links, changed: _date(links, changed, redate))
    _settle(ledger, STORIES)


def _meet(links: LinkStore, new: Sequence[Cards]) -> None:
    """Articles and their events beside all that may be like them."""
    articles = {cards.article.id: [cards.article] for cards in new}
    links.liken("copy", (found for _, _, found in meet(links, COPIES, articles)))
    likened = meet(links, EVENTS, {cards.article.id: cards.events for cards in new})
    links.liken("event", (found for _, _, found in likened))
    alike = [found for _, _, found in meet(links, STORIES, articles)]
    alike += filter(None, (stories.told_by_both(one, other, found) for one, other, found in likened))
    links.liken("story", _surest(alike))
    for text_id in articles:
        links.mark(text_id, LINKER)


def _surest(found: Iterable[Likeness]) -> list[Likeness]:
    """One likeness for each pair: the surest, so that it does not matter which of the two came first."""
    best: dict[tuple[str, str], Likeness] = {}
    for each in found:
        pair = min(each.one, each.other), max(each.one, each.other)
        if pair not in best or (each.score, each.because) > (best[pair].score, best[pair].because):
            best[pair] = each
    return [best[pair] for pair in sorted(best)]


def _settle(
    ledger: Linkable, kind: Kind[C], then: Callable[[LinkStore, Sequence[str]], None] = lambda _links, _members: None
) -> None:
    """Divide what is unsettled, some pieces at a time.

    ``then`` is done with all members that were looked at before their groups are kept: what comes of them is not lost
    where linking stops.
    """
    links, graph = ledger.links, Graph(ledger.links, kind.name)
    waiting = links.unsettled(kind.name)
    unsettled, seen = frozenset(waiting), set[str]()
    for some in _some(waiting):
        with ledger.together():
            links.unsettle(kind.name, broken(graph, kind, some, unsettled))
    for some in _some(links.unsettled(kind.name)):
        if left := [member for member in some if member not in seen]:
            with ledger.together():
                changed = settle(graph, kind, left)
                then(links, sorted(changed))
            seen |= changed


def _date(links: LinkStore, changed: Sequence[str], redate: Callable[[TextId, LinkedDate | None], None]) -> None:
    """Look for days of the undated articles whose events were grouped anew."""
    for text_id in links.undated("event", changed):
        own = list(_events(links, list(links.cards_of("event", text_id))).values())
        groups = {
            member: list(_events(links, links.members("event", group)).values())
            for member, group in links.groups_of("event", text_id).items()
        }
        (card,) = _with_texts(links, [text_id]).values()
        found = dated_by(card, own, groups)
        dated = LinkedDate(*found) if found else None
        links.date(text_id, dated)
        redate(text_id, dated)


def _some(every: Sequence[T]) -> Iterator[Sequence[T]]:
    return (every[at : at + BATCH] for at in range(0, len(every), BATCH))
