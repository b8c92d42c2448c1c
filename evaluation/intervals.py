"""A score with what chance may have done to it: 95% intervals by resampling, and Wilson's for a plain share."""

import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

T = TypeVar("T")

Interval = tuple[float, float]

DRAWS: Final = 1000
_Z: Final = 1.959964  # of the normal distribution, two-sided 95%


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured score between 0 and 1, its 95% interval, and over how many documents, rows or sentences it was taken.

    ``low`` and ``high`` are ``None`` where chance has no part in it: how far two runs on the same texts differ.
    """

    value: float
    low: float | None
    high: float | None
    of: int


def resampled(units: Sequence[T], measure: Callable[[Sequence[T]], float], *, draws: int = DRAWS) -> Interval:
    """The 95% interval of ``measure`` when ``units`` are drawn with replacement: always the same draws.

    Percentile bootstrap (Efron 1979). What hangs together, as the sentences of one document do, has to be one unit.
    ``units`` holds at least one.
    """
    chance = random.Random(20)
    scores = sorted(measure(chance.choices(units, k=len(units))) for _ in range(draws))
    return scores[int(0.025 * draws)], scores[int(0.975 * draws) - 1]


def figure(units: Sequence[T], measure: Callable[[Sequence[T]], float]) -> Figure:
    """``measure`` of all units, with its interval."""
    return Figure(measure(units), *resampled(units, measure), len(units))


def wilson(hits: int, of: int) -> Interval:
    """The 95% score interval of ``hits`` in ``of`` (Wilson 1927), which is honest where a share is near 0.

    >>> [round(end, 3) for end in wilson(0, 100)]
    [0.0, 0.037]
    """
    if not of:
        return 0.0, 1.0
    rate = hits / of
    middle = (rate + _Z**2 / (2 * of)) / (1 + _Z**2 / of)
    half = _Z * math.sqrt(rate * (1 - rate) / of + _Z**2 / (4 * of**2)) / (1 + _Z**2 / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def shown(figures: Mapping[str, Figure]) -> Iterator[str]:
    """A line for each figure, in hundredths."""
    width = max(map(len, figures), default=0)
    for name, each in figures.items():
        yield f"{name:<{width}}{each.value * 100:8.1f}   {interval_of(each):<14}   of {each.of:,}"


def interval_of(figure_: Figure) -> str:
    """The interval in hundredths, as it is printed."""
    if figure_.low is None or figure_.high is None:
        return ""
    return f"{figure_.low * 100:5.1f} to {figure_.high * 100:5.1f}"
