"""One input, file or address, before anything of it is read, and what readers are told beside it."""

from dataclasses import dataclass
from typing import Final

from wordkeep.errors import Unreadable
from wordkeep.ingest.columns import AS_NAMED, Columns
from wordkeep.ingest.limits import STANDARD, Limits
from wordkeep.model import intake
from wordkeep.model.skipped import Skipped

STEP: Final = "ingest"


@dataclass(frozen=True, slots=True)
class Intake(intake.Intake):
    """One input, as ``intakes`` finds it and ``pages_of`` opens it.

    ``origin`` is the resolved absolute path, so that a file has one identity whatever link leads to it. ``file`` is the
    name to open, None for standard input and addresses; it differs from ``origin`` where it is not valid UTF-8.
    """

    size: int | None = None
    mtime_ns: int | None = None
    file: str | None = None

    def skipped(self, code: str, detail: str, *, at: str | None = None) -> Skipped:
        """A row for what was not read of this input; ``at`` names the part, e.g. ``line 12``."""
        name = self.path or self.origin
        return Skipped(name if at is None else f"{name}, {at}", STEP, code, " ".join(detail.split()))

    def damaged(self, failure: Unreadable | OSError, *, at: str | None = None) -> Skipped:
        """A row for a failure that ended the reading of this input, or of the part of it named by ``at``."""
        match failure:
            case Unreadable(reason=reason, what=what):
                return self.skipped(reason, what, at=at)
            case PermissionError():
                return self.skipped("permission-denied", "may not be read; allow reading or leave it out", at=at)
            case _:
                return self.skipped(
                    "file-unreadable", f"{failure.strerror or failure}; check the file and its disk", at=at
                )


@dataclass(frozen=True, slots=True)
class Options:
    """What the reader of a format is told beside the bytes."""

    limits: Limits = STANDARD
    columns: Columns = AS_NAMED
