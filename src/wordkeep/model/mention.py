"""Mentions and time expressions: the words that name someone, something, a place or a time."""

from dataclasses import dataclass
from enum import StrEnum

from wordkeep.model.actor import ActorRef, antecedents_of
from wordkeep.model.span import Anchor
from wordkeep.model.when import When


class MentionKind(StrEnum):
    """What the words name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NATIONALITY = "nationality"
    OTHER = "other"


class Naming(StrEnum):
    """How the words name it: by name, by a common noun, by a pronoun."""

    NAMED = "named"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name someone or something, and who is known behind them."""

    ref: ActorRef
    kind: MentionKind
    naming: Naming
    probability: float

    @property
    def words(self) -> tuple[Anchor, ...]:
        """The words themselves."""
        return (self.ref.as_written,)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The words themselves, and what they go back to."""
        return (*self.words, *antecedents_of([self.ref]))


class TimeType(StrEnum):
    """The four types of TIMEX3 (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time; ``value`` is the TIMEX3 value (``2021-03-19``, ``P2D``), ``None`` where not known."""

    anchor: Anchor
    type: TimeType
    value: str | None
    on: When
    probability: float

    @property
    def words(self) -> tuple[Anchor, ...]:
        """The words themselves."""
        return (self.anchor,)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The words themselves, and those that date them where they are others."""
        phrase = self.on.phrase
        return (self.anchor, phrase) if phrase and phrase != self.anchor else (self.anchor,)
