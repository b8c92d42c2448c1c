"""An issue that words or deeds are about, by its id in the code book, with the words that tell it."""

from dataclasses import dataclass
from enum import StrEnum

from wordkeep.model.ids import IssueId
from wordkeep.model.span import Anchor


class Told(StrEnum):
    """Where the words stand that tell an issue: in the record's own, elsewhere in its sentence, or in what it goes back to.

    ``ANTECEDENT`` is the sentence of the words that "it" or "this" at the head of the content stands for.
    """

    OWN = "own"
    SENTENCE = "sentence"
    ANTECEDENT = "antecedent"


@dataclass(frozen=True, slots=True)
class IssueRef:
    """One issue of a record; ``because`` is the words found, in the order of the text.

    ``score`` orders the issues of a record: more and plainer words, and nearer ones, give more. It is no probability.
    """

    id: IssueId
    because: tuple[Anchor, ...]
    told: Told
    score: float

    def __post_init__(self) -> None:
        if not self.because:
            raise ValueError("an issue is told by words")


def words_telling(issues: tuple[IssueRef, ...]) -> tuple[Anchor, ...]:
    """The words that tell these issues, each once."""
    return tuple(dict.fromkeys(anchor for issue in issues for anchor in issue.because))
