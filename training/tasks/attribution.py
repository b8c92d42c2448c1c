"""The attribution head: which wordpieces are source, cue and content, and which of these belong together.

Tags are one of seven per wordpiece (BIO over the three roles; PolNeAR marks outermost attributions, so that roles hardly
overlap). Links are two choices: each cue chooses its source or none, each fragment of content chooses its cue or none.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from training.encoder import LONGEST, WIDTH, Pieces, Wordpieces, padded

ROLES: Final = ("source", "cue", "content")
TAGS: Final = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BI"))
IGNORED: Final = -100

CORE: Final = 300  # wordpieces of a window that its tags are taken for
CONTEXT: Final = 60  # wordpieces on both sides that it only sees

Range = tuple[int, int]  # of wordpieces, half-open


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution in wordpieces of its article; ``source`` and ``cue`` are empty where there is none."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An article in wordpieces with its attributions."""

    pieces: Pieces
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Wordpieces ``[start, end)`` of a text, tags being taken for ``[core_start, core_end)`` only."""

    text: Text
    start: int
    end: int
    core_start: int
    core_end: int


def texts_of(path: Path, wordpieces: Wordpieces) -> Iterator[Text]:
    """The articles of a PolNeAR file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            pieces = wordpieces.of(row["text"])
            marked = (Marked(*(_ranges(each[role], pieces.offsets) for role in ROLES)) for each in row["attributions"])
            yield Text(pieces, tuple(marked))


def windows_of(text: Text) -> Iterator[Window]:
    """The text cut into cores of at most ``CORE`` wordpieces, each with its context."""
    length = len(text.pieces.ids)
    for start in range(0, length, CORE):
        end = min(start + CORE, length)
        yield Window(text, max(0, start - CONTEXT), min(length, end + CONTEXT), start, end)


