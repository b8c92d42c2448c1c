"""A ruling: what a person decided about a record. It outlives every rebuild and can be undone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wordkeep.model.ids import RecordId


class Judgement(StrEnum):
    """What a person can decide about a record."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    MERGE = "merge"
    SPLIT = "split"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's decision on a record, with name, reason and time; times are aware (UTC)."""

    record: RecordId
    judgement: Judgement
    because: str
    by: str
    made_at: datetime
    undone_at: datetime | None = None

    def __post_init__(self) -> None:
        for moment in (self.made_at, self.undone_at):
            if moment is not None and moment.tzinfo is None:
                raise ValueError("the times of a ruling carry their zone")
        if self.undone_at is not None and self.undone_at < self.made_at:
            raise ValueError("a ruling is undone after it was made")

    @property
    def stands(self) -> bool:
        """Whether the ruling has not been undone."""
        return self.undone_at is None
