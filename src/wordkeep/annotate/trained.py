"""The trained reader: one small encoder, several heads. Articles to statements, deeds, mentions and times."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from wordkeep.annotate.acts import Said, acts_in
from wordkeep.annotate.antecedents import LEAST, LookingBack
from wordkeep.annotate.attributions import Attributed, attributions_in
from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.decode import Antecedent, DoneBySaying, Found, records_of
from wordkeep.annotate.deeds import deeds_in
from wordkeep.annotate.network import Encoded, Network, encode, spans_of
from wordkeep.annotate.quotes import quotations_in
from wordkeep.annotate.relate import relations
from wordkeep.annotate.segment import paragraphs_in
from wordkeep.annotate.tags import LAYERS, Range
from wordkeep.annotate.transcript import ENOUGH_TURNS, turn_in
from wordkeep.annotate.vectors import vectors_in
from wordkeep.model.actor import ActorRef
from wordkeep.model.article import Article
from wordkeep.model.card import Vectors
from wordkeep.model.event import Event
from wordkeep.model.ids import RecordId
from wordkeep.model.mention import Mention, MentionKind, Naming, TimeExpression, TimeType
from wordkeep.model.record import Origin, Record, sure
from wordkeep.model.span import Span
from wordkeep.model.statement import Statement
from wordkeep.model.when import When

PRONOUNS: Final = {
    **dict.fromkeys(
        "he she him her his hers who whom himself herself i me my we us our you your".split(), MentionKind.PERSON
    ),
    **dict.fromkeys("it its itself which".split(), MentionKind.ORGANISATION),
}


OF_PERSONS: Final = frozenset("he she him his her hers himself herself".split())

_TAILS: Final = tuple(
    re.compile(rf"{tail}\Z") for tail in (r"\s*\n\s*[\"“]?", r"\s[-–—]+", ", (?:which|who|when|and|but)", ",")
)


class TrainedReader:
    """A ``Tagger`` around a network. What it says of an article depends on nothing but the article."""

    def __init__(self, network: Network, name: str, calibration: Calibration) -> None:
        self.name = name
        self.network = network
        self.calibration = calibration

    def read(self, article: Article) -> tuple[Record, ...]:
        """The records of ``article`` in the order of its text, without faint deeds."""
        return sure(self._records(article, encode(article.text, self.network)))

    def read_with_vectors(self, article: Article) -> tuple[tuple[Record, ...], Vectors]:
        """The same records and the faint deeds, with vectors of the article, its events and its statements, in one pass."""
        encoded = encode(article.text, self.network)
        records = self._records(article, encoded)
        return records, vectors_in(encoded, self.network, records)

    def _records(self, article: Article, encoded: Encoded) -> tuple[Record, ...]:
        looking = LookingBack(encoded, self.network)
        reading = _Reading(article, encoded, looking, self.network, self.name, self.calibration)
        return reading.records() if len(encoded.pieces) else ()

    def does(self, text: str, source: Span | None, cue: Span | None, content: Sequence[Span]) -> DoneBySaying:
        """What a statement does whose parts are known; raises ``ValueError`` where its content holds no word."""
        encoded = encode(text, self.network)
        ranges = tuple(filter(None, (encoded.range_of(span) for span in content)))
        if not ranges:
            raise ValueError("the content of a statement holds a word")
        speaker, word = (encoded.range_of(span) if span is not None else None for span in (source, cue))
        said = Said(speaker, word, ranges)
        return acts_in(encoded, self.network, [said], self.calibration)[0]

    def goes_back(self, text: str, spans: Sequence[Span], *, least: float = LEAST) -> list[tuple[Span, float] | None]:
        """For each of these words the earlier mention they go back to and how likely that is; ``None`` below ``least``."""
        encoded = encode(text, self.network)
        asking = [encoded.range_of(span) for span in spans]
        looking = LookingBack(encoded, self.network)
        found = _antecedents(looking, asking, mentions_in(encoded), self.calibration, least=least)
        return [(encoded.characters(back[0]), back[1]) if back else None for back in found]

    def relate(self, text: str, source: Span | None, target: Span | None) -> dict[str, float]:
        """The probability of each PLOVER type, and ``NONE``, for what ``source`` does to ``target``, likeliest first."""
        return relations(text, source, target, self.network, self.calibration)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention in wordpieces."""

    span: Range
    kind: MentionKind
    naming: Naming
    probability: float


