"""Whom a pronoun or a common noun goes back to: an earlier mention in the article, or nobody known."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import numpy as np

from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.network import Encoded, Network, bucket_of, softmax
from wordkeep.annotate.tags import Range

BACK: Final = 350  # wordpieces that are looked back over
LEAST: Final = 0.65  # nothing is said below this: of what is said, eight in ten are right on GUM dev


def antecedents_of(
    encoded: Encoded,
    network: Network,
    asking: Sequence[Range],
    offered: Sequence[Range],
    calibration: Calibration,
    *,
    least: float = LEAST,
) -> list[tuple[Range, float] | None]:
    """For each span its antecedent among ``offered`` (in the order of the text) and how likely it is, or ``None``.

    Better none than a wrong one: below ``least`` nothing is said.
    """
    found: list[tuple[Range, float] | None] = []
    for span in asking:
        first, last = (bisect_left(offered, (start, 0)) for start in (span[0] - BACK, span[0]))
        earlier = [each for each in offered[first:last] if each[1] <= span[0]]
        best = _best(encoded, network, span, earlier, calibration) if earlier else None
        found.append(best if best and best[1] >= least else None)
    return found


def _best(
    encoded: Encoded, network: Network, span: Range, earlier: Sequence[Range], calibration: Calibration
) -> tuple[Range, float] | None:
    near = bucket_of(np.array([[each[0] - span[0] for each in earlier]], np.int64))
    offered = np.stack([encoded.mean(each) for each in earlier])
    chances = softmax(network.antecedents(encoded.mean(span)[None], offered, near))[0]
    best = int(chances[:-1].argmax())
    probability = calibration.of("antecedents", float(chances[best]))
    return (earlier[best], probability) if chances[best] > chances[-1] else None
