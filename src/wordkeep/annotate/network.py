"""What a trained network answers, whatever runs it; and a whole article put through one."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from wordkeep.annotate.tags import LAYERS, Range, layer_columns
from wordkeep.annotate.windows import windows_of
from wordkeep.annotate.wordpieces import Pieces, Wordpieces
from wordkeep.model.span import Span

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

COLUMNS: Final = layer_columns()
FAR: Final = 24  # buckets of distance to either side
LINES: Final = 4  # lines further than this to either side count as this far
STOPS: Final = ".?!"
OUTSIDE: Final = 0.99  # wordpieces likelier than this to be outside of any span are
LEAST: Final = 1e-6


class Network(Protocol):
    """The encoder and its heads. ``N`` wordpieces, ``S`` spans; scores are logits; vectors are 384 wide."""

    wordpieces: Wordpieces

    def encode(self, ids: Sequence[int], shapes: Sequence[int], marks: Sequence[int]) -> tuple[Floats, Floats, Floats]:
        """Vectors ``(N, 384)``, scores ``(N, tags of all layers)``, and the vectors of half way ``(N, 384)``.

        Special wordpieces go in and come out.
        """
        ...

    def back(self, halfway: Floats) -> Floats:
        """The vectors of half way through the layers that look back: ``(N, 384)`` to ``(N, 384)``."""
        ...

    def said(self, tokens: Floats, spans: Floats, near: Ints, lines: Ints) -> Floats:
        """What each wordpiece is to each cue: ``(N, 384)``, ``(S, 384)``, ``(S, N)``, ``(S, N)`` to ``(S, N, 5)``."""
        ...

    def done(self, tokens: Floats, spans: Floats, near: Ints, lines: Ints) -> Floats:
        """What each wordpiece is to each deed: as ``said``."""
        ...

    def acts(self, features: Floats) -> Floats:
        """Acts, strengths and types of statements: ``(S, 4 * 384)`` to ``(S, 11 + 5 + 17)``."""
        ...

    def deeds(self, features: Floats) -> Floats:
        """Types, factualities and modes of deeds: ``(S, 2 * 384)`` to ``(S, 16 + 7 + modes)``."""
        ...

    def pair(self, features: Floats) -> Floats:
        """Types between marked pairs: ``(S, 4 * 384)`` to ``(S, 17)``."""
        ...

    def antecedents(self, asking: Floats, offered: Floats, near: Ints) -> Floats:
        """Earlier mentions, the last column for none: ``(A, 384)``, ``(C, 384)``, ``(A, C)`` to ``(A, C + 1)``.

        Their vectors are those of ``back``.
        """
        ...

    def sentence(self, means: Floats) -> Floats:
        """Sentence vectors: ``(S, 384)`` to ``(S, 384)``."""
        ...

    def absent(self) -> Floats:
        """What stands for no source, no cue, no target: ``(3, 384)``."""
        ...


@dataclass(frozen=True, slots=True)
class Encoded:
    """An article through the encoder: one row for each of its wordpieces.

    ``cores`` are the wordpieces that were read in each window, ``halfway`` the window's vectors of half way with where
    in it the core lies.
    """

    text: str
    pieces: Pieces
    lines: Ints
    vectors: Floats
    scores: Floats
    cores: tuple[Range, ...]
    halfway: tuple[tuple[Floats, slice], ...] = ()

    def probabilities(self, layer: str) -> Floats:
        """The probability of each tag of a layer, ``(N, tags)``."""
        return softmax(self.scores[:, COLUMNS[layer]])

    def range_of(self, span: Span) -> Range | None:
        """The wordpieces that a span of characters touches; ``None`` where it touches none."""
        return self.pieces.range_of(span)

    def characters(self, span: Range) -> Span:
        """Where wordpieces stand in the text."""
        return Span(self.pieces.offsets[span[0]][0], self.pieces.offsets[span[1] - 1][1])

    def mean(self, span: Range) -> Floats:
        """The mean vector of a span."""
        mean: Floats = self.vectors[span[0] : span[1]].mean(0)
        return mean

    def part(self, first: int, last: int) -> "Encoded":
        """The cores from wordpiece ``first`` to ``last``, as if there were no others: wordpieces count from 0 again."""
        cut = slice(first, last)
        cores = tuple((start - first, end - first) for start, end in self.cores if first <= start and end <= last)
        return Encoded(self.text, self.pieces.part(cut), self.lines[cut], self.vectors[cut], self.scores[cut], cores)

    def whole_words(self, span: Range) -> Range:
        """The span with the words that it cuts into."""
        start, end = span
        offsets = self.pieces.offsets
        while start > 0 and offsets[start - 1][1] == offsets[start][0] and self._one_word(start):
            start -= 1
        while end < len(offsets) and offsets[end - 1][1] == offsets[end][0] and self._one_word(end):
            end += 1
        return start, end

    def _one_word(self, at: int) -> bool:
        """Whether wordpiece ``at`` goes on with the word before it."""
        offset = self.pieces.offsets[at][0]
        return self.text[offset - 1].isalnum() and self.text[offset].isalnum()


def encode(text: str, network: Network) -> Encoded:
    """A text of any length through the encoder, window by window: a window's answer depends on nothing but its own words."""
    pieces = network.wordpieces.of(text)
    stops = frozenset(network.wordpieces.of(STOPS).ids)
    vectors, scores, cores, halfway = [], [], [], []
    opening, closing = network.wordpieces.opening, network.wordpieces.closing
    for window in windows_of(pieces, stops):
        ids = [opening, *pieces.ids[window.start : window.end], closing]
        shapes = [0, *pieces.shapes[window.start : window.end], 0]
        seen, scored, half = network.encode(ids, shapes, [0] * len(ids))
        core = slice(1 + window.core_start - window.start, 1 + window.core_end - window.start)
        vectors.append(seen[core])
        scores.append(scored[core])
        cores.append((window.core_start, window.core_end))
        halfway.append((half, core))
    nothing = np.zeros((0, 384), np.float32)
    width = sum(map(len, LAYERS.values()))
    return Encoded(
        text,
        pieces,
        np.array(pieces.lines(), np.int64),
        np.concatenate(vectors) if vectors else nothing,
        np.concatenate(scores) if scores else np.zeros((0, width), np.float32),
        tuple(cores),
        tuple(halfway),
    )


