"""What one does to another: the probability of each PLOVER type for an ordered pair of mentions."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.network import Network, softmax
from wordkeep.annotate.tags import TYPES, Range
from wordkeep.annotate.wordpieces import Pieces
from wordkeep.model.span import Span

LONGEST = 380  # wordpieces that are read, around the pair or half of them around each of the two


def relations(
    text: str, source: Span | None, target: Span | None, network: Network, calibration: Calibration
) -> dict[str, float]:
    """The probability of each type of PLOVER 2.0, and of ``NONE``, for what ``source`` does to ``target`` in ``text``.

    Probabilities sum to 1, the likeliest first. One of the two may be ``None``. Raises ``ValueError`` where a span holds
    no word of the text, or both are ``None``.
    """
    pieces = network.wordpieces.of(text)
    one, other = (_range(span, pieces, text) if span is not None else None for span in (source, target))
    given = [span for span in (one, other) if span]
    if not given:
        raise ValueError("a relation needs a source or a target")
    seen = np.array(_around(given, len(pieces)))
    ids = [network.wordpieces.opening, *(pieces.ids[at] for at in seen), network.wordpieces.closing]
    shapes = [0, *(pieces.shapes[at] for at in seen), 0]
    of_one, of_other = (_inside(seen, span) for span in (one, other))
    marks = np.where(of_one, 1, np.where(of_other, 2, 0)).tolist()
    vectors, _, _ = network.encode(ids, shapes, [0, *marks, 0])
    own = vectors[1:-1]
    absent = network.absent()
    parts = [own[mask].mean(0) if mask.any() else absent[row] for mask, row in ((of_one, 0), (of_other, 2))]
    scores = network.pair(np.concatenate((*parts, vectors[0], own.mean(0)))[None])[0]
    chances = softmax(calibration.slope("pair") * scores)
    return dict(sorted(zip(TYPES, chances.tolist(), strict=True), key=lambda each: -each[1]))


def _around(given: Sequence[Range], length: int) -> list[int]:
    """The wordpieces that are read: a stretch around the pair; around the beginning of each where they are far apart."""
    start, end = min(start for start, _ in given), max(end for _, end in given)
    if end - start <= LONGEST:
        first = max(0, start - (LONGEST - (end - start)) // 2)
        return list(range(first, min(length, first + LONGEST)))
    share = LONGEST // len(given)
    stretches = [range(max(0, first - share // 2), min(length, first + share // 2)) for first, _ in given]
    return sorted(set[int]().union(*stretches))


def _inside(seen: NDArray[np.int64], span: Range | None) -> NDArray[np.bool_]:
    return (span[0] <= seen) & (seen < span[1]) if span else np.zeros(len(seen), bool)


def _range(span: Span, pieces: Pieces, text: str) -> Range:
    touched = pieces.range_of(span)
    if touched is None or span.end > len(text):
        raise ValueError(f"characters {span.start} to {span.end} hold no word of the text")
    return touched
