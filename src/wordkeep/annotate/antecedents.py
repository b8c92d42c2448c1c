"""Whom a pronoun or a common noun goes back to: an earlier mention in the article, or nobody known."""

from bisect import bisect_left
from collections.abc import Sequence, Set
from functools import cached_property
from typing import Final

import numpy as np

from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.network import Encoded, Floats, Network, bucket_of, softmax
from wordkeep.annotate.tags import Range

BACK: Final = 350  # wordpieces that are looked back over
LEAST: Final = 0.5  # nothing is said below this: of what is said, eight in ten are right on GUM dev


class LookingBack:
    """An article as the layers that look back see it; they are run when somebody is first asked about."""

    def __init__(self, encoded: Encoded, network: Network) -> None:
        self.encoded, self._network = encoded, network

    @cached_property
    def _vectors(self) -> Floats:
        return np.concatenate([self._network.back(halfway)[core] for halfway, core in self.encoded.halfway])

    def antecedents(
        self,
        asking: Sequence[Range],
        offered: Sequence[Range],
        calibration: Calibration,
        *,
        names: Set[Range] = frozenset(),
        least: float = LEAST,
    ) -> list[tuple[Range, float] | None]:
        """For each span its antecedent among ``offered`` (in the order of the text) and how likely it is, or ``None``.

        Those of the offered that are ``names`` and written alike are one, whose chances add up. Better none than a wrong
        one: below ``least`` nothing is said.
        """
        found: list[tuple[Range, float] | None] = []
        for span in asking:
            first, last = (bisect_left(offered, (start, 0)) for start in (span[0] - BACK, span[0]))
            earlier = [each for each in offered[first:last] if each[1] <= span[0]]
            best = self._best(span, earlier, self._firsts(earlier, names), calibration) if earlier else None
            found.append(best if best and best[1] >= least else None)
        return found

    def _best(
        self, span: Range, earlier: Sequence[Range], firsts: Sequence[int], calibration: Calibration
    ) -> tuple[Range, float] | None:
        near = bucket_of(np.array([[each[0] - span[0] for each in earlier]], np.int64))
        offered = np.stack([self._mean(each) for each in earlier])
        *chances, nobody = softmax(self._network.antecedents(self._mean(span)[None], offered, near))[0].tolist()
        together = [0.0] * len(earlier)
        for first, chance in zip(firsts, chances, strict=True):
            together[first] += chance
        best = max(range(len(earlier)), key=together.__getitem__)
        likeliest = max((at for at, first in enumerate(firsts) if first == best), key=chances.__getitem__)
        probability = calibration.of("antecedents", together[best])
        return (earlier[likeliest], probability) if together[best] > nobody else None

    def _firsts(self, earlier: Sequence[Range], names: Set[Range]) -> list[int]:
        """For each span the first that is the same: a name with all words in the other ("Sand" and "Mirela Sand")."""
        firsts = list(range(len(earlier)))
        seen: dict[int, set[str]] = {}
        for at, span in enumerate(earlier):
            if span in names:
                words = set(self.encoded.characters(span).of(self.encoded.text).lower().split())
                same = next((other for other, known in seen.items() if words <= known or known <= words), None)
                firsts[at] = at if same is None else firsts[same]
                seen[at] = words
        return firsts

    def _mean(self, span: Range) -> Floats:
        mean: Floats = self._vectors[span[0] : span[1]].mean(0)
        return mean
