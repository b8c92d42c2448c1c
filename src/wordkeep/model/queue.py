"""An item of the queue: one decision that a person can take, why it is there, and the command that takes it."""

from dataclasses import dataclass
from enum import StrEnum

from wordkeep.model.span import Anchor


class Waiting(StrEnum):
    """Why something is in the queue."""

    ORPHAN = "orphan"
    CONFLICT = "conflict"
    PAST_DUE = "past-due"
    EVIDENCE = "new-evidence"
    SHIFT = "shift"
    MARGIN = "low-margin"
    MERGE = "nearly-merged"


@dataclass(frozen=True, slots=True)
class Item:
    """One decision. ``on`` is the id of what it is about, ``beside`` of a second thing that it is about.

    ``weight`` (0 to 1) is how much it matters now; ``words`` are what is to be looked at; ``answers`` are the commands that
    take the decision, one for each answer, the ledger called LEDGER in them.
    """

    waiting: Waiting
    on: str
    beside: str | None
    weight: float
    because: str
    words: tuple[Anchor, ...]
    answers: tuple[str, ...]
