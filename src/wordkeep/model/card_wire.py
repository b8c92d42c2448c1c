"""Cards to JSON and back: how the ledger keeps what linking compares."""

import base64
import json
from dataclasses import replace
from datetime import date
from typing import Any

from wordkeep.model.card import ArticleCard, EventCard, Met, Party, SightingCard, TellerCard, ThreadCard, Vector
from wordkeep.model.event import Factuality, PloverCode
from wordkeep.model.ids import ActorId, IssueId, RecordId, TextId
from wordkeep.model.meeting import Format, Status
from wordkeep.model.when import Basis, When


def write_article(card: ArticleCard) -> str:
    """The JSON of an article's card; its text is the article's own and is not written again."""
    return _json(
        {
            "id": card.id,
            "title": card.title,
            "outlet": card.outlet,
            "earliest": _day(card.earliest),
            "latest": _day(card.latest),
            "names": sorted(card.names),
            "vector": _vector(card.vector),
        }
    )


def read_article(written: str, text: str = "") -> ArticleCard:
    """The card that ``write_article`` wrote, with its text where that is wanted."""
    wire = json.loads(written)
    return ArticleCard(
        id=TextId(wire["id"]),
        text=text,
        title=wire["title"],
        outlet=wire["outlet"],
        earliest=_day_of(wire["earliest"]),
        latest=_day_of(wire["latest"]),
        names=frozenset(wire["names"]),
        vector=_vector_of(wire["vector"]),
    )


def write_event(card: EventCard) -> str:
    """The JSON of an event's card; of when it was, the words are left to its record."""
    return _json(
        {
            "id": card.id,
            "article": card.article,
            "code": [card.code.type, card.code.mode],
            "factuality": card.factuality.value,
            "actors": [[party.words, party.actor, party.side] for party in card.actors],
            "recipients": [[party.words, party.actor, party.side] for party in card.recipients],
            "on": _days(card.on),
            "words": card.words,
            "sentence": card.sentence,
            "published": _day(card.published),
            "place": card.place,
            "country": card.country,
            "issues": list(card.issues),
            "beside": list(card.beside),
            "probability": card.probability,
            "vector": _vector(card.vector),
            "faint": card.faint,
        }
    )


def read_event(written: str) -> EventCard:
    """The card that ``write_event`` wrote."""
    wire = json.loads(written)
    return EventCard(
        id=RecordId(wire["id"]),
        article=TextId(wire["article"]),
        code=PloverCode(*wire["code"]),
        factuality=Factuality(wire["factuality"]),
        actors=_parties(wire["actors"]),
        recipients=_parties(wire["recipients"]),
        on=_days_of(wire["on"]),
        words=wire["words"],
        sentence=wire["sentence"],
        published=_day_of(wire["published"]),
        place=wire["place"],
        country=wire["country"],
        issues=tuple(wire["issues"]),
        beside=tuple(wire["beside"]),
        probability=wire["probability"],
        vector=_vector_of(wire["vector"]),
        faint=wire["faint"],
    )


def as_stored(card: EventCard) -> EventCard:
    """The card as it comes back: without the words of its date, so that one just made compares as one that was kept."""
    return replace(card, on=_bare(card.on))


def write_sighting(card: SightingCard) -> str:
    """The JSON of a sighting's card; of when it was, the words are left to its records."""
    return _json(
        {
            "id": card.id,
            "article": card.article,
            "events": list(card.events),
            "sides": sorted(card.sides),
            "persons": [list(each) for each in card.persons],
            "beside": [list(each) for each in card.beside],
            "status": card.status.value,
            "format": card.format.value if card.format else None,
            "when": _days(card.when),
            "place": card.place,
            "region": card.region,
            "weekdays": list(card.weekdays),
            "opens": card.opens,
            "published": _day(card.published),
        }
    )


def read_sighting(written: str) -> SightingCard:
    """The card that ``write_sighting`` wrote."""
    wire = json.loads(written)
    return SightingCard(
        id=RecordId(wire["id"]),
        article=TextId(wire["article"]),
        events=tuple(map(RecordId, wire["events"])),
        sides=frozenset(wire["sides"]),
        persons=_met(wire["persons"]),
        beside=_met(wire["beside"]),
        status=Status(wire["status"]),
        format=Format(wire["format"]) if wire["format"] else None,
        when=_days_of(wire["when"]),
        place=wire["place"],
        region=wire["region"],
        weekdays=tuple(wire["weekdays"]),
        opens=wire["opens"],
        published=_day_of(wire["published"]),
    )


def write_teller(card: TellerCard) -> str:
    """The JSON of a teller's card."""
    return _json(
        {
            "id": card.id,
            "persons": list(card.persons),
            "sides": sorted(card.sides),
            "places": sorted(card.places),
            "own_of": list(card.own_of),
            "tells": card.tells,
            "when": _days(card.when),
            "published": _day(card.published),
        }
    )


def read_teller(written: str) -> TellerCard:
    """The card that ``write_teller`` wrote."""
    wire = json.loads(written)
    return TellerCard(
        id=TextId(wire["id"]),
        persons=tuple(wire["persons"]),
        sides=frozenset(wire["sides"]),
        places=frozenset(wire["places"]),
        own_of=tuple(wire["own_of"]),
        tells=wire["tells"],
        when=_days_of(wire["when"]),
        published=_day_of(wire["published"]),
    )


def write_threads(card: ThreadCard) -> str:
    """The JSON of what an article is about."""
    return _json(
        {"id": card.id, "threads": [[issue, *sides, times, words] for issue, sides, times, words in card.threads]}
    )


def read_threads(written: str) -> ThreadCard:
    """The card that ``write_threads`` wrote."""
    wire = json.loads(written)
    found = ((IssueId(issue), (one, other), times, words) for issue, one, other, times, words in wire["threads"])
    return ThreadCard(TextId(wire["id"]), tuple(found))


def _bare(on: When) -> When:
    return When(on.earliest, on.latest, on.basis)


def _days(on: When) -> list[str | None]:
    return [_day(on.earliest), _day(on.latest), on.basis.value]


def _days_of(wire: list[str]) -> When:
    return When(_day_of(wire[0]), _day_of(wire[1]), Basis(wire[2]))


def _met(wire: list[list[Any]]) -> tuple[Met, ...]:
    return tuple((name, side) for name, side in wire)


def _parties(wire: list[list[Any]]) -> tuple[Party, ...]:
    return tuple(Party(words, ActorId(actor) if actor else None, side) for words, actor, side in wire)


def _json(wire: dict[str, Any]) -> str:
    return json.dumps(wire, ensure_ascii=False, separators=(",", ":"))


# In 64 letters, which is read 20 times as fast as 85 and takes 32 characters more.
def _vector(vector: Vector | None) -> str | None:
    return base64.b64encode(vector).decode() if vector else None


def _vector_of(written: str | None) -> Vector | None:
    return base64.b64decode(written) if written else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_of(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
