"""How far probabilities can be taken at their word: expected calibration error and the table behind it.

Ten bins of equal width and, of each, the distance between the mean probability and the share that was right, weighed by
how many fall into it (Guo, Pleiss, Sun and Weinberger 2017, "On Calibration of Modern Neural Networks"). What is judged is
what a reader reports: the error says nothing of what it missed. Nothing is fitted here; that is training's part.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.intervals import Figure, figure

BINS: Final = 10

Judged = tuple[float, bool]
"""A probability between 0 and 1, and whether what it was given to was right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The judged of one range of probabilities: how many, their probabilities together, how many were right."""

    number: int
    promised: float
    right: int


Bins = tuple[Bin, ...]


def binned(judged: Iterable[Judged]) -> Bins:
    """The ten bins; the last holds 1 as well. ``ValueError`` for what is no probability."""
    numbers, sums, rights = [0] * BINS, [0.0] * BINS, [0] * BINS
    for probability, right in judged:
        if not 0 <= probability <= 1:
            raise ValueError(f"{probability} is not a probability")
        at = min(int(probability * BINS), BINS - 1)
        numbers[at] += 1
        sums[at] += probability
        rights[at] += right
    return tuple(map(Bin, numbers, sums, rights))


def error_of(bins: Sequence[Bins]) -> float:
    """The expected calibration error of bins put together; 0 where nothing was judged."""
    gaps, number = 0.0, 0
    for column in zip(*bins, strict=True):
        gaps += abs(sum(each.promised for each in column) - sum(each.right for each in column))
        number += sum(each.number for each in column)
    return gaps / number if number else 0.0


def calibration_error(judged: Iterable[Judged]) -> float:
    """The expected calibration error.

    >>> round(calibration_error([(0.9, True), (0.9, True), (0.9, False), (0.2, False)]), 3)
    0.225
    """
    return error_of([binned(judged)])


def reliability(judged: Iterable[Judged]) -> Iterator[str]:
    """A line for each bin that holds anything: how many, what was promised, what was right."""
    yield f"{'from':>5}{'to':>5}{'judged':>8}{'promised':>10}{'right':>7}"
    for at, each in enumerate(binned(judged)):
        if each.number:
            promised, right = each.promised / each.number, each.right / each.number
            yield f"{at / BINS:5.1f}{(at + 1) / BINS:5.1f}{each.number:8}{promised:10.3f}{right:7.3f}"


def calibrated(head: str, documents: Sequence[Sequence[Judged]]) -> dict[str, Figure]:
    """The error of a head as ``calibration.HEAD``, with its interval over documents; nothing where nothing was judged."""
    if not any(documents):
        return {}
    return {f"calibration.{head}": figure([binned(each) for each in documents], error_of)}
