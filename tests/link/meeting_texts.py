"""Texts on one meeting, read by hand: who is named, which events tell of it, what is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wordkeep.link.texts import Text
from wordkeep.model.actor import ActorRef, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.ids import TextId
from wordkeep.model.mention import Mention, MentionKind, Naming
from wordkeep.model.offsets import OffsetMap
from wordkeep.model.record import Claim, Origin, Record
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Form, Statement
from wordkeep.model.when import Basis, Published, When
from wordkeep.resolve.passages import passages_in

HAND = Origin("by-hand", "hand")


@dataclass(frozen=True)
class Met:
    """Words that tell of a meeting, and the day they give it."""

    words: str
    on: date | None
    factuality: Factuality = Factuality.HAPPENED
    type: str = "CONSULT"


def text(
    id_: str,
    words: str,
    *,
    outlet: str,
    on: date | None,
    met: Sequence[Met] = (),
    persons: Sequence[str] = (),
    said: Sequence[tuple[str, str]] = (),
) -> Text:
    """A text with these events, names of persons and statements (source, content)."""
    article = Article(
        id=TextId(id_),
        text=words,
        to_page=OffsetMap.identity(len(words)),
        raw_is_given=True,
        published=Published(on, Basis.STATED) if on else Published.unknown(),
        origin="hand",
        outlet=outlet,
    )
    claims: list[Claim] = [_event(article, each) for each in met]
    claims += [_mention(article, name) for name in persons]
    claims += [_statement(article, source, content) for source, content in said]
    records = tuple(sorted((Record.of(claim, HAND) for claim in claims), key=lambda each: (each.span, each.id)))
    return Text(article, records, (), passages_in(article))


def _event(article: Article, met: Met) -> Event:
    phrase = anchor(article, met.words)
    on = When(met.on, met.on, Basis.STATED, phrase) if met.on else When.unknown()
    return Event(PloverCode(met.type), (), (), on, met.factuality, (phrase,), 0.9)


def _mention(article: Article, name: str) -> Mention:
    return Mention(ActorRef(anchor(article, name)), MentionKind.PERSON, Naming.NAMED, 0.9)


def _statement(article: Article, source: str, content: str) -> Statement:
    return Statement(
        ActorRef(anchor(article, source)),
        None,
        (anchor(article, content),),
        Form.INDIRECT,
        SpeakerKind.NAMED,
        0.9,
        speaker_name=source,
    )


def anchor(article: Article, words: str) -> Anchor:
    """Where words stand first."""
    start = article.text.index(words)
    return article.anchor(Span(start, start + len(words)))


DAY = date(2023, 5, 16)

KENYA = text(
    "k",
    "Cabinet Secretary Josphat Lelei held talks in Oslo on Tuesday with Norway's foreign minister, Ingunn Foss.\n\n"
    "Norway agreed to lift its import duties on flowers.\n\n"
    "The minister spoke of the drought and of human rights.",
    outlet="Ministry of Foreign Affairs of Kenya",
    on=DAY,
    met=[Met("held talks", DAY)],
    persons=["Josphat Lelei", "Ingunn Foss"],
)
NORWAY = text(
    "n",
    "Foreign Minister Ingunn Foss met Kenya's Cabinet Secretary, Josphat Lelei, in Oslo on 16 May.\n\n"
    "They discussed fisheries and illegal fishing.",
    outlet="Norwegian Ministry of Foreign Affairs",
    on=DAY,
    met=[Met("met Kenya's Cabinet Secretary", DAY)],
    persons=["Ingunn Foss", "Josphat Lelei"],
)
PAPER = text(
    "p",
    "Ingunn Foss was tired after the talks with Josphat Lelei.",
    outlet="Fjordposten",
    on=date(2023, 5, 17),
    persons=["Ingunn Foss", "Josphat Lelei"],
)
CALL = text(
    "c",
    "Norway's foreign minister, Ingunn Foss, spoke by phone with Kenya's Josphat Lelei on 16 April.",
    outlet="Fjordposten",
    on=date(2023, 4, 17),
    met=[Met("spoke by phone", date(2023, 4, 16))],
    persons=["Ingunn Foss", "Josphat Lelei"],
)
