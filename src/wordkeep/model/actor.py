"""Who: actors as they are written, and who they are known to be."""

from collections.abc import Iterable
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
    """An actor as written; ``actor`` is ``None`` where the words were read and nobody is known behind them.

    ``antecedent`` is the earlier words of the same article that a pronoun or a common noun ("she", "the ministry") goes
    back to, and ``probability`` that it does; both are ``None`` where that is not known.
    """

    as_written: Anchor
    actor: ActorId | None = None
    antecedent: Anchor | None = None
    probability: float | None = None

    def __post_init__(self) -> None:
        back = self.antecedent
        if back is None and self.probability is not None:
            raise ValueError("a probability is of an antecedent; there is none")
        if back and (back.text_id != self.as_written.text_id or back.span.start >= self.as_written.span.start):
            raise ValueError("an antecedent stands earlier in the same text")


def words_of(refs: Iterable[ActorRef | None]) -> tuple[Anchor, ...]:
    """The words of these actors as written, in order."""
    return tuple(ref.as_written for ref in refs if ref)


def antecedents_of(refs: Iterable[ActorRef | None]) -> tuple[Anchor, ...]:
    """The words that these actors go back to, in order; none for those that go back to nothing known."""
    return tuple(ref.antecedent for ref in refs if ref and ref.antecedent)
