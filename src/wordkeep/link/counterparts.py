"""Counterparts: an issue that only some sides tell and one that only others tell, where their sentences speak of one thing.

What one side files under an issue or a topic the other may tell in words of another. Left apart, both would stand as told
by one side only.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from wordkeep.link.nearness import Nearness
from wordkeep.model.ids import IssueId
from wordkeep.model.meeting import TOPIC
from wordkeep.model.passage import Passage

LEAST: Final = 0.08  # how likely the nearest sentences of two issues speak of one thing, for these to be counterparts


@dataclass(frozen=True, slots=True)
class Row:
    """An issue with the sides that tell it and the sentences of their own texts."""

    issue: IssueId
    sides: frozenset[str]
    passages: tuple[Passage, ...]


def counterparts(rows: Sequence[Row], nearness: Nearness) -> Mapping[IssueId, tuple[IssueId, float]]:
    """For each issue that is another's counterpart that other, which gives the name, and how near the two are."""
    found: dict[IssueId, tuple[IssueId, float]] = {}
    taken: set[IssueId] = set()
    for score, one, other in sorted(_pairs(rows, nearness), key=lambda pair: (-pair[0], pair[1].issue, pair[2].issue)):
        if score >= LEAST and not taken & {one.issue, other.issue}:
            taken |= {one.issue, other.issue}
            first, second = sorted((one, other), key=lambda row: row.issue.startswith(TOPIC))
            found[second.issue] = first.issue, score
    return found


def _pairs(rows: Sequence[Row], nearness: Nearness) -> Iterator[tuple[float, Row, Row]]:
    for one, other in combinations(rows, 2):
        if not one.sides & other.sides and _may_be_one(one.issue, other.issue) and one.passages and other.passages:
            yield max(nearness.between(a, b) for a in one.passages for b in other.passages), one, other


def _may_be_one(one: IssueId, other: IssueId) -> bool:
    """Whether two names may stand for one thing: a topic for any, an issue for one of its own branch."""
    return TOPIC in (one[: len(TOPIC)], other[: len(TOPIC)]) or one.partition("/")[0] == other.partition("/")[0]
