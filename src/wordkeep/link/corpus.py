"""A ledger linked: copies, events that are one, meetings, the stories they make, and days for articles that have none.

Each article is met once; then the pieces that changed are divided anew. What comes out depends on the articles alone,
so a ledger that grew is the ledger that was built at once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol, TypeVar

from wordkeep.link import copies, happenings, meetings, stories, tellers, threads
from wordkeep.link.cards import article_card, event_cards
from wordkeep.link.dating import Dated, dated_by, in_common
from wordkeep.link.divided import STEPS
from wordkeep.link.linking import C, Graph, Kind, broken, meet, settle
from wordkeep.link.previews import Members, previewed
from wordkeep.link.sightings import sighting_cards
from wordkeep.link.tellers import teller_card
from wordkeep.link.texts import Text
from wordkeep.link.threads import thread_card
from wordkeep.model.actor import Actor
from wordkeep.model.article import Article
from wordkeep.model.card import ArticleCard, EventCard, Likeness, SightingCard, TellerCard, ThreadCard, Vectors
from wordkeep.model.card_wire import (
    as_stored,
    read_article,
    read_event,
    read_sighting,
    read_teller,
    write_article,
    write_event,
    write_sighting,
    write_teller,
    write_threads,
)
from wordkeep.model.ids import TextId
from wordkeep.model.passage import Passage
from wordkeep.model.ports import Carded, LinkedDate, LinkedReader, LinkStore
from wordkeep.model.record import Record, sure
from wordkeep.model.sentence import sentences_in

LINKER: Final = "links-6"
DAYS: Final = "days"  # the kind under which undated articles wait to be looked at
BATCH: Final = 64  # articles, or members to settle, of one transaction

T = TypeVar("T")


class Linkable(LinkedReader, Protocol):
    """A ledger whose articles can be linked."""

    def together(self) -> AbstractContextManager[None]:
        """Make everything written inside the block one transaction."""
        ...


@dataclass(frozen=True, slots=True)
class Cards:
    """What linking compares of one article; ``teller`` is ``None`` where it has sightings of its own."""

    article: ArticleCard
    events: tuple[EventCard, ...]
    sightings: tuple[SightingCard, ...] = ()
    teller: TellerCard | None = None
    threads: ThreadCard | None = None


def cards_of(ledger: Linkable, text_id: TextId) -> Cards:
    """The cards of an article, made of what was read in it, faint deeds too."""
    records = (*ledger.records(text_id), *ledger.untold(text_id))
    return cards_in(ledger.article(text_id), records, tuple(ledger.actors(of=text_id)), ledger.vectors(text_id))


def cards_in(article: Article, records: tuple[Record, ...], actors: tuple[Actor, ...], vectors: Vectors) -> Cards:
    """The cards of an article, made of its records; what is faint makes a card of an event and nothing else."""
    events = (as_stored(each) for each in event_cards(article, records, actors, vectors.records))
    told = sure(records)
    text = Text(article, told, actors, tuple(Passage(article.anchor(each)) for each in sentences_in(article.text)))
    sightings = tuple(sighting_cards(text))
    return Cards(
        article_card(article, told, actors, vectors.article),
        tuple(events),
        sightings,
        None if sightings else teller_card(text),
        thread_card(article.id, told, actors),
    )


def _with_texts(store: LinkStore, members: Sequence[str]) -> dict[str, ArticleCard]:
    texts = store.texts(members)
    written = store.cards("copy", members)
    return {member: read_article(card, texts[member]) for member, card in written.items()}


def _articles(store: LinkStore, members: Sequence[str]) -> dict[str, ArticleCard]:
    return {member: read_article(card) for member, card in store.cards("story", members).items()}


def _events(store: LinkStore, members: Sequence[str]) -> dict[str, EventCard]:
    return {member: _read_event(card) for member, card in store.cards("event", members).items()}


_read_event: Final = lru_cache(maxsize=1 << 13)(read_event)  # an event is compared with many that come soon after it


def _sightings(store: LinkStore, members: Sequence[str]) -> dict[str, SightingCard]:
    return {member: read_sighting(card) for member, card in store.cards("meeting", members).items()}


def _tellers(store: LinkStore, members: Sequence[str]) -> list[TellerCard]:
    return [read_teller(card) for card in store.cards("teller", members).values()]


COPIES: Final = Kind("copy", copies.keys, copies.compare, copies.groups, write_article, _with_texts, copies.sought)
EVENTS: Final = Kind(
    "event", happenings.keys, happenings.compare, happenings.groups, write_event, _events, happenings.sought, STEPS
)
MEETINGS: Final = Kind(
    "meeting", meetings.keys, meetings.compare, meetings.groups, write_sighting, _sightings, alone=True
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
    _settle(ledger, EVENTS, then=_look_for_days)
    _settle(ledger, MEETINGS, then=_look_again)
    _tell(ledger)
    _date(ledger, redate)
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
    links.liken("meeting", (found for _, _, found in meet(links, MEETINGS, {c.article.id: c.sightings for c in new})))
    for cards in new:
        _put(links, cards)


def _put(links: LinkStore, cards: Cards) -> None:
    """Keep what is found by its keys alone: a text without a sighting, and the lines it is on; the article is linked then."""
    text_id = cards.article.id
    if (teller := cards.teller) and (sought := tellers.keys(teller)):
        links.put("teller", [Carded(text_id, text_id, write_teller(teller), sought)])
    if about := cards.threads:
        links.put("thread", [Carded(text_id, text_id, write_threads(about), threads.keys(about))])
        links.settle("thread", [text_id], {})  # a thread is a key; there is nothing to group
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

    ``then`` is done with the members looked at before their groups are kept, so that what comes of them is not lost where
    linking stops.
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


def _look_for_days(links: LinkStore, events: Sequence[str]) -> None:
    """Have the undated articles of these events looked at for days."""
    links.unsettle(DAYS, {card.article for card in _events(links, events).values() if card.published is None})


def _look_again(links: LinkStore, sightings: Sequence[str]) -> None:
    """Have texts that may mean one of these sightings look for their meeting again, and undated ones for their days."""
    for card in _sightings(links, sightings).values():
        links.unsettle("teller", links.sharing("teller", meetings.keys(card), but=card.id))
    links.unsettle(DAYS, _undated_near(links, sightings))


def _undated_near(links: LinkStore, sightings: Sequence[str]) -> set[TextId]:
    """The undated articles that may mean one of these sightings."""
    sought = [key for card in _sightings(links, sightings).values() for key in meetings.keys(card)]
    beside = _sightings(links, links.sharing("meeting", sought, but="")).values()
    telling = _tellers(links, links.sharing("teller", sought, but=""))
    every: list[SightingCard | TellerCard] = [*beside, *telling]
    return {each.article for each in every if each.published is None}


def _tell(ledger: Linkable) -> None:
    """Put texts without a sighting to the meeting that they speak of."""
    links = ledger.links
    for some in _some(links.unsettled("teller")):
        with ledger.together():
            for card in _tellers(links, some):
                near = _meetings(links, links.sharing("meeting", tellers.keys(card), but=card.id))
                found = tellers.meeting_told(card, near)
                was, now = links.group_of("teller", card.id), found[0] if found else None
                links.settle("teller", [card.id], {card.id: now} if now else {})
                if was != now:
                    of_both = [each for group in (was, now) if group for each in links.members("meeting", group)]
                    links.unsettle(DAYS, _undated_near(links, of_both))


def _date(ledger: Linkable, redate: Callable[[TextId, LinkedDate | None], None]) -> None:
    """Look for days of the undated articles whose events or meetings were grouped anew."""
    links = ledger.links
    for text_id in map(TextId, links.unsettled(DAYS)):
        (card,) = _with_texts(links, [text_id]).values()
        found = in_common([*_by_events(links, card), *_by_meetings(links, card)])
        dated = LinkedDate(*found) if found else None
        with ledger.together():
            links.date(text_id, dated)
            redate(text_id, dated)
            links.settle(DAYS, [text_id], {})


def _by_events(links: LinkStore, card: ArticleCard) -> Iterator[Dated]:
    own = {member: read_event(written) for member, written in links.cards_of("event", card.id).items()}
    groups = {
        member: list(_events(links, links.members("event", group)).values())
        for member, group in links.groups_of("event", card.id).items()
    }
    if found := dated_by(card, list(own.values()), groups):
        yield found


def _by_meetings(links: LinkStore, card: ArticleCard) -> Iterator[Dated]:
    sightings = _sightings(links, list(links.cards_of("meeting", card.id)))
    sought = [key for each in sightings.values() for key in meetings.keys(each)]
    sought += [key for each in _tellers(links, list(links.cards_of("teller", card.id))) for key in tellers.keys(each)]
    near = _meetings(links, [*sightings, *links.sharing("meeting", sought, but="")])
    known: dict[str, Members] = {
        id_: [*own, *_tellers(links, links.members("teller", id_))] for id_, own in near.items()
    }
    for id_, members in known.items():
        if any(each.article == card.id for each in members) and (found := previewed(card, id_, known)):
            yield found


def _meetings(links: LinkStore, sightings: Iterable[str]) -> dict[str, list[SightingCard]]:
    """The meetings that these sightings are of, each with all its sightings."""
    ids = sorted({group for each in sightings if (group := links.group_of("meeting", each))})
    return {id_: list(_sightings(links, links.members("meeting", id_)).values()) for id_ in ids}


def _some(every: Sequence[T]) -> Iterator[Sequence[T]]:
    return (every[at : at + BATCH] for at in range(0, len(every), BATCH))
