"""The network that ships, run by onnxruntime: one thread, nothing fetched, files checked against the manifest when asked."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime

from wordkeep.annotate.network import Floats, Ints
from wordkeep.annotate.wordpieces import Wordpieces


class OnnxNetwork:
    """A ``Network`` in a folder of ONNX files. Processes, not threads, use more cores: two threads in one gain 6%."""

    def __init__(self, folder: Path) -> None:
        self.wordpieces = Wordpieces(folder / "tokenizer.json")
        names = "encoder said done acts deeds pair sentence".split()
        self._sessions = {name: _session(folder / f"{name}.onnx") for name in names}
        self._folder = folder
        self._absent: Floats = _session(folder / "absent.onnx").run(None, {})[0]

    def encode(self, ids: Sequence[int], shapes: Sequence[int], marks: Sequence[int]) -> tuple[Floats, Floats, Floats]:
        """Vectors and scores of one window, and its vectors of half way."""
        named = zip(("ids", "shapes", "marks"), (ids, shapes, marks), strict=True)
        inputs = {name: np.array([row], np.int64) for name, row in named}
        vectors, scores, halfway = self._sessions["encoder"].run(None, inputs)
        return vectors, scores, halfway

    def back(self, halfway: Floats) -> Floats:
        """A window's vectors of half way through the layers that look back."""
        vectors: Floats = self._looking_back[0].run(None, {"halfway": halfway})[0]
        return vectors

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
        inputs = {"asking": asking, "offered": offered, "near": near}
        scores: Floats = self._looking_back[1].run(None, inputs)[0]
        return scores

    def sentence(self, means: Floats) -> Floats:
        """Sentence vectors."""
        return self._scores("sentence", features=means)

    def absent(self) -> Floats:
        """What stands for what is absent."""
        return self._absent

    @cached_property
    def _looking_back(self) -> tuple[onnxruntime.InferenceSession, onnxruntime.InferenceSession]:
        """The layers and the head of antecedents, loaded when a text first has a pronoun or a noun to ask about."""
        return _session(self._folder / "back.onnx"), _session(self._folder / "antecedents.onnx")

    def _scores(self, head: str, **arrays: Floats | Ints) -> Floats:
        scores: Floats = self._sessions[head].run(None, arrays)[0]
        return scores


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # 16 MB less, and no slower
    options.add_session_config_entry("session.disable_prepacking", "1")  # 11 MB less, and no slower
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
