"""Cards to JSON and back: how the ledger keeps what linking compares."""

import base64
import json
from dataclasses import replace
from datetime import date
from typing import Any

from wordkeep.model.card import ArticleCard, EventCard, Party, Vector
from wordkeep.model.event import Factuality, PloverCode
from wordkeep.model.ids import ActorId, RecordId, TextId
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
            "on": [_day(card.on.earliest), _day(card.on.latest), card.on.basis.value],
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
    earliest, latest, basis = wire["on"]
    return EventCard(
        id=RecordId(wire["id"]),
        article=TextId(wire["article"]),
        code=PloverCode(*wire["code"]),
        factuality=Factuality(wire["factuality"]),
        actors=_parties(wire["actors"]),
        recipients=_parties(wire["recipients"]),
        on=When(_day_of(earliest), _day_of(latest), Basis(basis)),
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
    return replace(card, on=When(card.on.earliest, card.on.latest, card.on.basis))


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
