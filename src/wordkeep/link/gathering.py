"""Texts in hand to meetings: what a ledger keeps in groups, found at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from wordkeep.link import meetings, tellers
from wordkeep.link.described import Gathered, described
from wordkeep.link.divided import connected
from wordkeep.link.sightings import sighting_cards, sightings_in
from wordkeep.link.texts import Text, released
from wordkeep.model.card import Likeness, SightingCard
from wordkeep.model.ids import MeetingId
from wordkeep.model.meeting import Meeting


def meetings_of(texts: Sequence[Text]) -> tuple[Meeting, ...]:
    """The meetings that texts tell of, by day."""
    cards = {str(card.id): card for text in texts for card in sighting_cards(text)}
    pairs = sorted({pair for block in _sharing(cards.values()) for pair in combinations(sorted(block), 2)})
    likely = [found for one, other in pairs if (found := meetings.compare(cards[one], cards[other]))]
    clusters: defaultdict[str, list[SightingCard]] = defaultdict(list)
    for component in connected(sorted(cards), [(each.one, each.other, each.score) for each in likely]):
        inside = [each for each in likely if each.one in component]
        for member, group in sorted(meetings.groups([cards[each] for each in component], inside).items()):
            clusters[group].append(cards[member])
    seen = {card.article for card in cards.values()}
    told = {text.id: tellers.meeting_told(tellers.teller_card(text), clusters) for text in texts if text.id not in seen}
    every = []
    for group, cluster in clusters.items():
        joined = {id_: reason for id_, best in told.items() if best and best[0] == group for reason in best[1:]}
        own = [text for text in texts if text.id in joined or text.id in {card.article for card in cluster}]
        every.append(described(gathered(group, cluster, own, likely, joined.values())))
    return in_order(filter(None, every))


def _sharing(cards: Iterable[SightingCard]) -> Iterable[list[str]]:
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for card in cards:
        for key in meetings.keys(card):
            by_key[key].append(card.id)
    return by_key.values()


def gathered(
    id_: str,
    cluster: Iterable[SightingCard],
    texts: Iterable[Text],
    likely: Iterable[Likeness],
    joined: Iterable[str],
) -> Gathered:
    """One meeting's sightings, read again in its texts, and why they are one; ``joined`` is why texts without one belong."""
    members = {str(card.id) for card in cluster}
    events = {event for card in cluster for event in card.events}
    ordered = tuple(sorted(texts, key=released))
    seen = tuple(each for text in ordered for each in sightings_in(text) if events.intersection(each.events))
    why = (reason for each in likely if {each.one, each.other} <= members for reason in each.because)
    return Gathered(MeetingId(id_), seen, ordered, tuple(dict.fromkeys((*why, *joined))))


def in_order(found: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Meetings by day, those without one last."""
    return tuple(sorted(found, key=lambda each: (_day_of(each), each.id)))


def _day_of(meeting: Meeting) -> str:
    day = meeting.when.earliest or meeting.when.latest
    return day.isoformat() if day else "9999"
