"""Labelled texts in wordpieces, cut to the length the encoder takes: what batches are made of."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from evaluation.attribution import Attribution
from evaluation.exact import place
from evaluation.sentences import with_that
from training.corpora import Labelled
from training.data.check import SENTENCES
from wordkeep.annotate.tags import LAYERS, Range
from wordkeep.annotate.wordpieces import Pieces, Shape, Wordpieces
from wordkeep.model.mention import MentionKind, Naming
from wordkeep.model.span import Span

IGNORED: Final = -100


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in wordpieces; what is not labelled is ``None``, what the text does not have is ``None`` as well."""

    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    acts: frozenset[str] | None = None
    strength: str | None = None
    plover: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A deed in wordpieces, with all types that its words have."""

    words: Range
    types: frozenset[str]
    modes: frozenset[tuple[str, str]]
    factuality: str
    actor: Range | None
    recipient: Range | None


@dataclass(frozen=True, slots=True)
class Pair:
    """An ordered pair of mentions (or one of them) and the PLOVER types one of which holds between them."""

    source: Range | None
    target: Range | None
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of text that is encoded in one go, with its labels.

    ``tags`` has one list for each layer labelled; ``linked`` says whether ``said`` is complete, so that a cue which is
    not in it is none. ``ids`` and ``shapes`` are without special wordpieces.
    """

    ids: list[int]
    shapes: list[int]
    lines: list[int]
    tags: dict[str, list[int]] = field(default_factory=dict)
    said: tuple[Said, ...] = ()
    linked: bool = False
    done: tuple[Done, ...] | None = None
    pair: Pair | None = None

    def __len__(self) -> int:
        return len(self.ids)


def unit_of(labelled: Labelled, wordpieces: Wordpieces) -> Unit:
    """A whole labelled text, of any length, as one unit."""
    pieces = wordpieces.of(labelled.text)
    said = tuple(_said(each, pieces) for each in labelled.attributions or ())
    tags = {}
    if labelled.attributions is not None:
        tags["attribution"] = _attribution_tags(said, len(pieces))
    if labelled.names is not None:
        tags["names"] = _tags("names", ((span, kind.value) for span, kind in labelled.names), pieces)
    if labelled.common is not None:
        tags["common"] = _tags(
            "common", ((span, _common(kind, naming)) for span, kind, naming in labelled.common), pieces
        )
    if labelled.times is not None:
        tags["times"] = _tags("times", ((span, kind.value) for span, kind in labelled.times), pieces)
    return Unit(pieces.ids, pieces.shapes, pieces.lines(), tags, said, labelled.attributions is not None)


def cut(unit: Unit, start: int, end: int) -> Unit:
    """Wordpieces ``[start, end)`` of a unit, with the labels that lie in them; what is cut through is trimmed or left out."""

    def moved(span: Range | None) -> Range | None:
        if span is None or span[0] >= end or span[1] <= start:
            return None
        return max(span[0], start) - start, min(span[1], end) - start

    def statement(said: Said) -> Said | None:
        if said.cue and not (start <= said.cue[0] and said.cue[1] <= end):
            return None
        content = tuple(filter(None, map(moved, said.content)))
        return replace(said, source=moved(said.source), cue=moved(said.cue), content=content) if content else None

    return Unit(
        unit.ids[start:end],
        unit.shapes[start:end],
        unit.lines[start:end],
        {layer: tags[start:end] for layer, tags in unit.tags.items()},
        tuple(filter(None, map(statement, unit.said))),
        unit.linked,
    )


def windows_of(unit: Unit, longest: int, offset: int) -> Iterator[Unit]:
    """A unit cut into windows of ``longest`` wordpieces, the first one shorter by ``offset``."""
    begin = 0
    for end in (*range(longest - offset, len(unit), longest), len(unit)):
        if end - begin > 2:
            yield cut(unit, begin, end)
        begin = end