@dataclass(frozen=True, slots=True)
class _Reading:
    """One article, encoded."""

    article: Article
    encoded: Encoded
    looking: LookingBack
    network: Network
    reader: str
    calibration: Calibration

    def records(self) -> tuple[Record, ...]:
        """All records, by where they stand."""
        mentions = mentions_in(self.encoded)
        statements = self._statements(mentions)
        found = (*statements, *self._events(statements, mentions), *self._mentions(mentions), *self._times())
        return tuple(sorted(found, key=lambda record: (record.span, record.id)))

    # ---- statements

    def _statements(self, mentions: Sequence[Mentioned]) -> tuple[Record, ...]:
        text = self.article.text
        paragraphs = paragraphs_in(text)
        turns = [turn for paragraph in paragraphs if (turn := turn_in(text, paragraph))]
        found = attributions_in(self.encoded, self.network)
        said = [
            Said(each.source.span if each.source else None, each.cue.span, tuple(part.span for part in each.content))
            for each in found
        ]
        done = acts_in(self.encoded, self.network, said, self.calibration)
        goes_back = self._goes_back([each.source.span if each.source else None for each in found], mentions)
        whole = [self._found(each, does, back) for each, does, back in zip(found, done, goes_back, strict=True)]
        quotations = [
            Span(quotation.start, quotation.end)
            for paragraph in paragraphs
            for quotation in quotations_in(text, paragraph)
        ]
        if len(turns) >= ENOUGH_TURNS:
            whole = _with_turns(whole, turns)
        return records_of(self.article, whole, quotations=quotations, reader=self.reader)

    def _found(self, each: Attributed, does: DoneBySaying, back: tuple[Range, float] | None) -> Found:
        return Found(
            source=self._span(each.source.span) if each.source else None,
            cue=self._span(each.cue.span),
            content=tuple(sorted(_without_tail(self.article.text, self._span(part.span)) for part in each.content)),
            rule="attribution",
            probability=self.calibration.of("attribution", each.probability),
            does=does,
            antecedent=Antecedent(self._span(back[0]), back[1]) if back else None,
        )

    def _goes_back(
        self, asking: Sequence[Range | None], mentions: Sequence[Mentioned]
    ) -> list[tuple[Range, float] | None]:
        return _antecedents(self.looking, asking, mentions, self.calibration)

    # ---- deeds

    def _events(self, statements: Sequence[Record], mentions: Sequence[Mentioned]) -> Iterator[Record]:
        found = deeds_in(self.encoded, self.network, self.calibration)
        deeds = sorted(found, key=lambda deed: deed.faint)  # a faint one of the same words is counted after the others
        actors = self._goes_back([deed.actor for deed in deeds], mentions)
        recipients = self._goes_back([deed.recipient for deed in deeds], mentions)
        same: Counter[Span] = Counter()
        for deed, actor, recipient in zip(deeds, actors, recipients, strict=True):
            words = self._span(deed.words)
            event = Event(
                code=deed.code,
                actors=self._refs(deed.actor, actor),
                recipients=self._refs(deed.recipient, recipient),
                on=When.unknown(),
                factuality=deed.factuality,
                evidence=(self.article.anchor(words),),
                probability=deed.probability,
                reported_by=_teller(words, statements),
                faint=deed.faint,
            )
            yield Record.of(event, Origin(self.reader, "deed"), nth=same[words])
            same[words] += 1

    def _refs(self, span: Range | None, back: tuple[Range, float] | None) -> tuple[ActorRef, ...]:
        if span is None:
            return ()
        words = self.article.anchor(self._span(span))
        return (ActorRef(words, None, self.article.anchor(self._span(back[0])), back[1]) if back else ActorRef(words),)

    # ---- mentions and times

    def _mentions(self, mentions: Sequence[Mentioned]) -> Iterator[Record]:
        for each in mentions:
            ref = ActorRef(self.article.anchor(self._span(each.span)))
            probability = self.calibration.of("names" if each.naming is Naming.NAMED else "common", each.probability)
            yield Record.of(Mention(ref, each.kind, each.naming, probability), Origin(self.reader, "mention"))

    def _times(self) -> Iterator[Record]:
        found = spans_of(self.encoded.probabilities("times"), LAYERS["times"])
        whole = {self.encoded.whole_words(span): (kind, probability) for span, kind, probability in found}
        for span, (kind, probability) in whole.items():
            anchor = self.article.anchor(self._span(span))
            chance = self.calibration.of("times", probability)
            expression = TimeExpression(anchor, TimeType(kind), None, When.unknown(), chance)
            yield Record.of(expression, Origin(self.reader, "time"))

    def _span(self, span: Range) -> Span:
        return self.encoded.characters(span)


