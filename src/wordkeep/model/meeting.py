"""Meetings: who met, when, where and how; what each side's account says of each issue, and what it leaves out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wordkeep.model.ids import ActorId, IssueId, MeetingId, RecordId, TextId
from wordkeep.model.span import Anchor
from wordkeep.model.when import When


class Format(StrEnum):
    """How the sides met."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    PHONE = "phone"


class Status(StrEnum):
    """What became of a meeting, as far as the texts held tell."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Badge(StrEnum):
    """How the accounts of the sides stand to each other on one issue.

    Both: two sides or more speak of it. Only: one does, and every other side has an official text that does not. Claimed: one
    says that another agreed, and that one's own words neither confirm nor deny it. Conflict: one denies what another says.
    """

    BOTH = "both"
    ONLY = "only"
    CLAIMED = "claimed"
    CONFLICT = "conflict"


class Scope(StrEnum):
    """What was searched: one official text, the side's texts of the seven days from the meeting on, or all texts held."""

    TEXT = "text"
    WEEK = "week"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who met: as called, the actor where one is known, and the words that say so."""

    name: str
    actor: ActorId | None
    words: Anchor


@dataclass(frozen=True, slots=True)
class OfficialText:
    """A side's own text on a meeting; ``revised_by`` is a later edit of it that took its place."""

    article: TextId
    released: date | None
    revised_by: TextId | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side: a state (ISO 3166 alpha-3) or an organisation (its id), with its participants in the order of the texts.

    ``statements`` are its speakers' words about the meeting, in official texts and in others.
    """

    id: str
    participants: tuple[Participant, ...] = ()
    official: tuple[OfficialText, ...] = ()
    statements: tuple[RecordId, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountLine:
    """What one side says of one issue: its words in the order of release.

    ``share`` is these words' share of all the words of the side's account; ``order`` the place of the issue among those that
    the account comes to, 1 for the first; ``released`` the day of the first words.
    """

    issue: IssueId
    side: str
    words: tuple[Anchor, ...]
    statements: tuple[RecordId, ...]
    share: float
    order: int
    released: date | None

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueError("a line of an account has words")


@dataclass(frozen=True, slots=True)
class IssueAccounts:
    """One issue of a meeting: a line for each side that speaks of it, in the order of the sides.

    ``badge`` is ``None`` where a side has no official text, so that nobody may say what it left out. ``of`` is the side that
    speaks alone or claims.
    """

    issue: IssueId
    lines: tuple[AccountLine, ...]
    badge: Badge | None
    of: str | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """An issue that a side's texts do not speak of: which texts were searched, and the sentence that comes nearest."""

    issue: IssueId
    side: str
    scope: Scope
    searched: tuple[TextId, ...]
    near_miss: Anchor | None
    because: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.searched:
            raise ValueError("a silence names what was searched")


@dataclass(frozen=True, slots=True)
class Search:
    """What a side's own texts say of an issue: ``words`` are the sentences found; none in what was ``searched`` is a silence.

    Nothing searched is no silence: the side has no text of its own here.
    """

    issue: IssueId
    side: str
    searched: tuple[TextId, ...]
    words: tuple[Anchor, ...]
    near_miss: Anchor | None = None

    @property
    def is_silence(self) -> bool:
        """Whether there were texts to search, and nothing in them."""
        return bool(self.searched) and not self.words


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with the accounts of it.

    ``events`` are the records that tell of it, ``articles`` those they stand in, ``independent`` the ones of these that no
    side released. ``asked_by`` is the side that wished for it, ``next`` the words on the next one.
    """

    id: MeetingId
    name: str
    when: When
    place: str | None
    country: str | None
    format: Format
    status: Status
    sides: tuple[Side, ...]
    events: tuple[RecordId, ...]
    articles: tuple[TextId, ...]
    evidence: tuple[Anchor, ...]
    because: tuple[str, ...] = ()
    asked_by: str | None = None
    next: Anchor | None = None
    independent: tuple[TextId, ...] = ()
    issues: tuple[IssueAccounts, ...] = ()
    silences: tuple[Silence, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a meeting has evidence")

    def side(self, id_: str) -> Side | None:
        """The side of this name, if it took part."""
        return next((side for side in self.sides if side.id == id_), None)