def joined(units: Sequence[Unit], apart: Sequence[bool]) -> Unit:
    """Units one after the other as one text, those that are ``apart`` on lines of their own; all have the same layers."""
    whole = units[0]
    for unit, new_line in zip(units[1:], apart[1:], strict=True):
        at, line = len(whole), whole.lines[-1] + new_line
        opened = [shape if new_line else shape % len(Shape) for shape in unit.shapes[:1]]
        moved = [_moved(each, at) for each in unit.said], [_moved(each, at) for each in unit.done or ()]
        whole = Unit(
            whole.ids + unit.ids,
            [*whole.shapes, *opened, *unit.shapes[1:]],
            whole.lines + [line + each for each in unit.lines],
            {layer: tags + unit.tags[layer] for layer, tags in whole.tags.items()},
            (*whole.said, *moved[0]),
            whole.linked and unit.linked,
            None if whole.done is None or unit.done is None else (*whole.done, *moved[1]),
        )
    return whole


def _moved(each: Any, by: int) -> Any:
    """A statement or a deed, its wordpieces numbered from another start."""

    def moved(value: Any) -> Any:
        is_range = isinstance(value, tuple) and len(value) == 2 and all(isinstance(part, int) for part in value)
        if is_range:
            return value[0] + by, value[1] + by
        return tuple(map(moved, value)) if isinstance(value, tuple) else value

    return replace(each, **{place.name: moved(getattr(each, place.name)) for place in fields(each)})


