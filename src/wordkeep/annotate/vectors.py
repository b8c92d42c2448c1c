"""Sentence vectors: what an article, the words of a deed and the content of a statement are about, as signed bytes.

They come from the vectors that the encoder made for reading anyway: a mean for each, and one call of a head for all.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from wordkeep.annotate.network import Encoded, Floats, Network
from wordkeep.annotate.tags import Range
from wordkeep.model.card import Vector, Vectors
from wordkeep.model.event import Event
from wordkeep.model.record import Record, evidence_of
from wordkeep.model.span import Span
from wordkeep.model.statement import Statement

LENGTH: Final = 127.0  # of a vector: the most that a signed byte holds


def vectors_in(encoded: Encoded, network: Network, records: Sequence[Record]) -> Vectors:
    """The vectors of an article and its records."""
    if not len(encoded.pieces):
        return Vectors()
    asked = [(record.id, words) for record in records if (words := _words_of(record))]
    ranges = [(id_, found) for id_, words in asked if (found := _ranges(encoded, words))]
    means = [encoded.vectors.mean(0), *(_mean(encoded, found) for _, found in ranges)]
    whole, *others = as_bytes(network.sentence(np.stack(means)))
    return Vectors(whole, {id_: vector for (id_, _), vector in zip(ranges, others, strict=True)})


def _words_of(record: Record) -> tuple[Span, ...]:
    """The words that tell what a record is about: a deed's own, which the encoder saw in their sentence; what was said.

    On ECB+ the words of a deed tell far better than its whole sentence whether two deeds are one (docs/decisions/011).
    """
    match record.claim:
        case Event() | Statement():
            return tuple(anchor.span for anchor in evidence_of(record.claim))
        case _:
            return ()


def _ranges(encoded: Encoded, words: Sequence[Span]) -> list[Range]:
    return [found for span in words if (found := encoded.range_of(span))]


def _mean(encoded: Encoded, ranges: Sequence[Range]) -> Floats:
    mean: Floats = np.concatenate([encoded.vectors[start:end] for start, end in ranges]).mean(0)
    return mean


def as_bytes(vectors: Floats) -> list[Vector]:
    """Vectors of the head, ``(S, 384)``, each brought to one length and rounded."""
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return [row.tobytes() for row in np.rint(vectors / lengths * LENGTH).astype(np.int8)]
