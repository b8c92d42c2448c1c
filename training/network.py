"""The model of a checkpoint as a ``Network``, in float32: what the exported int8 files are compared with."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from training.encoder import BASE, Encoder
from training.model import Model
from wordkeep.annotate.network import Floats, Ints
from wordkeep.annotate.wordpieces import Wordpieces


class TorchNetwork:
    """A ``Network`` run by torch."""

    def __init__(self, model: Model) -> None:
        self.wordpieces = Wordpieces(BASE / "tokenizer.json")
        self.model = model.eval()

    @classmethod
    def read(cls, folder: Path) -> "TorchNetwork":
        """The network of a run's checkpoint."""
        model = Model(Encoder())
        model.load_state_dict(torch.load(folder / "checkpoint.pt", weights_only=True)["model"])
        return cls(model)

    def encode(self, ids: Sequence[int], shapes: Sequence[int], marks: Sequence[int]) -> tuple[Floats, Floats, Floats]:
        """Vectors and scores of one window, and its vectors of half way."""
        tensors = [torch.tensor([row]) for row in (ids, shapes, marks, [1] * len(ids))]
        with torch.inference_mode():
            vectors, halfway = (each[0] for each in self.model.encoder.both(*tensors))
            return vectors.numpy(), self.model.heads.tokens(vectors).numpy(), halfway.numpy()

    def back(self, halfway: Floats) -> Floats:
        """A window's vectors of half way through the layers that look back."""
        with torch.inference_mode():
            vectors: Floats = self.model.back(torch.from_numpy(halfway)[None])[0].numpy()
        return vectors

    def said(self, tokens: Floats, spans: Floats, near: Ints, lines: Ints) -> Floats:
        """What each wordpiece is to each cue."""
        return self._head("said", tokens, spans, near, lines)

    def done(self, tokens: Floats, spans: Floats, near: Ints, lines: Ints) -> Floats:
        """What each wordpiece is to each deed."""
        return self._head("done", tokens, spans, near, lines)

    def acts(self, features: Floats) -> Floats:
        """Acts, strengths and types of statements."""
        return self._head("acts", features)

    def deeds(self, features: Floats) -> Floats:
        """Types, factualities and modes of deeds."""
        return self._head("deeds", features)

    def pair(self, features: Floats) -> Floats:
        """Types between marked pairs."""
        return self._head("pair", features)

    def antecedents(self, asking: Floats, offered: Floats, near: Ints) -> Floats:
        """Earlier mentions."""
        return self._head("antecedents", asking, offered, near)

    def sentence(self, means: Floats) -> Floats:
        """Sentence vectors."""
        return self._head("sentence", means)

    def absent(self) -> Floats:
        """What stands for what is absent."""
        absent: Floats = self.model.heads.absent.detach().numpy()
        return absent

    def _head(self, name: str, *arrays: Floats | Ints) -> Floats:
        tensors = (torch.from_numpy(np.ascontiguousarray(array)) for array in arrays)
        with torch.inference_mode():
            scores: Floats = getattr(self.model.heads, name)(*tensors).numpy()
        return scores
