"""What statements do: acts, strength, and the PLOVER type of the saying itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.decode import DoneBySaying
from wordkeep.annotate.network import Encoded, Floats, Network, softmax
from wordkeep.annotate.tags import ACTS, NONE, STRENGTHS, TYPES, Range
from wordkeep.model.statement import Act, ScoredAct, Strength

LEAST: Final = 0.1  # acts less likely than this are left out, except the likeliest
BINDING: Final = frozenset({Act.PLEDGE, Act.OFFER, Act.DEMAND, Act.THREAT})  # the acts that have a strength


@dataclass(frozen=True, slots=True)
class Said:
    """The parts of a statement in wordpieces; ``content`` is not empty."""

    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]


def acts_in(
    encoded: Encoded, network: Network, statements: Sequence[Said], calibration: Calibration
) -> list[DoneBySaying]:
    """What each statement of an article does, in the order given."""
    if not statements:
        return []
    features = np.stack([_features(encoded, network.absent(), each) for each in statements])
    acts, strengths, types = np.split(network.acts(features), np.cumsum([len(ACTS), len(STRENGTHS)]), axis=1)
    chances = 1 / (1 + np.exp(-acts))
    told = []
    for row in range(len(statements)):
        honest = [calibration.of("acts", chance) for chance in chances[row].tolist()]
        told.append(_told(honest, softmax(strengths[row]), softmax(types[row])))
    return told


def _features(encoded: Encoded, absent: Floats, said: Said) -> Floats:
    content = np.concatenate([encoded.vectors[start:end] for start, end in said.content])
    source = encoded.mean(said.source) if said.source else absent[0]
    cue = encoded.mean(said.cue) if said.cue else absent[1]
    return np.concatenate((source, cue, content.mean(0), content.max(0)))


def _told(acts: Sequence[float], strengths: Floats, types: Floats) -> DoneBySaying:
    best = sorted(zip(ACTS, acts, strict=True), key=lambda each: -each[1])
    kept = tuple(ScoredAct(act, chance) for place, (act, chance) in enumerate(best) if place == 0 or chance >= LEAST)
    strength = STRENGTHS[1:][strengths[1:].argmax()] if kept[0].act in BINDING else None
    type_ = TYPES[types.argmax()]
    return DoneBySaying(kept, Strength(strength) if strength else None, None if type_ == NONE else type_)