def tags_of(text: Text) -> list[int]:
    """The tag of each wordpiece; where roles overlap a cue wins over a source, and a source over content."""
    tags = [0] * len(text.pieces.ids)
    for role in ("content", "source", "cue"):
        begin = TAGS.index(f"B-{role}")
        for each in text.marked:
            for start, end in getattr(each, role):
                tags[start:end] = [begin, *[begin + 1] * (end - start - 1)]
    return tags


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side: ``(batch, length)`` each, special wordpieces included."""

    windows: tuple[Window, ...]
    ids: Tensor
    shapes: Tensor
    mask: Tensor
    tags: Tensor


def batch_of(windows: Sequence[Window], wordpieces: Wordpieces) -> Batch:
    """Windows as tensors; tags outside the cores are ignored by the loss."""
    ids, shapes, tags = [], [], []
    for window in windows:
        pieces = window.text.pieces
        ids.append([wordpieces.opening, *pieces.ids[window.start : window.end], wordpieces.closing])
        shapes.append([0, *pieces.shapes[window.start : window.end], 0])
        gold = tags_of(window.text)
        inside = [
            gold[at] if window.core_start <= at < window.core_end else IGNORED for at in range(window.start, window.end)
        ]
        tags.append([IGNORED, *inside, IGNORED])
    assert max(map(len, ids)) <= LONGEST
    mask = padded([[1] * len(row) for row in ids])
    return Batch(tuple(windows), padded(ids), padded(shapes), mask, padded(tags, IGNORED))


class AttributionHead(nn.Module):
    """Tags of wordpieces, and scores of links between spans."""

    NEAR: Final = 16  # buckets of distance, in powers of two to either side

    def __init__(self) -> None:
        super().__init__()
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.distance = nn.Embedding(2 * self.NEAR + 1, 64)
        self.between = nn.Embedding(8, 32)  # cues that stand between the two
        self.links = nn.ModuleDict({role: _Scorer(3 * WIDTH + 96) for role in ("source", "content")})
        self.nothing = nn.ParameterDict({role: nn.Parameter(torch.zeros(1)) for role in ("source", "content")})

    def scores(
        self, vectors: Tensor, role: str, asking: Sequence[Range], offered: Sequence[Range], cues: Sequence[Range]
    ) -> Tensor:
        """How much each span in ``asking`` goes with each in ``offered`` and, in the last column, with none.

        For ``source`` cues ask and sources are offered; for ``content`` fragments ask and cues are offered.
        """
        left = torch.stack([vectors[start:end].mean(0) for start, end in asking])
        right = torch.stack([vectors[start:end].mean(0) for start, end in offered])
        pairs = [(each, other) for each in asking for other in offered]
        far = torch.tensor([_bucket(other[0] - each[0], self.NEAR) for each, other in pairs])
        many = torch.tensor([min(7, _between(each, other, cues)) for each, other in pairs])
        shape = (len(asking), len(offered), -1)
        place = torch.cat([self.distance(far), self.between(many)], -1).view(shape)
        a, b = left[:, None].expand(shape[0], shape[1], WIDTH), right[None].expand(shape[0], shape[1], WIDTH)
        scored = self.links[role](torch.cat([a, b, a * b, place], -1)).squeeze(-1)
        return torch.cat([scored, self.nothing[role].expand(len(asking), 1)], 1)


class _Scorer(nn.Sequential):
    def __init__(self, width: int) -> None:
        super().__init__(nn.Linear(width, 192), nn.GELU(), nn.Dropout(0.1), nn.Linear(192, 1))


def loss_of(head: AttributionHead, vectors: Tensor, batch: Batch) -> Tensor:
    """The mean loss of the tags in the cores, plus that of the links inside each window."""
    tags = cross_entropy(head.tags(vectors).float().flatten(0, 1), batch.tags.flatten(), ignore_index=IGNORED)
    links = [each for row, window in enumerate(batch.windows) for each in _link_losses(head, vectors[row, 1:], window)]
    return tags + torch.stack(links).mean() if links else tags


def _link_losses(head: AttributionHead, vectors: Tensor, window: Window) -> Iterator[Tensor]:
    """The losses of the choices that the spans of gold inside the window have to make."""
    whole = [each for each in window.text.marked if each.cue and _inside(each.cue[0], window)]
    if not whole:
        return
    cues = [_moved(each.cue[0], window) for each in whole]
    sources = sorted({span for each in window.text.marked for span in each.source[:1] if _inside(span, window)})
    if sources:
        offered = [_moved(span, window) for span in sources]
        scores = head.scores(vectors, "source", cues, offered, cues)
        right = [
            sources.index(each.source[0]) if each.source and each.source[0] in sources else len(sources)
            for each in whole
        ]
        yield cross_entropy(scores.float(), torch.tensor(right))
    owner = {span: number for number, each in enumerate(whole) for span in each.content}
    fragments = [span for each in window.text.marked for span in each.content if _inside(span, window)]
    if fragments:
        asking = [_moved(span, window) for span in fragments]
        scores = head.scores(vectors, "content", asking, cues, cues)
        yield cross_entropy(scores.float(), torch.tensor([owner.get(span, len(cues)) for span in fragments]))


def spans_of(tags: Sequence[int]) -> dict[str, list[Range]]:
    """The spans that tags spell, by role; an I without its B before it opens a span as well."""
    spans: dict[str, list[Range]] = {role: [] for role in ROLES}
    begin, role = 0, ""
    for at, tag in enumerate([*tags, 0]):
        mark, _, name = TAGS[tag].partition("-")
        if role and (mark != "I" or name != role):
            spans[role].append((begin, at))
            role = ""
        if name and not role:
            begin, role = at, name
    return spans


def linked(head: AttributionHead, vectors: Tensor, tags: Sequence[int]) -> list[Marked]:
    """The attributions in an article: ``vectors`` and ``tags`` of all of its wordpieces."""
    spans = spans_of(tags)
    if not spans["cue"] or not spans["content"]:
        return []
    cues = spans["cue"]
    owners = head.scores(vectors, "content", spans["content"], cues, cues).argmax(1).tolist()
    chosen = [len(spans["source"])] * len(cues)
    if spans["source"]:
        chosen = head.scores(vectors, "source", cues, spans["source"], cues).argmax(1).tolist()
    found = []
    for number, cue in enumerate(cues):
        content = tuple(span for span, owner in zip(spans["content"], owners, strict=True) if owner == number)
        source = (spans["source"][chosen[number]],) if chosen[number] < len(spans["source"]) else ()
        if content:
            found.append(Marked(source, (cue,), content))
    return found


def _ranges(spans: Sequence[Sequence[int]] | None, offsets: Sequence[Range]) -> tuple[Range, ...]:
    """Character spans as ranges of the wordpieces they touch; those that touch none are left out."""
    ranges = []
    for start, end in spans or ():
        touched = [at for at, (first, last) in enumerate(offsets) if first < end and start < last]
        if touched:
            ranges.append((touched[0], touched[-1] + 1))
    return tuple(ranges)


def _inside(span: Range, window: Window) -> bool:
    return window.start <= span[0] and span[1] <= window.end


def _moved(span: Range, window: Window) -> Range:
    return span[0] - window.start, span[1] - window.start


def _bucket(distance: int, near: int) -> int:
    size = min(abs(distance).bit_length(), near)
    return near + (size if distance > 0 else -size)


def _between(one: Range, other: Range, cues: Sequence[Range]) -> int:
    low, high = min(one[0], other[0]), max(one[0], other[0])
    return sum(low < start < high for start, _ in cues)
