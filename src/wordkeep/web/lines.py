"""Records to the lines that pages show of them: statements, events, names and times, each numbered as the text has them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from wordkeep.codebook.issues import issues
from wordkeep.model.actor import ActorRef, SpeakerKind
from wordkeep.model.event import Event, Factuality
from wordkeep.model.ids import IssueId, RecordId
from wordkeep.model.issue import IssueRef, Told
from wordkeep.model.mention import Mention, MentionKind, Naming, TimeExpression, TimeType
from wordkeep.model.place import Place
from wordkeep.model.ports import StoryEvent
from wordkeep.model.record import Record
from wordkeep.model.statement import Form, ScoredAct, Statement, Strength, best_first
from wordkeep.model.when import Basis, When
from wordkeep.web.wording import BASES, FACTUALITIES, TOLD, days_in_words, mode_in_words, type_in_words

C = TypeVar("C", Statement, Event, Mention, TimeExpression)


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor as written; ``antecedent`` is the earlier words these go back to, with the probability that they do."""

    words: str
    antecedent: str | None
    antecedent_probability: float | None

    @classmethod
    def of(cls, ref: ActorRef) -> "ActorLine":
        """How a page names an actor."""
        return cls(ref.as_written.exact, ref.antecedent.exact if ref.antecedent else None, ref.probability)


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue by name, and the words that tell it; ``told`` is where these stand."""

    id: IssueId
    name: str
    because: tuple[str, ...]
    told: Told
    told_in_words: str

    @classmethod
    def of(cls, issue: IssueRef) -> "IssueLine":
        """How a page names an issue; by its id where the code book has it no more."""
        known = issues().issues.get(issue.id)
        words = tuple(dict.fromkeys(anchor.exact for anchor in issue.because))
        return cls(issue.id, known.name if known else issue.id, words, issue.told, TOLD[issue.told])


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement beside its article.

    ``number`` counts the article's statements from 1; ``within`` is the number of the statement it is part of;
    ``source`` and ``cue`` are null where the text has none; ``content`` is its fragments in order. ``acts`` come best
    first; ``plover`` is the type that the saying itself is, in words and as its code; ``said`` is when it was said.
    ``speaker`` names those who speak and ``side`` is whom they speak for, null where that is not known; ``because`` is why.
    """

    number: int
    id: RecordId
    source: str | None
    antecedent: str | None
    antecedent_probability: float | None
    speaker: str | None
    side: str | None
    because: tuple[str, ...]
    cue: str | None
    content: tuple[str, ...]
    form: Form
    speaker_kind: SpeakerKind
    acts: tuple[ScoredAct, ...]
    strength: Strength | None
    plover: str | None
    plover_in_words: str | None
    said: "WhenLine | None"
    issues: tuple[IssueLine, ...]
    probability: float
    within: int | None


@dataclass(frozen=True, slots=True)
class WhenLine:
    """The days of something, in ISO and in words; null at an end that is not known."""

    earliest: date | None
    latest: date | None
    in_words: str
    basis: Basis
    basis_in_words: str

    @classmethod
    def of(cls, when: When) -> "WhenLine | None":
        """How a page says when; ``None`` where nobody knows."""
        if when.earliest is None and when.latest is None:
            return None
        in_words = days_in_words(when.earliest, when.latest)
        return cls(when.earliest, when.latest, in_words, when.basis, BASES[when.basis])


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place as written, its name and country (ISO 3166 alpha-3, null for a sea), and why it is taken for that one."""

    words: str
    name: str
    country: str | None
    because: str

    @classmethod
    def of(cls, place: Place) -> "PlaceLine":
        """How a page says where."""
        return cls(place.words.exact, place.name, place.country, place.because)


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event beside its article.

    ``number`` counts the article's events from 1; ``words`` are the fragments that tell it. ``reported_by`` is the
    statement whose content they are part of and ``told_in`` its number, null where the article itself tells it.
    ``reports`` is how many independent reports tell it, this one among them.
    """

    number: int
    id: RecordId
    type: str
    type_in_words: str
    mode: str | None
    mode_in_words: str | None
    actors: tuple[ActorLine, ...]
    recipients: tuple[ActorLine, ...]
    words: tuple[str, ...]
    when: WhenLine | None
    where: PlaceLine | None
    factuality: Factuality
    factuality_in_words: str
    issues: tuple[IssueLine, ...]
    probability: float
    reported_by: RecordId | None
    told_in: int | None
    reports: int


