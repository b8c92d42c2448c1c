"""The encoder with its heads, and what each head is taught: one loss for each kind of label in a batch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cosine_similarity, cross_entropy

from training.encoder import BFLOAT16, LONGEST, Encoder, padded
from training.heads import LINES, Back, Heads, bucket_of
from training.units import IGNORED, Done, Said, Unit
from wordkeep.annotate.tags import (
    ACTS,
    DONE,
    FACTUALITIES,
    LAYERS,
    SAID,
    STRENGTHS,
    TYPED_MODES,
    TYPES,
    Range,
    layer_columns,
)

COLUMNS = layer_columns()
MOST = 10  # spans of a unit that others are conditioned on, in training


@dataclass(frozen=True, slots=True)
class Batch:
    """Units side by side: ``(batch, length)`` each, special wordpieces included."""

    units: tuple[Unit, ...]
    ids: Tensor
    shapes: Tensor
    marks: Tensor
    mask: Tensor

    @classmethod
    def of(cls, units: Sequence[Unit], opening: int, closing: int) -> "Batch":
        """Units as tensors."""
        ids = [[opening, *unit.ids, closing] for unit in units]
        assert max(map(len, ids)) <= LONGEST
        return cls(
            tuple(units),
            padded(ids),
            padded([[0, *unit.shapes, 0] for unit in units]),
            padded([[0, *_marks(unit), 0] for unit in units]),
            padded([[1] * len(row) for row in ids]),
        )


class Model(nn.Module):
    """The encoder and its heads."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.heads = Heads()
        self.back = Back(encoder)

    def vectors(self, batch: Batch) -> Tensor:
        """The encoder's vectors of a batch, in float32."""
        with torch.autocast("cpu", torch.bfloat16, enabled=BFLOAT16):
            encoded: Tensor = self.encoder(batch.ids, batch.shapes, batch.marks, batch.mask)
        return encoded.float()

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """The mean loss of every head that the batch has labels for."""
        vectors = self.vectors(batch)
        scores = self.heads.tokens(vectors)
        losses = dict(self._tag_losses(scores, batch))
        each: dict[str, list[Tensor]] = {}
        for row, unit in enumerate(batch.units):
            own = vectors[row, 1 : 1 + len(unit)]
            guessed = scores[row, 1 : 1 + len(unit)].detach()
            for name, loss in self._unit_losses(unit, own, vectors[row, 0], guessed):
                each.setdefault(name, []).append(loss)
        return losses | {name: torch.stack(several).mean() for name, several in each.items()}

    def _tag_losses(self, scores: Tensor, batch: Batch) -> Iterator[tuple[str, Tensor]]:
        for layer, columns in COLUMNS.items():
            if any(layer in unit.tags for unit in batch.units):
                rows = [[IGNORED, *unit.tags.get(layer, [IGNORED] * len(unit)), IGNORED] for unit in batch.units]
                right = padded(rows, IGNORED)
                yield layer, cross_entropy(scores[..., columns].flatten(0, 1), right.flatten(), ignore_index=IGNORED)

    def _unit_losses(self, unit: Unit, own: Tensor, first: Tensor, guessed: Tensor) -> Iterator[tuple[str, Tensor]]:
        if unit.said and "attribution" in unit.tags:
            yield from self._said_losses(unit, own, guessed)
        for said in unit.said:
            if said.acts is not None:
                yield "acts", self._act_loss(said, own)
        if unit.done is not None:
            yield from self._done_losses(unit, unit.done, own)
        if unit.pair:
            log = self.pair_scores(own, first, unit.pair.source, unit.pair.target).log_softmax(-1)
            yield "pair", -log[[TYPES.index(type_) for type_ in unit.pair.types]].logsumexp(0)

    def _said_losses(self, unit: Unit, own: Tensor, guessed: Tensor) -> Iterator[tuple[str, Tensor]]:
        gold = {each.cue: each for each in unit.said if each.cue}
        spans = list(gold)
        if unit.linked:  # cues that the model sees and that are none have neither source nor content
            tags = guessed[:, COLUMNS["attribution"]].argmax(-1).tolist()
            wrong = [span for span in _runs(tags, "attribution", "cue") if not any(_overlap(span, cue) for cue in gold)]
            spans += wrong[:4]
        if not spans:
            return
        spans = spans[:MOST] if len(spans) <= MOST else [spans[at] for at in torch.randperm(len(spans))[:MOST]]
        right = torch.zeros(len(spans), len(unit), dtype=torch.long)
        for row, span in enumerate(spans):
            if span in gold:
                said = gold[span]
                for fragment in said.content:
                    _paint(right[row], fragment, SAID.index("B-content"))
                if said.source:
                    _paint(right[row], said.source, SAID.index("B-source"))
        scores = self.conditioned("said", own, unit, spans)
        yield "said", cross_entropy(scores.flatten(0, 1), right.flatten())

    def conditioned(self, head: str, own: Tensor, unit: Unit, spans: Sequence[Range]) -> Tensor:
        """Scores ``(spans, wordpieces, tags)`` of what every wordpiece of a unit is to each span."""
        asked = torch.stack([own[start:end].mean(0) for start, end in spans])
        near, lines = distances(unit.lines, spans)
        scores: Tensor = getattr(self.heads, head)(own, asked, near, lines)
        return scores

    def _act_loss(self, said: Said, own: Tensor) -> Tensor:
        scores = self.act_scores(own, said.source, said.cue, said.content)
        acts, strength, plover = scores.split([len(ACTS), len(STRENGTHS), len(TYPES)])
        right = torch.tensor([float(act in (said.acts or ())) for act in ACTS])
        loss = binary_cross_entropy_with_logits(acts, right) * 4
        loss = loss + 0.5 * cross_entropy(strength[None], torch.tensor([STRENGTHS.index(said.strength or "")]))
        return loss + 0.5 * cross_entropy(plover[None], torch.tensor([TYPES.index(said.plover or "NONE")]))

    def act_scores(self, own: Tensor, source: Range | None, cue: Range | None, content: Sequence[Range]) -> Tensor:
        """Scores of acts, strengths and types of one statement."""
        inside = torch.cat([own[start:end] for start, end in content])
        absent = self.heads.absent
        parts = [
            own[slice(*source)].mean(0) if source else absent[0],
            own[slice(*cue)].mean(0) if cue else absent[1],
            inside.mean(0),
            inside.amax(0),
        ]
        scores: Tensor = self.heads.acts(torch.cat(parts))
        return scores

    def deed_scores(self, own: Tensor, words: Range) -> Tensor:
        """Scores of types, factualities and modes of one deed."""
        inside = own[slice(*words)]
        scores: Tensor = self.heads.deeds(torch.cat([inside.mean(0), inside.amax(0)]))
        return scores

    def pair_scores(self, own: Tensor, first: Tensor, source: Range | None, target: Range | None) -> Tensor:
        """Scores of types for a pair that is marked in the input."""
        absent = self.heads.absent
        one = own[slice(*source)].mean(0) if source else absent[0]
        other = own[slice(*target)].mean(0) if target else absent[2]
        scores: Tensor = self.heads.pair(torch.cat([one, other, first, own.mean(0)]))
        return scores

    def _done_losses(self, unit: Unit, done: Sequence[Done], own: Tensor) -> Iterator[tuple[str, Tensor]]:
        for each in done:
            types, real, modes = self.deed_scores(own, each.words).split(
                [len(TYPES) - 1, len(FACTUALITIES), len(TYPED_MODES)]
            )
            right = torch.tensor([float(type_ in each.types) for type_ in TYPES[:-1]])
            log = types.log_softmax(-1)
            loss = -(log * right).sum() / right.sum()
            loss = loss + 0.5 * cross_entropy(real[None], torch.tensor([FACTUALITIES.index(each.factuality)]))
            mode = min(each.modes) if len(each.modes) == 1 else ("", "")
            mode = mode if mode[1] else ("", "")
            yield "types", loss + 0.5 * cross_entropy(modes[None], torch.tensor([TYPED_MODES.index(mode)]))
        if done:
            asked = [done[at] for at in torch.randperm(len(done))[:MOST].tolist()]
            spans = [each.words for each in asked]
            right = torch.zeros(len(spans), len(unit), dtype=torch.long)
            for row, each in enumerate(asked):
                if each.recipient:
                    _paint(right[row], each.recipient, DONE.index("B-recipient"))
                if each.actor:
                    _paint(right[row], each.actor, DONE.index("B-actor"))
            scores = self.conditioned("done", own, unit, spans)
            yield "done", cross_entropy(scores.flatten(0, 1), right.flatten())

    def sentence_loss(self, batch: Batch, right: Tensor) -> Tensor:
        """How far the vectors of whole units are from those of the base model: 1 - cosine."""
        return (1 - cosine_similarity(self.sentence_vectors(batch), right)).mean()

    def sentence_vectors(self, batch: Batch) -> Tensor:
        """One vector for each unit: the mean over its wordpieces, through the sentence head."""
        mask = batch.mask[..., None]
        vectors: Tensor = self.heads.sentence((self.vectors(batch) * mask).sum(1) / mask.sum(1))
        return vectors