def distances(lines: Ints, spans: Sequence[Range], first: int = 0) -> tuple[Ints, Ints]:
    """How far each wordpiece is from each span: buckets of wordpieces, and lines; ``(spans, wordpieces)`` both.

    ``lines`` are those of the wordpieces from number ``first`` of the text on; spans are numbered as in the text.
    """
    at = np.arange(first, first + len(lines))[None]
    start, end = (np.array([span[side] for span in spans])[:, None] for side in (0, 1))
    ahead = np.maximum(at - (end - 1), 0) - np.maximum(start - at, 0)
    of_spans = lines[start - first]
    return bucket_of(ahead), np.clip(lines[None] - of_spans, -LINES, LINES) + LINES


def bucket_of(distance: Ints) -> Ints:
    """Signed distances in wordpieces as numbers 0 to 48: exact up to 8, then ever coarser."""
    size = np.abs(distance)
    far = 8 + np.floor(np.log2(np.maximum(size, 1) / 8) * 3).astype(np.int64)
    return FAR + np.sign(distance) * np.where(size <= 8, size, np.clip(far, 9, FAR))


def softmax(scores: Floats) -> Floats:
    """Scores to probabilities along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    chances: Floats = raised / raised.sum(-1, keepdims=True)
    return chances


def spans_of(probabilities: Floats, tags: Sequence[str], *, eager: float = 1.0) -> list[tuple[Range, str, float]]:
    """The spans of the likeliest spelling in which no ``I`` stands without its ``B``, with label and mean probability.

    Tag by tag the likeliest can break a span in two, or begin it in its middle; here all tags are chosen together (Viterbi
    1967). Stretches that are nearly surely outside of anything are not looked at. Being inside counts ``eager`` times as
    likely as it is, for heads whose spans are weighed again afterwards; the probabilities given are the true ones.
    """
    found = []
    weighed = probabilities.copy()
    weighed[:, 1:] *= eager
    inside = np.concatenate(([False], probabilities[:, 0] < OUTSIDE, [False]))
    for start, end in np.flatnonzero(np.diff(inside.astype(np.int8))).reshape(-1, 2).tolist():
        for begin, stop, number in _spelled(weighed[start:end]):
            columns = [2 * number + 1, 2 * number + 2]
            span = start + begin, start + stop
            probability = float(probabilities[span[0] : span[1], columns].sum(-1).mean())
            found.append((span, tags[columns[0]].partition("-")[2], probability))
    return found


def _spelled(probabilities: Floats) -> list[tuple[int, int, int]]:
    """The spans of the likeliest spelling of one stretch: begin, end, number of the label."""
    logs = np.log(np.maximum(probabilities, LEAST)).tolist()
    labels = range((probabilities.shape[1] - 1) // 2)
    out, inside = 0.0, [-math.inf] * len(labels)
    came: list[tuple[int, list[bool]]] = []  # what "outside" or a new span comes from (-1: outside); which labels go on
    for outside, *rest in logs:
        last = max(labels, key=inside.__getitem__)
        last = last if inside[last] > out else -1
        best = inside[last] if last >= 0 else out
        goes_on = [inside[label] + rest[2 * label + 1] > best + rest[2 * label] for label in labels]
        inside = [inside[label] + rest[2 * label + 1] if goes_on[label] else best + rest[2 * label] for label in labels]
        out = best + outside
        came.append((last, goes_on))
    now = max(labels, key=inside.__getitem__)
    now = now if inside[now] > out else -1
    found, end = [], len(logs)
    for at in range(len(logs) - 1, -1, -1):
        before, goes_on = came[at]
        if now >= 0 and goes_on[now]:
            continue
        if now >= 0:
            found.append((at, end, now))
        now, end = before, at
    return found[::-1]
