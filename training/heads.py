"""The heads on the encoder, each a small module that is exported as it stands.

All of them read the encoder's vectors; none but ``marks`` in the encoder's input asks for a second pass.
"""

from copy import deepcopy
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu

from training.encoder import HALFWAY, WIDTH, Encoder
from wordkeep.annotate.tags import ACTS, DONE, FACTUALITIES, LAYERS, SAID, STRENGTHS, TYPED_MODES, TYPES

HIDDEN: Final = 128
WIDE: Final = 192
FAR: Final = 24  # buckets of distance to either side
LINES: Final = 4  # lines further than this to either side count as this far


def bucket_of(distance: Tensor) -> Tensor:
    """Signed distances in wordpieces as numbers 0 to 48: exact up to 8, then ever coarser."""
    size = distance.abs()
    far = 8 + ((size.clamp(min=1).float() / 8).log2() * 3).floor().long()
    return FAR + distance.sign() * torch.where(size <= 8, size, far.clamp(9, FAR))


class Conditioned(nn.Module):
    """What each wordpiece is to one span (a cue, a deed): the span is compared with every wordpiece of the window.

    ``forward(tokens, spans, near, lines)``: vectors ``(…, L, 384)`` of the wordpieces and ``(…, S, 384)`` of the spans,
    distances in buckets and in lines ``(…, S, L)``, to scores ``(…, S, L, tags)``.
    """

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.token, self.span = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN)
        self.times_token, self.times_span = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN)
        self.near = nn.Embedding(2 * FAR + 1, HIDDEN)
        self.lines = nn.Embedding(2 * LINES + 1, HIDDEN)
        self.out = nn.Linear(HIDDEN, tags)
        self.dropout = nn.Dropout(0.1)

    def forward(self, tokens: Tensor, spans: Tensor, near: Tensor, lines: Tensor) -> Tensor:
        """The scores."""
        together = self.times_token(tokens).unsqueeze(-3) * self.times_span(spans).unsqueeze(-2)
        hidden = self.token(tokens).unsqueeze(-3) + self.span(spans).unsqueeze(-2) + together
        hidden = gelu(hidden + self.near(near) + self.lines(lines))
        scores: Tensor = self.out(self.dropout(hidden))
        return scores


class Sorted(nn.Sequential):
    """A vector made of several to scores."""

    def __init__(self, parts: int, classes: int) -> None:
        super().__init__(nn.Linear(parts * WIDTH, 192), nn.GELU(), nn.Dropout(0.1), nn.Linear(192, classes))


class Back(nn.Module):
    """The layers that look back: the encoder's upper ones once more, taught nothing but antecedents.

    What half of the encoder made of a window goes in, ``(…, L, 384)``, and comes out as vectors that know who is who.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.layers = nn.ModuleList(deepcopy(layer) for layer in encoder.layers[HALFWAY:])

    def forward(self, halfway: Tensor, seen: Tensor | None = None) -> Tensor:
        """The vectors; ``seen`` is ``(batch, 1, 1, L)``, true where there is a wordpiece."""
        for layer in self.layers:
            halfway = layer(halfway, seen)
        return halfway


class Antecedents(nn.Module):
    """How much a span goes back to each of others, and to none: ``(A, 384)``, ``(C, 384)``, ``(A, C)`` to ``(A, C + 1)``."""

    def __init__(self) -> None:
        super().__init__()
        self.asking, self.offered = nn.Linear(WIDTH, WIDE), nn.Linear(WIDTH, WIDE)
        self.times_asking, self.times_offered = nn.Linear(WIDTH, WIDE), nn.Linear(WIDTH, WIDE)
        self.near = nn.Embedding(2 * FAR + 1, WIDE)
        self.hidden = nn.Linear(WIDE, WIDE)
        self.out = nn.Linear(WIDE, 1)
        self.nothing = nn.Linear(WIDTH, 1)
        self.dropout = nn.Dropout(0.1)

    def forward(self, asking: Tensor, offered: Tensor, near: Tensor) -> Tensor:
        """The scores."""
        together = self.times_asking(asking)[:, None] * self.times_offered(offered)[None]
        hidden = gelu(self.asking(asking)[:, None] + self.offered(offered)[None] + together + self.near(near))
        hidden = self.dropout(gelu(self.hidden(self.dropout(hidden))))
        return torch.cat([self.out(hidden).squeeze(-1), self.nothing(asking)], 1)


class Heads(nn.Module):
    """All heads, by name."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens = nn.Linear(WIDTH, sum(map(len, LAYERS.values())))  # the tags of all layers side by side
        self.said = Conditioned(len(SAID))
        self.done = Conditioned(len(DONE))
        self.acts = Sorted(4, len(ACTS) + len(STRENGTHS) + len(TYPES))  # source, cue, mean and greatest of the content
        self.deeds = Sorted(2, len(TYPES) - 1 + len(FACTUALITIES) + len(TYPED_MODES))  # mean and greatest of the words
        self.pair = Sorted(4, len(TYPES))  # source, target, the first special wordpiece, mean of all
        self.antecedents = Antecedents()
        self.absent = nn.Parameter(torch.zeros(3, WIDTH))  # no source, no cue, no target
        self.sentence = nn.Linear(WIDTH, WIDTH)
        with torch.no_grad():
            self.sentence.weight.copy_(torch.eye(WIDTH))
            self.sentence.bias.zero_()
