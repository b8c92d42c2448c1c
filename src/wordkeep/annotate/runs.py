"""Scores along a text to stretches of wordpieces."""

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wordkeep.annotate.network import Floats, Ints
from wordkeep.annotate.tags import Range

Mask = NDArray[np.bool_]

NOBODY: Final = -1


def roles_of(probabilities: Floats, tags: tuple[str, ...]) -> dict[str, Floats]:
    """The probability of each label, whether it begins or goes on: ``(…, tags)`` to ``(…)`` each."""
    return {
        tag[2:]: probabilities[..., at] + probabilities[..., at + 1]
        for at, tag in enumerate(tags)
        if tag.startswith("B-")
    }


def runs_of(mask: Mask, *, gap: int = 0, walls: Mask | None = None, opening: Mask | None = None) -> list[Range]:
    """The stretches where ``mask`` holds.

    Gaps of at most ``gap`` are bridged unless there is a wall in them; a stretch is cut where another one opens.
    """
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    runs: list[Range] = []
    for start, end in edges.reshape(-1, 2).tolist():
        bridged = runs and start - runs[-1][1] <= gap and not (walls is not None and walls[runs[-1][1] : start].any())
        if bridged and not (opening is not None and opening[start]):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs if opening is None else [part for run in runs for part in _cut(run, opening)]


def _cut(run: Range, opening: Mask) -> list[Range]:
    start, end = run
    cuts = [start, *(start + 1 + np.flatnonzero(opening[start + 1 : end])).tolist(), end]
    return list(pairwise(cuts))


def owners(odds: Floats, opening: Floats, *, change: float, switch: float) -> Ints:
    """Whose each wordpiece is on the likeliest of all courses through a text, ``-1`` for nobody's (Viterbi 1967).

    ``odds`` are log odds of being somebody's rather than nobody's, ``(owners, N)``. Becoming somebody's or nobody's costs
    ``change``, passing from one to another ``switch``, either less ``opening``, ``(N,)``, where something begins.
    """
    owner = np.full(odds.shape[1], NOBODY, np.int64)
    likely = np.flatnonzero(odds.max(0) > 0)
    if not len(likely):
        return owner
    first, last = int(likely[0]), int(likely[-1]) + 1  # no course that is likeliest goes beyond
    scores, nobody = np.full(len(odds), -change, np.float32), 0.0
    came: list[tuple[Mask, int, int]] = []  # who stayed; from whom others came; from whom it became nobody's
    for at in range(first, last):
        best = int(scores.argmax())
        entered, passed = nobody - change, float(scores[best]) - switch
        come = max(entered, passed) + float(opening[at])
        stayed = scores >= come
        left = float(scores[best]) - change
        came.append((stayed, NOBODY if entered >= passed else best, best if left > nobody else NOBODY))
        scores = np.maximum(scores, come) + odds[:, at]
        nobody = max(nobody, left)
    now = int(scores.argmax())
    now = now if scores[now] > nobody else NOBODY
    for at in range(last - 1, first - 1, -1):
        owner[at] = now
        stayed, other, leaver = came[at - first]
        now = leaver if now == NOBODY else now if stayed[now] else other
    return owner
