"""An event: something done or planned, coded in PLOVER 2.0: who, to whom, when, and how real each source makes it."""

from dataclasses import dataclass
from enum import StrEnum

from wordkeep.model.actor import ActorRef, antecedents_of, words_of
from wordkeep.model.ids import RecordId
from wordkeep.model.issue import IssueRef, words_telling
from wordkeep.model.place import Place
from wordkeep.model.span import Anchor
from wordkeep.model.when import When


class Factuality(StrEnum):
    """How real the text makes an event."""

    HAPPENED = "happened"
    UNDER_WAY = "under-way"
    PLANNED = "planned"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class PloverCode:
    """A PLOVER 2.0 type (``CONSULT``) and, where known, a mode of that type (``visit``)."""

    type: str
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A deed. ``reported_by`` is the statement whose content tells it; ``None`` where the article itself does.

    ``where`` is the place its sentence gives it; ``None`` where the text names none. ``issues`` are what the
    deed is about, best told first. A ``faint`` one is not sure enough to be told on its article's word alone: it
    counts where an article that tells it surely is found, and is kept unseen until then.
    """

    code: PloverCode
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    on: When
    factuality: Factuality
    evidence: tuple[Anchor, ...]
    probability: float
    reported_by: RecordId | None = None
    where: Place | None = None
    issues: tuple[IssueRef, ...] = ()
    faint: bool = False

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("an event has evidence")

    @property
    def words(self) -> tuple[Anchor, ...]:
        """Where this event stands: its evidence, actors, recipients and the words that date and place it."""
        dated = (self.on.phrase,) if self.on.phrase else ()
        placed = (self.where.words,) if self.where else ()
        return (*self.evidence, *words_of((*self.actors, *self.recipients)), *dated, *placed)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Every anchor behind this event: its words, what its actors and recipients go back to, and what tells its issues."""
        return (*self.words, *antecedents_of((*self.actors, *self.recipients)), *words_telling(self.issues))
