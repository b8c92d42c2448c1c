"""Passages: the sentences of an article with the issues that they tell, whoever's words they are."""

from dataclasses import dataclass

from wordkeep.model.card import Vector
from wordkeep.model.issue import IssueRef
from wordkeep.model.span import Anchor


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence; ``vector`` is ``None`` where no vectors are at hand."""

    anchor: Anchor
    issues: tuple[IssueRef, ...] = ()
    vector: Vector | None = None