@dataclass(frozen=True, slots=True)
class NameLine:
    """Words that name someone or something, and how often they do so in the article."""

    words: str
    kind: MentionKind
    naming: Naming
    count: int


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Words that tell a time; ``value`` is that of TIMEX3, null where not known."""

    words: str
    type: TimeType
    value: str | None
    when: WhenLine | None
    probability: float


def statement_lines(records: Sequence[Record]) -> tuple[StatementLine, ...]:
    """The statements among ``records``, in their order."""
    numbers = _numbers(records, Statement)
    return tuple(
        StatementLine(
            number=numbers[record.id],
            id=record.id,
            source=claim.source.as_written.exact if claim.source else None,
            antecedent=claim.source.antecedent.exact if claim.source and claim.source.antecedent else None,
            antecedent_probability=claim.source.probability if claim.source else None,
            speaker=" and ".join([claim.speaker_name, *(other.name for other in claim.joint)])
            if claim.speaker_name
            else None,
            side=claim.side,
            because=claim.source.because if claim.source else (),
            cue=claim.cue.exact if claim.cue else None,
            content=tuple(fragment.exact for fragment in claim.content),
            form=claim.form,
            speaker_kind=claim.speaker_kind,
            acts=tuple(best_first(claim.acts)),
            strength=claim.strength,
            plover=claim.plover,
            plover_in_words=type_in_words(claim.plover) if claim.plover else None,
            said=WhenLine.of(claim.said_on),
            issues=tuple(map(IssueLine.of, claim.issues)),
            probability=claim.probability,
            within=numbers.get(claim.within) if claim.within else None,
        )
        for record, claim in _of_kind(records, Statement)
    )


def event_lines(records: Sequence[Record], shared: Mapping[RecordId, StoryEvent]) -> tuple[EventLine, ...]:
    """The events among ``records``, in their order; ``shared`` are those that other articles tell too."""
    numbers, statements = _numbers(records, Event), _numbers(records, Statement)
    return tuple(
        EventLine(
            number=numbers[record.id],
            id=record.id,
            type=claim.code.type,
            type_in_words=type_in_words(claim.code.type),
            mode=claim.code.mode,
            mode_in_words=mode_in_words(claim.code.mode) if claim.code.mode else None,
            actors=tuple(map(ActorLine.of, claim.actors)),
            recipients=tuple(map(ActorLine.of, claim.recipients)),
            words=tuple(fragment.exact for fragment in claim.evidence),
            when=WhenLine.of(claim.on),
            where=PlaceLine.of(claim.where) if claim.where else None,
            factuality=claim.factuality,
            factuality_in_words=FACTUALITIES[claim.factuality],
            issues=tuple(map(IssueLine.of, claim.issues)),
            probability=claim.probability,
            reported_by=claim.reported_by,
            told_in=statements.get(claim.reported_by) if claim.reported_by else None,
            reports=shared[record.id].reports if record.id in shared else 1,
        )
        for record, claim in _of_kind(records, Event)
    )


def name_lines(records: Iterable[Record]) -> tuple[NameLine, ...]:
    """What is mentioned, each by the same words once: the most frequent first, then in the order of the text."""
    mentions = (mention for _, mention in _of_kind(records, Mention))
    counted = Counter((mention.ref.as_written.exact, mention.kind, mention.naming) for mention in mentions)
    return tuple(NameLine(*named, count) for named, count in counted.most_common())


def time_lines(records: Iterable[Record]) -> tuple[TimeLine, ...]:
    """The expressions of time, in the order of the text."""
    return tuple(
        TimeLine(claim.anchor.exact, claim.type, claim.value, WhenLine.of(claim.on), claim.probability)
        for _, claim in _of_kind(records, TimeExpression)
    )


def _numbers(records: Iterable[Record], kind: type[C]) -> dict[RecordId, int]:
    return {record.id: number for number, (record, _) in enumerate(_of_kind(records, kind), start=1)}


def _of_kind(records: Iterable[Record], kind: type[C]) -> Iterator[tuple[Record, C]]:
    for record in records:
        if isinstance(record.claim, kind):
            yield record, record.claim
