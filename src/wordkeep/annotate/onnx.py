"""The network that ships, run by onnxruntime: one thread, nothing fetched, files checked against the manifest when asked."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from wordkeep.annotate.network import Floats, Ints
from wordkeep.annotate.wordpieces import Wordpieces


class OnnxNetwork:
    """A ``Network`` in a folder of ONNX files. Processes, not threads, use more cores: two threads in one gain 6%."""

    def __init__(self, folder: Path) -> None:
        self.wordpieces = Wordpieces(folder / "tokenizer.json")
        names = "encoder back said done acts deeds pair antecedents sentence".split()
        self._sessions = {name: _session(folder / f"{name}.onnx") for name in names}
        self._absent: Floats = _session(folder / "absent.onnx").run(None, {})[0]

    def encode(self, ids: Sequence[int], shapes: Sequence[int], marks: Sequence[int]) -> tuple[Floats, Floats, Floats]:
        """Vectors and scores of one window, and its vectors of half way."""
        named = zip(("ids", "shapes", "marks"), (ids, shapes, marks), strict=True)
        inputs = {name: np.array([row], np.int64) for name, row in named}
        vectors, scores, halfway = self._sessions["encoder"].run(None, inputs)
        return vectors, scores, halfway

    def back(self, halfway: Floats) -> Floats:
        """A window's vectors of half way through the layers that look back."""
        return self._scores("back", halfway=halfway)

    def said(self, tokens: Floats, spans: Floats, near: Ints, lines: Ints) -> Floats:
        """What each wordpiece is to each cue."""
        return self._scores("said", tokens=tokens, spans=spans, near=near, lines=lines)

    def done(self, tokens: Floats, spans: Floats, near: Ints, lines: Ints) -> Floats:
        """What each wordpiece is to each deed."""
        return self._scores("done", tokens=tokens, spans=spans, near=near, lines=lines)

    def acts(self, features: Floats) -> Floats:
        """Acts, strengths and types of statements."""
        return self._scores("acts", features=features)

    def deeds(self, features: Floats) -> Floats:
        """Types, factualities and modes of deeds."""
        return self._scores("deeds", features=features)

    def pair(self, features: Floats) -> Floats:
        """Types between marked pairs."""
        return self._scores("pair", features=features)

    def antecedents(self, asking: Floats, offered: Floats, near: Ints) -> Floats:
        """Earlier mentions."""
        return self._scores("antecedents", asking=asking, offered=offered, near=near)

    def sentence(self, means: Floats) -> Floats:
        """Sentence vectors."""
        return self._scores("sentence", features=means)

    def absent(self) -> Floats:
        """What stands for what is absent."""
        return self._absent

    def _scores(self, head: str, **arrays: Floats | Ints) -> Floats:
        scores: Floats = self._sessions[head].run(None, arrays)[0]
        return scores


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
