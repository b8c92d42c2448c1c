"""A reader that was written by hand for one text: every kind of record, with acts, strength and antecedents."""

from datetime import date
from typing import ClassVar

from wordkeep.model.actor import ActorRef, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.card import Vectors
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.ids import IssueId
from wordkeep.model.issue import IssueRef, Told
from wordkeep.model.mention import Mention, MentionKind, Naming, TimeExpression, TimeType
from wordkeep.model.record import Claim, Origin, Record, record_id
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Act, Form, ScoredAct, Statement, Strength
from wordkeep.model.when import Basis, When

NAME = "by-hand-1"

FIRST = "Envoy Mirela Sand of Bresk met Alvonian officials on Tuesday."
TEXT = (
    f"{FIRST}\n\n"
    "Bresk imposed tariffs on grain. The quarrel over the river has gone on for years, and neither side gave way.\n\n"
    "She said Bresk would send 40 engineers to the river by May after Alvonia released the ship.\n\n"
    "“The minister told me that Bresk is ready,” an aide added.\n\n"
    "“Enough talk.”"
)
CONTENT = "Bresk would send 40 engineers to the river by May after Alvonia released the ship"
MONDAY = date(2021, 3, 15)
TUESDAY = date(2021, 3, 16)


class ByHand:
    """Reads ``TEXT``, and nothing in any other text."""

    name = NAME
    models: ClassVar = {"by-hand.onnx": "0f"}

    def read(self, article: Article) -> tuple[Record, ...]:
        return records(article) if TEXT in article.text else ()

    def read_with_vectors(self, article: Article) -> tuple[tuple[Record, ...], Vectors]:
        return self.read(article), Vectors()


def records(article: Article) -> tuple[Record, ...]:
    """The claims as records, in the order of the text."""
    found = (Record.of(claim, Origin(NAME, "hand")) for claim in claims(article))
    return tuple(sorted(found, key=lambda record: (record.span, record.id)))


def claims(article: Article) -> list[Claim]:
    """Every kind of claim: four mentions, three events, two times, and four statements, one of them within another."""
    tuesday = When(TUESDAY, TUESDAY, Basis.COUNTED, words(article, "Tuesday"), MONDAY)
    envoy = words(article, "Envoy Mirela Sand")
    said = Statement(
        source=ActorRef(words(article, "She"), antecedent=envoy, probability=0.83),
        cue=words(article, "said"),
        content=(words(article, CONTENT),),
        form=Form.INDIRECT,
        speaker_kind=SpeakerKind.NAMED,
        probability=0.97,
        acts=(ScoredAct(Act.INFORM, 0.31), ScoredAct(Act.PLEDGE, 0.91)),
        strength=Strength.DETAILED,
        plover="AGREE",
        issues=(IssueRef(IssueId("resources/water"), (words(article, "river"),), Told.ANTECEDENT, 0.4),),
    )
    met = Event(
        code=PloverCode("CONSULT", "visit"),
        actors=(ActorRef(envoy),),
        recipients=(ActorRef(words(article, "Alvonian officials")),),
        on=tuesday,
        factuality=Factuality.HAPPENED,
        evidence=(words(article, "met"),),
        probability=0.94,
    )
    imposed = Event(
        code=PloverCode("SANCTION"),
        actors=(ActorRef(words(article, "Bresk", nth=1)),),
        recipients=(),
        on=When.unknown(),
        factuality=Factuality.UNDER_WAY,
        evidence=(words(article, "imposed tariffs"), words(article, "grain")),
        probability=0.71,
        issues=(IssueRef(IssueId("trade/tariffs"), (words(article, "tariffs"),), Told.OWN, 0.8),),
    )
    released = Event(
        code=PloverCode("RETREAT", "release"),
        actors=(ActorRef(words(article, "Alvonia", nth=1)),),
        recipients=(ActorRef(words(article, "the ship"), antecedent=words(article, "The quarrel"), probability=0.52),),
        on=When.unknown(),
        factuality=Factuality.HAPPENED,
        evidence=(words(article, "released the ship"),),
        probability=0.66,
        reported_by=record_id(said),
    )
    added = Statement(
        source=ActorRef(words(article, "an aide")),
        cue=words(article, "added"),
        content=(words(article, "“The minister told me that Bresk is ready,”"),),
        form=Form.DIRECT,
        speaker_kind=SpeakerKind.UNNAMED,
        probability=0.88,
    )
    told = Statement(
        source=ActorRef(words(article, "The minister")),
        cue=words(article, "told"),
        content=(words(article, "that Bresk is ready"),),
        form=Form.INDIRECT,
        speaker_kind=SpeakerKind.NAMED,
        probability=0.77,
        within=record_id(added),
    )
    alone = Statement(None, None, (words(article, "“Enough talk.”"),), Form.DIRECT, SpeakerKind.UNNAMED, 0.6)
    return [
        Mention(ActorRef(envoy), MentionKind.PERSON, Naming.NAMED, 0.99),
        met,
        TimeExpression(words(article, "Tuesday"), TimeType.DATE, "2021-03-16", tuesday, 0.95),
        imposed,
        *(Mention(ActorRef(words(article, "Bresk", nth=nth)), MentionKind.PLACE, Naming.NAMED, 0.98) for nth in (1, 2)),
        TimeExpression(words(article, "for years"), TimeType.DURATION, None, When.unknown(), 0.81),
        said,
        Mention(
            ActorRef(words(article, "She"), antecedent=envoy, probability=0.83), MentionKind.PERSON, Naming.PRONOUN, 0.9
        ),
        released,
        added,
        told,
        alone,
    ]


def words(article: Article, exact: str, *, nth: int = 0) -> Anchor:
    """The anchor of these words where they stand for the ``nth`` time, counted from 0."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(exact, start + 1)
    return article.anchor(Span(start, start + len(exact)))
