"""Sentence vectors kept close to the base model's, which was trained for nothing else (distillation)."""

from typing import Final

import torch
from torch import Tensor

from training.encoder import BFLOAT16, Encoder
from training.model import Batch
from training.streams import Streams
from training.units import Unit
from wordkeep.annotate.wordpieces import Wordpieces

HOW_MANY: Final = 6000
SHORTEST: Final = 8  # wordpieces
LONGEST: Final = 60


class Taught:
    """Sentences with the vectors that the base model gives them."""

    def __init__(self, streams: Streams, wordpieces: Wordpieces) -> None:
        stop = wordpieces.of(".").ids[0]
        found = []
        for unit in streams.long.get("polnear", []):
            found.extend(_sentences(unit, stop))
        found = [Unit(each.ids, each.shapes, each.lines) for each in found]
        every = max(1, len(found) // HOW_MANY)
        self.units = found[::every][:HOW_MANY]
        self._vectors = {id(unit): vector for unit, vector in zip(self.units, self._base(wordpieces), strict=True)}

    def vectors_of(self, units: list[Unit]) -> Tensor | None:
        """The base model's vectors of a batch of these sentences; ``None`` for a batch of something else."""
        vectors = [self._vectors.get(id(unit)) for unit in units]
        return None if vectors[0] is None else torch.stack([each for each in vectors if each is not None])

    @torch.no_grad()
    def _base(self, wordpieces: Wordpieces) -> list[Tensor]:
        encoder = Encoder.from_base().eval()
        order = sorted(range(len(self.units)), key=lambda at: len(self.units[at]))
        vectors: dict[int, Tensor] = {}
        for start in range(0, len(order), 64):
            chosen = order[start : start + 64]
            batch = Batch.of([self.units[at] for at in chosen], wordpieces.opening, wordpieces.closing)
            mask = batch.mask[..., None]
            with torch.autocast("cpu", torch.bfloat16, enabled=BFLOAT16):
                encoded = encoder(batch.ids, batch.shapes, batch.marks, batch.mask)
            means = (encoded.float() * mask).sum(1) / mask.sum(1)
            vectors |= dict(zip(chosen, means.clone(), strict=True))
        return [vectors[at].clone() for at in range(len(self.units))]


def _sentences(unit: Unit, stop: int) -> list[Unit]:
    """Stretches from full stop to full stop, or to the end of a line."""
    found, begin = [], 0
    for at in range(len(unit)):
        last = at + 1 == len(unit) or unit.lines[at + 1] != unit.lines[at]
        if unit.ids[at] == stop or last:
            if SHORTEST <= at + 1 - begin <= LONGEST:
                found.append(Unit(unit.ids[begin : at + 1], unit.shapes[begin : at + 1], unit.lines[begin : at + 1]))
            begin = at + 1
    return found