def sentences(wordpieces: Wordpieces, *, keep: Any, folder: Path = SENTENCES) -> Iterator[tuple[Unit, list[Unit]]]:
    """The project's own sentences for which ``keep(id)`` holds: each as a unit, and its pairs as units of their own."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if keep(row["id"]):
                yield _sentence(row, wordpieces)


def _sentence(row: dict[str, Any], wordpieces: Wordpieces) -> tuple[Unit, list[Unit]]:
    text = row["text"]
    pieces = wordpieces.of(text)

    def ranged(exact: Any) -> Range | None:
        return None if exact is None else pieces.range_of(_found(text, exact))

    said = tuple(
        Said(
            ranged(each["source"]),
            ranged(each["cue"]),
            tuple(filter(None, (pieces.range_of(with_that(text, _found(text, part))) for part in each["content"]))),
            frozenset(each["acts"]),
            each["strength"] or "",
            each["plover"] or "NONE",
        )
        for each in row["statements"]
    )
    outer = tuple(each for each in said if not any(_inside(each, other) for other in said))
    deeds: dict[Range, Done] = {}
    for event in row["events"]:
        words = ranged(event["words"])
        assert words is not None
        types, modes = {event["type"]}, {(event["type"], event["mode"] or "")}
        if words in deeds:
            types, modes = types | deeds[words].types, modes | deeds[words].modes
        actor, recipient = ranged(event["actor"]), ranged(event["recipient"])
        deeds[words] = Done(words, frozenset(types), frozenset(modes), event["factuality"], actor, recipient)
    done = tuple(deeds.values())
    tags = {
        "attribution": _attribution_tags(outer, len(pieces)),
        "deeds": _paint("deeds", ((each.words, "deed") for each in done), len(pieces)),
    }
    unit = Unit(pieces.ids, pieces.shapes, pieces.lines(), tags, said, linked=False, done=done)
    return replace(unit, linked=all(each in outer for each in said)), list(_pairs(unit, row, ranged))


def _pairs(unit: Unit, row: dict[str, Any], ranged: Any) -> Iterator[Unit]:
    """Every ordered pair of two who are named by deeds or statements, with what holds between them, or none."""
    holds: dict[tuple[Range, Range | None], set[str]] = {}
    for event in row["events"]:
        actor, recipient = ranged(event["actor"]), ranged(event["recipient"])
        if actor:
            holds.setdefault((actor, recipient if recipient != actor else None), set()).add(event["type"])
    for each in row["statements"]:
        source, target = ranged(each["source"]), ranged(each["target"])
        if source and each["plover"] and source != target:
            holds.setdefault((source, target), set()).add(each["plover"])
    named = sorted({span for pair in holds for span in pair if span})
    bare = Unit(unit.ids, unit.shapes, unit.lines)
    for (source, target), types in holds.items():
        yield replace(bare, pair=Pair(source, target, tuple(sorted(types))))
    others = [(a, b) for a in named for b in named if a != b and (a, b) not in holds and not _overlap(a, b)]
    symmetric = {"AGREE", "CONSULT", "COOPERATE", "SUPPORT", "ASSAULT"}
    for source, target in others[:2]:
        if not holds.get((target, source), set()) & symmetric:
            yield replace(bare, pair=Pair(source, target, ("NONE",)))
    if not row["events"] and not row["statements"]:
        yield from _none_pairs(bare)


def _none_pairs(bare: Unit) -> Iterator[Unit]:
    """A passage without any deed or saying: two of its capitalised words do nothing to one another."""
    titled = [at for at, shape in enumerate(bare.shapes) if shape == 2]
    if len(titled) >= 2:
        yield replace(bare, pair=Pair((titled[0], titled[0] + 1), (titled[-1], titled[-1] + 1), ("NONE",)))


def plv_pairs(rows: Iterable[dict[str, str]], wordpieces: Wordpieces) -> Iterator[Unit]:
    """Rows of PLV as pairs. The merged YIELD may be either of its two types."""
    for row in rows:
        marked = row["marked_sentence"]
        plain, spans = unmarked(marked)
        pieces = wordpieces.of(plain)
        source, target = (pieces.range_of(spans[each]) if each in spans else None for each in "st")
        types = ("CONCEDE", "RETREAT") if row["gold_root"] == "YIELD" else (row["gold_root"],)
        yield Unit(pieces.ids, pieces.shapes, pieces.lines(), pair=Pair(source, target, types))


def unmarked(marked: str) -> tuple[str, dict[str, Span]]:
    """A sentence with ``<s>..</s>`` and ``<t>..</t>`` without them, and where they stood."""
    spans: dict[str, Span] = {}
    plain, opened = "", 0
    while True:
        at = min((found for mark in ("<s>", "</s>", "<t>", "</t>") if (found := marked.find(mark)) >= 0), default=-1)
        if at < 0:
            return plain + marked, spans
        plain += marked[:at]
        closing = marked[at + 1] == "/"
        if closing:
            spans.setdefault(marked[at + 2], Span(opened, len(plain)))  # the first time, where there are several
        opened = len(plain)
        marked = marked[at + (4 if closing else 3) :]


def _said(each: Attribution, pieces: Pieces) -> Said:
    def first(spans: Sequence[Span]) -> Range | None:
        return pieces.range_of(Span(spans[0].start, spans[-1].end)) if spans else None

    source = pieces.range_of(each.source[0]) if each.source else None
    return Said(source, first(each.cue), tuple(filter(None, (pieces.range_of(span) for span in each.content))))


def _attribution_tags(said: Sequence[Said], length: int) -> list[int]:
    """Where roles overlap a cue wins over a source, and a source over content."""
    content = [(span, "content") for each in said for span in each.content]
    sources = [(each.source, "source") for each in said if each.source]
    cues = [(each.cue, "cue") for each in said if each.cue]
    return _paint("attribution", [*content, *sources, *cues], length)


def _tags(layer: str, labels: Iterable[tuple[Span, str]], pieces: Pieces) -> list[int]:
    ranged = ((pieces.range_of(span), label) for span, label in labels)
    return _paint(layer, ((span, label) for span, label in ranged if span), len(pieces))


def _paint(layer: str, labels: Iterable[tuple[Range, str]], length: int) -> list[int]:
    tags = [0] * length
    for (start, end), label in labels:
        begin = LAYERS[layer].index(f"B-{label}")
        tags[start:end] = [begin, *[begin + 1] * (end - start - 1)]
    return tags


def _common(kind: MentionKind, naming: Naming) -> str:
    return f"{naming}:{MentionKind.OTHER if naming is Naming.PRONOUN else kind}"


def _found(text: str, exact: Any) -> Span:
    return Span(*place(text, exact))


def _inside(inner: Said, outer: Said) -> bool:
    if inner is outer or inner.content == outer.content:
        return False
    return all(any(a <= start and end <= b for a, b in outer.content) for start, end in inner.content)


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
