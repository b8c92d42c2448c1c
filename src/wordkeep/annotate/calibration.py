"""Probabilities made honest: of what is said with .8, eight in ten shall be right."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Calibration:
    """For each head a line through the log odds, ``(slope, shift)`` (Platt 1999); heads not named keep what they say."""

    lines: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def of(self, head: str, probability: float) -> float:
        """The probability as it has turned out for this head, to three places."""
        slope, shift = self.lines.get(head, (1.0, 0.0))
        kept = min(max(probability, 1e-6), 1 - 1e-6)
        odds = slope * math.log(kept / (1 - kept)) + shift
        return round(1 / (1 + math.exp(-odds)), 3)

    def slope(self, head: str) -> float:
        """What the scores of a choice between classes are multiplied by (temperature scaling, Guo et al. 2017)."""
        return self.lines.get(head, (1.0, 0.0))[0]
