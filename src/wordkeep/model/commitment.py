"""A commitment: one line of the ledger, with the words that make it, the words that answer it and the deeds beside it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wordkeep.model.ids import CommitmentId, IssueId, RecordId, TextId
from wordkeep.model.ruling import Ruling
from wordkeep.model.span import Anchor
from wordkeep.model.statement import Strength
from wordkeep.model.when import When


class Kind(StrEnum):
    """What a line is; meanings in product.md section 4."""

    PLEDGE = "pledge"
    OFFER = "offer"
    DEMAND = "demand"
    THREAT = "threat"


class Standing(StrEnum):
    """In what form the words were given, strongest first (product.md section 4)."""

    TREATY = "treaty-or-law"
    JOINT = "joint-text"
    OFFICIAL = "official-text"
    SPOKEN = "on-the-record"
    UNNAMED = "unnamed-official"
    CLAIMED = "claimed"


class Ladder(StrEnum):
    """How far a line has come: 0 said to 4 delivered; suspended and reversed stand beside (product.md section 5)."""

    SAID = "said"
    FORMALISED = "formalised"
    STARTED = "started"
    PARTLY = "partly-delivered"
    DELIVERED = "delivered"
    SUSPENDED = "suspended"
    REVERSED = "reversed"


class State(StrEnum):
    """What the ledger says of a line; none of these is a verdict (product.md section 6)."""

    NOT_CHECKED = "not-checked"
    OPEN = "open"
    PAST_DUE = "past-due"
    FOR = "evidence-for"
    AGAINST = "evidence-against"
    MIXED = "mixed"
    SUPERSEDED = "superseded"
    UNTESTABLE = "untestable"


class Relation(StrEnum):
    """What a deed is to a line."""

    FULFILS = "fulfils"
    PARTLY = "partly-fulfils"
    CONTRADICTS = "contradicts"
    RESPONDS = "responds-to"
    CONTEXT = "context"

    @property
    def is_for(self) -> bool:
        """Whether it speaks for the line."""
        return self in {Relation.FULFILS, Relation.PARTLY}


class Answer(StrEnum):
    """What later words are to a line: word to word, which never moves the ladder."""

    REAFFIRMS = "reaffirms"
    CONFIRMS = "confirms"
    DENIES = "denies"
    NARROWS = "narrows"
    WITHDRAWS = "withdraws"


@dataclass(frozen=True, slots=True)
class Gates:
    """How a deed passed the four gates, each 0 to 1: same principal, same issue, time order, content."""

    principal: float
    issue: float
    time: float
    content: float


@dataclass(frozen=True, slots=True)
class Told:
    """Where words or a deed are told: the record, its article, and when that was published.

    A ``faint`` deed is told by this line alone: by itself it is no record that is shown.
    """

    record: RecordId
    article: TextId
    words: tuple[Anchor, ...]
    outlet: str | None
    published: date | None
    faint: bool = False

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueError("what is told has words")


@dataclass(frozen=True, slots=True)
class WordLink:
    """Later words on a line, by ``side``; ``score`` is how surely they are about it, 0 to 1.

    ``step`` is ``None`` but for a text that all who are bound put their names to, said on the days ``on``: that is a deed.
    """

    answer: Answer
    side: str | None
    told: Told
    on: When
    step: Ladder | None
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A deed beside a line. ``event`` names the happening, ``told`` its reports, the first one first.

    ``on`` is when it was done, ``step`` where it puts the ladder (``None`` where it does not move it), ``reports`` how many
    independent reports tell it, ``probability`` how sure the relation is.
    """

    relation: Relation
    event: str
    told: tuple[Told, ...]
    on: When
    step: Ladder | None
    gates: Gates
    probability: float
    reports: int
    because: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.told:
            raise ValueError("evidence is told somewhere")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a line's history: the ladder from that day on, and what put it there.

    ``by`` is the happening, or the statement in a text that all who are bound signed; ``None`` for the first words.
    """

    ladder: Ladder
    on: When
    by: str | None


@dataclass(frozen=True, slots=True)
class Due:
    """By when: the last day, the words that give it, and the basis: stated, or the default window of the kind."""

    on: date
    words: Anchor | None
    basis: str


@dataclass(frozen=True, slots=True)
class Searched:
    """The denominator: how many articles of how many outlets, from the first to the last day, were looked through."""

    articles: int
    outlets: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """One ledger line as known on a day.

    ``words`` are canonical and stay as first said. ``by`` are the sides bound to act (of a demand, those it is addressed
    to), ``to`` the sides towards whom (of a demand, who demands); ``claimant`` is the side that said so of another,
    ``claimed_by`` the same as long as none of those bound has confirmed it.
    ``candidates`` are deeds that may belong to it and are not sure enough to be shown. ``history`` has a step for each move
    of the ladder; ``rulings`` are those that people made on the line itself.
    """

    id: CommitmentId
    kind: Kind
    by: tuple[str, ...]
    to: tuple[str, ...]
    claimant: str | None
    claimed_by: str | None
    said: Told
    speaker: str | None
    issues: tuple[IssueId, ...]
    strength: Strength | None
    standing: Standing
    condition: Anchor | None
    made: When
    due: Due | None
    statements: tuple[RecordId, ...]
    answers: tuple[WordLink, ...]
    evidence: tuple[Evidence, ...]
    candidates: tuple[Evidence, ...]
    history: tuple[Step, ...]
    state: State
    searched: Searched
    because: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()

    @property
    def words(self) -> tuple[Anchor, ...]:
        """The exact words of the line."""
        return self.said.words

    @property
    def ladder(self) -> Ladder:
        """Where the line stands now."""
        return self.history[-1].ladder

    @property
    def evidence_for(self) -> tuple[Evidence, ...]:
        """The deeds that fulfil it or a part of it."""
        return tuple(each for each in self.evidence if each.relation.is_for)

    @property
    def evidence_against(self) -> tuple[Evidence, ...]:
        """The deeds that go against it."""
        return tuple(each for each in self.evidence if each.relation is Relation.CONTRADICTS)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Every anchor behind this line."""
        extra = [each for each in (self.condition, self.due.words if self.due else None) if each]
        answered = (words for each in self.answers for words in each.told.words)
        done = (words for each in self.evidence for told in each.told for words in told.words)
        return (*self.said.words, *extra, *answered, *done)


def commitment_id(statement: RecordId, kind: Kind, by: Iterable[str], *, nth: int = 0) -> CommitmentId:
    """The id of a line: of its first statement, its kind and who is bound; ``nth`` counts earlier lines of the same."""
    hashed = f"{statement}|{kind.value}|{'+'.join(by)}{f'|{nth}' if nth else ''}".encode()
    return CommitmentId("c" + hashlib.blake2b(hashed, digest_size=8, person=b"wk-line").hexdigest())
