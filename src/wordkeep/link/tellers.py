"""Texts that tell of a meeting without a sentence that does: which of the meetings found they speak of, if any."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import product
from typing import Final

from wordkeep.codebook.bodies import bodies_in
from wordkeep.codebook.readouts import words_for
from wordkeep.link.meetings import AFTER, NAMES, SIDES, families, pairs_of, weeks_of, when_of
from wordkeep.link.participants import People, shared
from wordkeep.link.sightings import references_in
from wordkeep.link.texts import Text
from wordkeep.model.card import SightingCard, TellerCard
from wordkeep.model.when import When

BEFORE: Final = 14  # days before a meeting in which a text without a sighting still speaks of it


def teller_card(text: Text) -> TellerCard:
    """The card of a text without a sighting."""
    told = (each.when for each in references_in(text))
    on = next((each for each in told if each.earliest), When.unknown())
    return TellerCard(
        id=text.id,
        persons=tuple(person.name for person in People([text]).in_text(text)),
        sides=frozenset({body.code for _, _, body in bodies_in(text.article.text)} | set(text.own_of)),
        places=frozenset(words.exact for words in text.places),
        own_of=text.own_of,
        tells=words_for("meeting").search(text.article.text) is not None,
        when=When(on.earliest, on.latest, on.basis),
        published=text.article.published.on,
    )


def keys(card: TellerCard) -> tuple[str, ...]:
    """What a text shares with the sightings of a meeting that it may speak of: a person near its days, or two persons.

    A side's own text shares the sides too, since it may name nobody.
    """
    names = families(card.persons)[:NAMES]
    own = ["+".join(sorted(pair)) for pair in product(card.own_of, sorted(card.sides)[:SIDES]) if pair[0] != pair[1]]
    on = card.published
    weeks = weeks_of(on - timedelta(days=AFTER), on + timedelta(days=BEFORE)) if on else []
    near = (f"{week}|{one}" for week in weeks for one in (*own, *names))
    return tuple(dict.fromkeys((*near, *pairs_of(names))))


def meeting_told(card: TellerCard, meetings: Mapping[str, Sequence[SightingCard]]) -> tuple[str, str] | None:
    """The meeting whose participants a text names, the nearest in time of several, and why; ``None`` if it names too few."""
    scored = []
    for id_, cluster in sorted(meetings.items()):
        if cluster and (both := _named(card, cluster)) is not None:
            apart = _days_from(card, cluster)
            if apart is None or -BEFORE <= apart <= AFTER:
                scored.append((-len(both), abs(apart) if apart is not None else AFTER, id_, both))
    if not scored:
        return None
    _, _, id_, both = min(scored)
    named = both or sorted(card.sides & {side for each in meetings[id_] for side in each.sides})
    return id_, f"{card.id} names {', '.join(named)}"


def _named(card: TellerCard, cluster: Sequence[SightingCard]) -> list[str] | None:
    """The participants that a text names, where that, its sides and its place are enough to mean this meeting."""
    sides = {side for each in cluster for side in each.sides}
    if len(sides) < 2:
        return None
    met = met_in(cluster)
    both = shared(card.persons, met)
    others = sides - {met[name] for name in shared(met, both)}
    is_there = any(each.place in card.places for each in cluster)
    enough = len(both) > 1 or (card.tells and ((both and is_there) or ((both or card.own_of) and others <= card.sides)))
    return both if enough else None


def met_in(cluster: Sequence[SightingCard]) -> dict[str, str | None]:
    """The persons of the sightings' texts that are on one of its sides, by name, each with it."""
    sides = {side for each in cluster for side in each.sides}
    told = {name for each in cluster for name in each.names}
    people = (person for each in cluster for person in (*each.persons, *each.beside))
    return {name: side for name, side in people if side in sides or name in told}


def _days_from(card: TellerCard, cluster: Sequence[SightingCard]) -> int | None:
    """Days from a meeting to the publication of a text, below 0 before it; ``None`` where either is not known."""
    on, when = card.published, when_of(cluster)
    if on is None or when.latest is None:
        return None
    return min(0, (on - (when.earliest or when.latest)).days) + max(0, (on - when.latest).days)
