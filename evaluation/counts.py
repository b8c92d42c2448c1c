"""Right, found and there: what precision, recall and F1 are made of. Counts of several texts add up."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were found rightly, how many were found, how many there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.found + other.found, self.there + other.there)

    @property
    def precision(self) -> float:
        """Right among found; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right among those that are there; 0 where there are none."""
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.found + self.there
        return 2 * self.right / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many: an accuracy where every one has exactly one answer."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        """Right among all; 0 where there are none."""
        return self.right / self.of if self.of else 0.0


def total(counts: Iterable[Counts]) -> Counts:
    """The sum."""
    each = list(counts)
    return Counts(sum(one.right for one in each), sum(one.found for one in each), sum(one.there for one in each))


def share(shares: Iterable[Share]) -> Share:
    """The sum."""
    each = list(shares)
    return Share(sum(one.right for one in each), sum(one.of for one in each))


def by_label(gold: Collection[str], found: Collection[str]) -> dict[str, Counts]:
    """The counts of each label of one thing that has these ``gold`` labels; a label is given once or not at all.

    >>> by_label({"pledge", "accuse"}, {"pledge", "deny"})["pledge"]
    Counts(right=1, found=1, there=1)
    """
    return {
        label: Counts(int(label in gold and label in found), int(label in found), int(label in gold))
        for label in sorted({*gold, *found})
    }


def added(counts: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    """The sum, label by label."""
    labels: dict[str, list[Counts]] = {}
    for each in counts:
        for label, number in each.items():
            labels.setdefault(label, []).append(number)
    return {label: total(numbers) for label, numbers in labels.items()}


def macro_f1(counts: Mapping[str, Counts]) -> float:
    """The mean of the labels' F1, every label that is there weighing the same; 0 where none is.

    A label that was found and is not there has no F1 of its own; finding it cost the recall of the right one.
    """
    there = [each.f1 for each in counts.values() if each.there]
    return sum(there) / len(there) if there else 0.0


def micro_f1(counts: Mapping[str, Counts]) -> float:
    """F1 over all labels together."""
    return total(counts.values()).f1


def table(counts: Mapping[str, Counts]) -> Iterator[str]:
    """A line for each label: precision, recall and F1 in hundredths, how many were found, how many are there."""
    width = max(map(len, counts), default=0)
    yield f"{'':<{width}}{'P':>7}{'R':>7}{'F1':>7}{'found':>8}{'there':>8}"
    for label, each in counts.items():
        scores = f"{each.precision * 100:7.1f}{each.recall * 100:7.1f}{each.f1 * 100:7.1f}"
        yield f"{label:<{width}}{scores}{each.found:8,}{each.there:8,}"
