"""Records to cards: of an article and of its events just what linking compares."""

from collections.abc import Iterable, Iterator, Mapping

from wordkeep.codebook.folded import folded
from wordkeep.link.content import named_in
from wordkeep.model.actor import Actor, ActorRef
from wordkeep.model.article import Article
from wordkeep.model.card import ArticleCard, EventCard, Party, Vector
from wordkeep.model.event import Event
from wordkeep.model.ids import ActorId, RecordId
from wordkeep.model.mention import Mention, MentionKind, Naming
from wordkeep.model.place import Place
from wordkeep.model.record import Record
from wordkeep.model.sentence import sentence_around
from wordkeep.model.span import hull

NAMING: frozenset[MentionKind] = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE})


def event_cards(
    article: Article, records: Iterable[Record], actors: Iterable[Actor], vectors: Mapping[RecordId, Vector]
) -> list[EventCard]:
    """A card for each event among an article's records, in their order."""
    known = {actor.id: actor for actor in actors}
    beside = named_in(article.text)
    return [
        _event_card(article, record.id, record.claim, known, beside, vectors.get(record.id))
        for record in records
        if isinstance(record.claim, Event)
    ]


def _event_card(
    article: Article,
    id_: RecordId,
    event: Event,
    known: Mapping[ActorId, Actor],
    beside: tuple[str, ...],
    vector: Vector | None,
) -> EventCard:
    words = hull(tuple(anchor.span for anchor in event.evidence))
    return EventCard(
        id=id_,
        article=article.id,
        code=event.code,
        factuality=event.factuality,
        actors=_parties(event.actors, known),
        recipients=_parties(event.recipients, known),
        on=event.on,
        words=" ".join(anchor.exact for anchor in event.evidence),
        sentence=sentence_around(article.text, words).of(article.text),
        published=article.published.on,
        place=_name_of(event.where) if event.where else None,
        country=event.where.country if event.where else None,
        issues=tuple(each.id for each in event.issues),
        beside=beside,
        probability=event.probability,
        vector=vector,
        faint=event.faint,
    )


def _name_of(place: Place) -> str | None:
    """The place's name, where it is finer than its country: a city, or a sea that lies in none."""
    return place.name if place.geonames is not None or place.country is None else None


def _parties(refs: Iterable[ActorRef], known: Mapping[ActorId, Actor]) -> tuple[Party, ...]:
    return tuple(_party(ref, known.get(ref.actor) if ref.actor else None) for ref in refs)


def _party(ref: ActorRef, actor: Actor | None) -> Party:
    """A party by its own words; the side is the actor's, a state's or an organisation's."""
    words = (ref.antecedent or ref.as_written).exact
    return Party(words, ref.actor, (actor.side or actor.country) if actor else None)


def article_card(
    article: Article, records: Iterable[Record], actors: Iterable[Actor], vector: Vector | None
) -> ArticleCard:
    """The card of an article; an article published on an unknown day has neither ``earliest`` nor ``latest``."""
    published = article.published.on
    shared = {actor.id for actor in actors}
    return ArticleCard(
        id=article.id,
        text=article.text,
        title=article.title,
        outlet=article.outlet,
        earliest=published,
        latest=published,
        names=frozenset(_names(records, shared)),
        vector=vector,
    )


def _names(records: Iterable[Record], shared: set[ActorId]) -> Iterator[str]:
    """Who and what is named: ids of actors, and folded words where nobody is known behind them."""
    for record in records:
        claim = record.claim
        if isinstance(claim, Mention) and claim.naming is Naming.NAMED and claim.kind in NAMING:
            ref = claim.ref
            yield ref.actor if ref.actor in shared else folded(ref.as_written.exact)
