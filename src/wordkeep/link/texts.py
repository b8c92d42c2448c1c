"""A text as the linking of meetings sees it: the article, its records, its sentences, and whose own text it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from wordkeep.codebook.official import whose_own
from wordkeep.model.actor import Actor, ActorRef
from wordkeep.model.article import Article
from wordkeep.model.ids import ActorId, RecordId, TextId
from wordkeep.model.mention import Mention, MentionKind, Naming
from wordkeep.model.passage import Passage
from wordkeep.model.record import Record
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Statement


@dataclass(frozen=True)
class Text:
    """One article with everything that was read in it; ``revised_by`` is a later edit of it."""

    article: Article
    records: tuple[Record, ...]
    actors: tuple[Actor, ...]
    passages: tuple[Passage, ...]
    revised_by: TextId | None = None

    @property
    def id(self) -> TextId:
        """The article's id."""
        return self.article.id

    @cached_property
    def own_of(self) -> tuple[str, ...]:
        """The sides whose own text this is; none for a report."""
        return own_sides(self.article.outlet, self.article.url)

    @cached_property
    def known(self) -> dict[ActorId, Actor]:
        """The actors behind the records."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def by_id(self) -> dict[RecordId, Record]:
        """The records by id."""
        return {record.id: record for record in self.records}

    @cached_property
    def statements(self) -> tuple[tuple[RecordId, Statement], ...]:
        """The statements in the order of the text."""
        return tuple((record.id, record.claim) for record in self.records if isinstance(record.claim, Statement))

    @cached_property
    def persons(self) -> tuple[tuple[Anchor, Actor | None], ...]:
        """Names of persons, each where it stands, with the actor where one is known."""
        named = self._named(MentionKind.PERSON)
        return tuple((ref.as_written, self.known.get(ref.actor) if ref.actor else None) for ref in named)

    @cached_property
    def places(self) -> tuple[Anchor, ...]:
        """Names of places, each where it stands."""
        return tuple(ref.as_written for ref in self._named(MentionKind.PLACE))

    def _named(self, kind: MentionKind) -> Iterator[ActorRef]:
        for record in self.records:
            claim = record.claim
            if isinstance(claim, Mention) and claim.kind is kind and claim.naming is Naming.NAMED:
                yield claim.ref

    def passage_at(self, span: Span) -> Passage | None:
        """The sentence that holds the first character of a span."""
        return next(
            (each for each in self.passages if each.anchor.span.start <= span.start < each.anchor.span.end), None
        )


def own_sides(outlet: str | None, url: str | None) -> tuple[str, ...]:
    """The sides whose own text comes from this outlet and address; none for a report."""
    whose = whose_own(outlet, url)
    return whose.sides if whose else ()


def official_of(side: str, texts: Iterable[Text]) -> tuple[Text, ...]:
    """The texts that are a side's own, in the order of their release; undated ones last."""
    own = (text for text in texts if side in text.own_of)
    return tuple(sorted(own, key=released))


def released(text: Text) -> tuple[bool, str, str]:
    """What texts are ordered by: the day of publication, undated last, then the id."""
    on = text.article.published.on
    return on is None, on.isoformat() if on else "", text.id
