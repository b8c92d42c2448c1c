"""Who: actors as they are written, and who they are known to be."""

from dataclasses import dataclass
from enum import StrEnum

from wordkeep.model.ids import ActorId
from wordkeep.model.span import Anchor


class SpeakerKind(StrEnum):
    """A source with a name, one that stands for many, or one that the article does not name."""

    NAMED = "named"
    COLLECTIVE = "collective"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as written; ``actor`` is ``None`` where the words were read and nobody is known behind them."""

    as_written: Anchor
    actor: ActorId | None = None
