"""A network whose answers were chosen by hand, word by word: what is under test is what is made of them."""

import math
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from wordkeep.annotate.network import COLUMNS, LINES, Encoded, Floats, Ints
from wordkeep.annotate.shipped import FOLDER
from wordkeep.annotate.tags import ACTS, DONE, FACTUALITIES, LAYERS, SAID, STRENGTHS, TYPED_MODES, TYPES, Range
from wordkeep.annotate.wordpieces import Wordpieces
from wordkeep.model.span import Span

WORDPIECES = Wordpieces(FOLDER / "tokenizer.json")

Chances = Mapping[str, float]  # of tags; what is left of 1 goes to the first of their layer, "O"

NOTHING: Mapping[Any, Any] = MappingProxyType({})

_ACTS = (*ACTS, *STRENGTHS, *TYPES)
_DEEDS = (*TYPES[:-1], *FACTUALITIES, *("/".join(mode) for mode in TYPED_MODES))


class Chosen:
    """A ``Network``. A word's vector holds the number of its wordpiece, so each head knows the words it is asked about.

    ``tags`` are those of a word in the layers. ``roles`` say what a word is to a cue or deed of its own line, by
    ``(cue, word)``. ``does`` are the scores of a statement by its cue, ``deed`` those of a deed by its word, ``pairs``
    those of types by source and target (``None`` for nobody), ``back`` those of antecedents by ``(asking, offered)``,
    where nobody has 0.
    """

    wordpieces = WORDPIECES

    def __init__(
        self,
        tags: Mapping[str, Chances] = NOTHING,
        *,
        roles: Mapping[tuple[str, str], Chances] = NOTHING,
        does: Mapping[str | None, Chances] = NOTHING,
        deed: Mapping[str, Chances] = NOTHING,
        pairs: Mapping[tuple[str | None, str | None], Chances] = NOTHING,
        back: Mapping[tuple[str, str], float] = NOTHING,
    ) -> None:
        self._tags = {_id(word): chances for word, chances in tags.items()}
        self._roles = {(_id(cue), _id(word)): chances for (cue, word), chances in roles.items()}
        self._does = {_id(cue, absent=1): scores for cue, scores in does.items()}
        self._deed = {_id(word): scores for word, scores in deed.items()}
        self._pairs = {
            (_id(source, absent=0), _id(target, absent=2)): scores for (source, target), scores in pairs.items()
        }
        self._back = {(_id(asking), _id(offered)): score for (asking, offered), score in back.items()}
        self.windows: list[list[int]] = []  # what was encoded
        self.marks: list[list[int]] = []

    def encode(self, ids: Sequence[int], shapes: Sequence[int], marks: Sequence[int]) -> tuple[Floats, Floats, Floats]:
        self.windows.append(list(ids))
        self.marks.append(list(marks))
        vectors = np.zeros((len(ids), 384), np.float32)
        vectors[:, 0] = ids
        scores = np.zeros((len(ids), sum(map(len, LAYERS.values()))), np.float32)
        for row, piece in enumerate(ids):
            for layer, tags in LAYERS.items():
                scores[row, COLUMNS[layer]] = _log(self._tags.get(piece, {}), tags)
        return vectors, scores, vectors

    def back(self, halfway: Floats) -> Floats:
        return halfway

    def said(self, tokens: Floats, spans: Floats, near: Ints, lines: Ints) -> Floats:
        assert near.shape == lines.shape == (len(spans), len(tokens))
        return self._role(tokens, spans, lines, SAID)

    def done(self, tokens: Floats, spans: Floats, near: Ints, lines: Ints) -> Floats:
        assert near.shape == lines.shape == (len(spans), len(tokens))
        return self._role(tokens, spans, lines, DONE)

    def acts(self, features: Floats) -> Floats:
        assert features.shape[1] == 4 * 384
        return _scores((self._does.get(int(row[384]), {}) for row in features), _ACTS, low=-5.0)

    def deeds(self, features: Floats) -> Floats:
        assert features.shape[1] == 2 * 384
        return _scores((self._deed.get(int(row[0]), {}) for row in features), _DEEDS)

    def pair(self, features: Floats) -> Floats:
        assert features.shape[1] == 4 * 384
        return _scores((self._pairs.get((int(row[0]), int(row[384])), {}) for row in features), TYPES)

    def antecedents(self, asking: Floats, offered: Floats, near: Ints) -> Floats:
        assert near.shape == (len(asking), len(offered))
        scores = [[self._back.get((int(one), int(other)), 0.0) for other in offered[:, 0]] for one in asking[:, 0]]
        return np.array([[*row, 0.0] for row in scores], np.float32)

    def sentence(self, means: Floats) -> Floats:
        return means

    def absent(self) -> Floats:
        rows = np.zeros((3, 384), np.float32)
        rows[:, 0] = (-1, -2, -3)
        return rows

    def _role(self, tokens: Floats, spans: Floats, lines: Ints, tags: Sequence[str]) -> Floats:
        chances = np.array([_log(NOTHING, tags)], np.float32).repeat(lines.size, 0).reshape(*lines.shape, len(tags))
        for row, column in np.argwhere(lines == LINES):
            chances[row, column] = _log(self._roles.get((int(spans[row, 0]), int(tokens[column, 0])), NOTHING), tags)
        return chances


def range_of(encoded: Encoded, words: str, *, nth: int = 0) -> Range:
    """The wordpieces of these words where they stand for the ``nth`` time."""
    start = -1
    for _ in range(nth + 1):
        start = encoded.text.index(words, start + 1)
    found = encoded.range_of(Span(start, start + len(words)))
    assert found
    return found


def words(encoded: Encoded, span: Range | None) -> str | None:
    """What stands at these wordpieces."""
    offsets = encoded.pieces.offsets
    return encoded.text[offsets[span[0]][0] : offsets[span[1] - 1][1]] if span else None


def _id(word: str | None, *, absent: int = 0) -> int:
    """The number of a word that is one wordpiece, or what stands for none."""
    if word is None:
        return -1 - absent
    (piece,) = WORDPIECES.of(word).ids
    return piece


def _log(chances: Chances, tags: Sequence[str]) -> list[float]:
    own = [chances.get(tag, 0.0) for tag in tags]
    return [math.log(max(chance, 1e-6)) for chance in (1 - sum(own), *own[1:])]


def _scores(rows: Iterable[Chances], labels: Sequence[str], *, low: float = 0.0) -> Floats:
    return np.array([[row.get(label, low) for label in labels] for row in rows], np.float32)
