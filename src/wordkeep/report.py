"""What a build did, counted while it does it, and who is told."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from wordkeep.model.reading import Reading
from wordkeep.model.skipped import Skipped


@dataclass(slots=True)
class Report:
    """What a build did, counted while it does it."""

    read: int = 0
    kept: int = 0  # pages that were in the ledger already
    unchanged: int = 0  # inputs that were not even opened, since they have not changed
    words: int = 0
    statements: int = 0
    events: int = 0
    mentions: int = 0
    times: int = 0
    skipped: int = 0
    unread: int = 0  # skipped rows that stand for a page or more of which nothing was read
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def found_nothing(self) -> bool:
        """Whether the sources held nothing at all: nothing new, nothing known, nothing that could not be read."""
        return not (self.read or self.kept or self.unchanged or self.skipped)

    def add(self, reading: Reading) -> None:
        """Count a reading."""
        if reading.article is None:
            self.unread += 1
        else:
            self.read += 1
            self.words += reading.article.text.count(" ") + 1
        kinds = Counter(record.kind for record in reading.records)
        self.statements += kinds["statement"]
        self.events += kinds["event"]
        self.mentions += kinds["mention"]
        self.times += kinds["time"]
        self.skipped += len(reading.skipped)
        for stage, seconds in reading.seconds:
            self.took(stage, seconds)

    def took(self, stage: str, seconds: float) -> None:
        """Add to the seconds of a stage; those of several processes add up, so they can pass the clock's."""
        self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds


class Watch(Protocol):
    """Told how a build goes; the command line draws a bar from it."""

    def moved(self, report: Report, done_bytes: int) -> None:
        """Something was stored; ``done_bytes`` of the inputs lie behind."""

    def linked(self, done: int, of: int) -> None:
        """``done`` of ``of`` new articles were compared with the others."""

    def skipped(self, what: Skipped) -> None:
        """Something could not be read."""
