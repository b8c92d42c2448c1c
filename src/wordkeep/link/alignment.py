"""Which sentences of two texts tell the same in the same order, whatever words were put for others.

A sentence may stand for two that were joined. What is measured is the weight of the content words that both have.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from wordkeep.link.wording import COMMON, NAME, NUMBER, Sentence

Matrix = npt.NDArray[np.float32]

LEAST: Final = 0.3  # Dice of two sentences' content words, below which they are not aligned
_STEPS: Final = ((1, 1), (2, 1), (1, 2))


@dataclass(frozen=True, slots=True)
class Step:
    """Sentences ``one`` of the first text stand for sentences ``other`` of the second; ``shared`` is their common weight."""

    one: range
    other: range
    shared: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Steps in the order of both texts. ``one`` and ``other`` are the weights of all that each tells."""

    steps: tuple[Step, ...]
    one: float
    other: float

    @property
    def shared(self) -> float:
        """The weight of what both texts tell in the same order."""
        return sum(step.shared for step in self.steps)


def weight_of(word: str) -> float:
    """How much it says that two texts share a word: numbers and names seldom change, words of the trade are everywhere."""
    if word.startswith(NUMBER):
        return 1.5
    if word.startswith(NAME):
        return 1.2
    return 0.3 if word.startswith(COMMON) else 1.0


def align(one: Sequence[Sentence], other: Sequence[Sentence]) -> Alignment:
    """The alignment of most shared weight."""
    words = sorted({word for sentence in (*one, *other) for word in sentence.content})
    column = {word: at for at, word in enumerate(words)}
    weights = np.array([weight_of(word) for word in words], dtype=np.float32)
    rows, columns = _matrix(one, column), _matrix(other, column)
    gains = {step: _gains(_joined(rows, step[0]), _joined(columns, step[1]), weights) for step in _STEPS}
    best = _totals(gains, len(one), len(other))
    return Alignment(_steps(best, gains), float((rows @ weights).sum()), float((columns @ weights).sum()))


def _matrix(sentences: Sequence[Sentence], column: dict[str, int]) -> Matrix:
    matrix = np.zeros((len(sentences), len(column)), dtype=np.float32)
    for at, sentence in enumerate(sentences):
        matrix[at, [column[word] for word in sentence.content]] = 1
    return matrix


def _joined(matrix: Matrix, count: int) -> Matrix:
    """Each sentence with the one after it, where ``count`` is two."""
    return matrix if count == 1 else np.maximum(matrix[:-1], matrix[1:])


def _gains(rows: Matrix, columns: Matrix, weights: Matrix) -> Matrix:
    """The weight shared by each sentence of one and each of the other; nothing where they are not alike enough."""
    shared = (rows * weights) @ columns.T
    both = (rows @ weights)[:, None] + (columns @ weights)[None, :]
    return np.where(2 * shared >= LEAST * both, shared, 0).astype(np.float32)


def _totals(gains: dict[tuple[int, int], Matrix], height: int, width: int) -> Matrix:
    """``totals[i, j]`` is the most that the first ``i`` sentences of one and ``j`` of the other can share in order."""
    totals = np.zeros((height + 1, width + 1), dtype=np.float32)
    for i in range(1, height + 1):
        row = totals[i - 1].copy()
        for (down, right), gain in gains.items():
            if i >= down and width >= right:
                reached = totals[i - down, : width + 1 - right] + gain[i - down]
                np.maximum(row[right:], reached, out=row[right:])
        totals[i] = np.maximum.accumulate(row)
    return totals


def _steps(totals: Matrix, gains: dict[tuple[int, int], Matrix]) -> tuple[Step, ...]:
    """The way back from the end of both texts along the best totals."""
    i, j = totals.shape[0] - 1, totals.shape[1] - 1
    found = []
    while i > 0 and j > 0:
        if totals[i, j] == totals[i - 1, j]:
            i -= 1
        elif totals[i, j] == totals[i, j - 1]:
            j -= 1
        else:
            down, right = next(step for step in _STEPS if _reaches(totals, gains[step], (i, j), step))
            found.append(Step(range(i - down, i), range(j - right, j), float(gains[down, right][i - down, j - right])))
            i, j = i - down, j - right
    return tuple(reversed(found))


def _reaches(totals: Matrix, gain: Matrix, at: tuple[int, int], step: tuple[int, int]) -> bool:
    i, j = at[0] - step[0], at[1] - step[1]
    return bool(i >= 0 and j >= 0 and totals[i, j] + gain[i, j] == totals[at])
