"""A shift: what one side says on one issue, said again in other words that matter."""

from dataclasses import dataclass
from enum import StrEnum

from wordkeep.model.commitment import Told
from wordkeep.model.ids import IssueId


class ShiftKind(StrEnum):
    """What changed between two forms of one position."""

    DROPPED = "phrase-dropped"
    NEW = "phrase-new"
    STRONGER = "modality-stronger"
    WEAKER = "modality-weaker"
    CONDITION = "condition-added"
    POLARITY = "polarity-flipped"
    OFFICE = "higher-office"


@dataclass(frozen=True, slots=True)
class Position:
    """One sentence of where a side stands: the words, the cue, who spoke, and how high the office.

    ``side`` and ``rank`` are ``None`` where the article does not tell them.
    """

    side: str | None
    told: Told
    speaker: str | None
    rank: int | None
    issues: tuple[IssueId, ...]
    cue: str = ""

    @property
    def text(self) -> str:
        """The words, fragment after fragment."""
        return " ".join(anchor.exact for anchor in self.told.words)


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one form beside those of the next: equal, dropped (no ``after``) or new (no ``before``)."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Shift:
    """Two consecutive forms of a position, what changed, the words that show it, and the whole redline.

    ``side`` is ``None`` where neither article tells who the speakers speak for.
    """

    kind: ShiftKind
    side: str | None
    issues: tuple[IssueId, ...]
    earlier: Position
    later: Position
    what: str
    redline: tuple[Change, ...]