def distances(lines: Sequence[int], spans: Sequence[Range]) -> tuple[Tensor, Tensor]:
    """How far each wordpiece is from each span: in buckets of wordpieces, and in lines; ``(spans, wordpieces)`` both."""
    at = torch.arange(len(lines))
    start, end = (torch.tensor([span[side] for span in spans])[:, None] for side in (0, 1))
    ahead = (at[None] - (end - 1)).clamp(min=0) - (start - at[None]).clamp(min=0)
    line = torch.tensor(lines)
    apart = (line[None] - line[start]).clamp(-LINES, LINES) + LINES
    return bucket_of(ahead), apart


def _marks(unit: Unit) -> list[int]:
    marks = [0] * len(unit)
    if unit.pair:
        if unit.pair.target:
            start, end = unit.pair.target
            marks[start:end] = [2] * (end - start)
        if unit.pair.source:
            start, end = unit.pair.source
            marks[start:end] = [1] * (end - start)
    return marks


def _paint(row: Tensor, span: Range, begin: int) -> None:
    row[span[0] : span[1]] = begin + 1
    row[span[0]] = begin


def _runs(tags: Sequence[int], layer: str, label: str) -> Iterator[Range]:
    """The spans of one label in a row of tags."""
    begin = -1
    named = LAYERS[layer]
    for at, tag in enumerate([*tags, 0]):
        if begin >= 0 and named[tag] != f"I-{label}":
            yield begin, at
            begin = -1
        if begin < 0 and named[tag].endswith(f"-{label}"):
            begin = at


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
