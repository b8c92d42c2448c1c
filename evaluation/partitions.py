"""How well a partition of mentions is that of the gold: MUC, B-cubed, CEAF over entities, and their mean F1 (CoNLL).

A partition is a list of groups; both sides hold the same mentions, those that stand alone as groups of one. Counts of
several documents add up before F1 is taken, as the scorer of CoNLL 2012 does.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

Group = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A precision and a recall as sums, so that those of several documents add up."""

    right: float = 0.0
    found: float = 0.0
    recalled: float = 0.0
    there: float = 0.0

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(
            self.right + other.right,
            self.found + other.found,
            self.recalled + other.recalled,
            self.there + other.there,
        )

    @property
    def precision(self) -> float:
        """Of what was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of what is there."""
        return self.recalled / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(gold: Sequence[Group], found: Sequence[Group]) -> Ratio:
    """Mention by mention: how much of its found group belongs to it, how much of its gold group was found (Bagga 1998).

    >>> b_cubed([frozenset("abc")], [frozenset("ab"), frozenset("c")]).precision
    1.0
    """
    of_gold = {member: group for group in gold for member in group}
    of_found = {member: group for group in found for member in group}
    shared = {member: len(of_gold[member] & of_found[member]) for member in of_gold}
    count = float(len(of_gold))
    right = sum(both / len(of_found[member]) for member, both in shared.items())
    return Ratio(right, count, sum(both / len(of_gold[member]) for member, both in shared.items()), count)


def muc(gold: Sequence[Group], found: Sequence[Group]) -> Ratio:
    """Link by link: how many of the links that hold a group together are missing (Vilain 1995). Groups of one have none."""
    return Ratio(*_links(found, gold), *_links(gold, found))


def _links(groups: Sequence[Group], others: Sequence[Group]) -> tuple[float, float]:
    other_of = {member: number for number, other in enumerate(others) for member in other}
    parts = [len({other_of[member] for member in group}) for group in groups]
    there = sum(len(group) - 1 for group in groups)
    return float(there - sum(part - 1 for part in parts)), float(there)


def ceaf_e(gold: Sequence[Group], found: Sequence[Group]) -> Ratio:
    """Group by group: each gold group beside one found group, so that they overlap most in all (Luo 2005)."""
    overlap = np.array([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold]).reshape(
        len(gold), len(found)
    )
    best = _most(overlap)
    return Ratio(best, float(len(found)), best, float(len(gold)))


def _most(overlap: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> float:
    """The largest sum of one to one overlaps, by shortest augmenting paths (Jonker and Volgenant 1987)."""
    cost = -overlap if overlap.shape[0] <= overlap.shape[1] else -overlap.T
    rows, columns = cost.shape
    if not rows:
        return 0.0
    of_row, of_column = np.zeros(rows + 1), np.zeros(columns + 1)
    holder = np.zeros(columns + 1, np.int64)
    for row in range(1, rows + 1):
        holder[0], at = row, 0
        least, came, used = np.full(columns + 1, np.inf), np.zeros(columns + 1, np.int64), np.zeros(columns + 1, bool)
        while holder[at]:
            used[at] = True
            reduced = cost[holder[at] - 1] - of_row[holder[at]] - of_column[1:]
            nearer = ~used[1:] & (reduced < least[1:])
            least[1:][nearer], came[1:][nearer] = reduced[nearer], at
            free = np.flatnonzero(~used)
            step_to = int(free[least[free].argmin()])
            step = least[step_to]
            of_row[holder[used]] += step
            of_column[used] -= step
            least[~used] -= step
            at = step_to
        while at:
            holder[at], at = holder[came[at]], int(came[at])
    return float(-sum(cost[holder[column] - 1, column - 1] for column in range(1, columns + 1) if holder[column]))


MEASURES: Final[dict[str, Callable[[Sequence[Group], Sequence[Group]], Ratio]]] = {
    "muc": muc,
    "b_cubed": b_cubed,
    "ceaf_e": ceaf_e,
}


def total(ratios: Iterable[Ratio]) -> Ratio:
    """The sum."""
    return sum(ratios, Ratio())


def partition(members: Iterable[str], group_of: Callable[[str], Hashable]) -> list[Group]:
    """The members by what ``group_of`` says of each."""
    groups: dict[Hashable, set[Hashable]] = {}
    for member in members:
        groups.setdefault(group_of(member), set()).add(member)
    return [frozenset(group) for group in groups.values()]
