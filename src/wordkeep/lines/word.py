"""A word: one statement, or an agreement or request told as made, as lines of the ledger see it."""

from collections.abc import Mapping
from dataclasses import dataclass

from wordkeep.model.commitment import Due, Kind, Standing, Told
from wordkeep.model.ids import IssueId, RecordId
from wordkeep.model.span import Anchor
from wordkeep.model.statement import Act, Strength
from wordkeep.model.when import When


@dataclass(frozen=True, slots=True)
class Word:
    """A statement as lines see it.

    ``kinds`` are the kinds of line that it can make, with the probability of each; ``answers`` the acts by which it answers
    another. ``by`` is who is bound, ``to`` towards whom, ``tellers`` the sides that speak, ``claims`` whether it tells what
    another is bound to. ``sentence`` is the sentence that it stands in.
    """

    told: Told
    kinds: Mapping[Kind, float]
    answers: Mapping[Act, float]
    tellers: tuple[str, ...]
    speaker: str | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    claims: bool
    issues: tuple[IssueId, ...]
    strength: Strength | None
    standing: Standing
    made: When
    sentence: str
    condition: Anchor | None
    due: Due | None
    because: tuple[str, ...]

    @property
    def id(self) -> RecordId:
        """The statement."""
        return self.told.record

    @property
    def teller(self) -> str | None:
        """The side that speaks, of several the first; ``None`` where it is not told."""
        return self.tellers[0] if self.tellers else None

    @property
    def text(self) -> str:
        """The words, fragment after fragment."""
        return " ".join(anchor.exact for anchor in self.told.words)

    @property
    def kind(self) -> Kind | None:
        """The likeliest kind of line, if it makes one."""
        return max(self.kinds, key=lambda kind: self.kinds[kind]) if self.kinds else None