def mentions_in(encoded: Encoded) -> list[Mentioned]:
    """Names, common nouns and pronouns in the order of the text; where one overlaps a name, the name stays."""
    names = [
        Mentioned(encoded.whole_words(span), MentionKind(kind), Naming.NAMED, probability)
        for span, kind, probability in spans_of(encoded.probabilities("names"), LAYERS["names"])
    ]
    named = np.zeros(len(encoded.pieces), bool)
    for each in names:
        named[each.span[0] : each.span[1]] = True
    common = [each for each in _common_in(encoded) if not named[each.span[0] : each.span[1]].any()]
    return [each for _, each in sorted({each.span: each for each in (*common, *names)}.items())]


def _common_in(encoded: Encoded) -> Iterator[Mentioned]:
    for span, label, probability in spans_of(encoded.probabilities("common"), LAYERS["common"]):
        naming, kind = label.split(":")
        whole = encoded.whole_words(span)
        if Naming(naming) is Naming.PRONOUN:
            kind = PRONOUNS.get(encoded.characters(whole).of(encoded.text).lower(), MentionKind.OTHER)
        yield Mentioned(whole, MentionKind(kind), Naming(naming), probability)


def _antecedents(
    looking: LookingBack,
    asking: Sequence[Range | None],
    mentions: Sequence[Mentioned],
    calibration: Calibration,
    *,
    least: float = LEAST,
) -> list[tuple[Range, float] | None]:
    """For each of ``asking`` that is no name: the earlier mention it goes back to; "he" and "she" go back to persons."""
    encoded = looking.encoded
    names = [each.span for each in mentions if each.naming is Naming.NAMED and each.kind is not MentionKind.NATIONALITY]
    offered = [each for each in mentions if each.naming is not Naming.PRONOUN]
    every = [each.span for each in offered]
    persons = [each.span for each in offered if each.kind is MentionKind.PERSON]
    named = frozenset(each.span for each in offered if each.naming is Naming.NAMED)
    spans = [span for span in asking if span and not _holds_one(span, names)]
    found = {}
    for span in spans:
        is_personal = encoded.characters(span).of(encoded.text).lower() in OF_PERSONS
        among = persons if is_personal else every
        (found[span],) = looking.antecedents([span], among, calibration, names=named, least=least)
    return [found.get(span) if span else None for span in asking]


def _without_tail(text: str, span: Span) -> Span:
    """A fragment of content without the comma, dash or relative word that leads on from it, and a mark of the next line."""
    for tail in _TAILS:
        found = tail.search(text, span.start, span.end)
        if found and found.start() > span.start:
            span = Span(span.start, found.start())
    return span


def _teller(words: Span, statements: Sequence[Record]) -> RecordId | None:
    """The innermost statement whose content holds these words."""
    holders = [
        (fragment.span.end - fragment.span.start, record.id)
        for record in statements
        if isinstance(record.claim, Statement)
        for fragment in record.claim.content
        if fragment.span.contains(words)
    ]
    return min(holders)[1] if holders else None


def _holds_one(span: Range, names: Sequence[Range]) -> bool:
    """Whether one of the names, in the order of the text, lies in the span."""
    first, last = (bisect_left(names, (at, 0)) for at in span)
    return any(end <= span[1] for _, end in names[first:last])


def _with_turns(found: Sequence[Found], turns: Sequence[tuple[Span, Span, Span]]) -> list[Found]:
    """The turns of a transcript by their labels, and what was found inside or beside them."""
    labels = {speaker for speaker, _, _ in turns}
    told = [Found(speaker, colon, (said,), "transcript-turn", 0.98) for speaker, colon, said in turns]
    return [
        *told,
        *(each for each in found if each.source is None or not any(each.source.overlaps(one) for one in labels)),
    ]
