"""Other names in the same places, and words hidden: no unit is seen twice, and names are known by their surroundings.

Most of what is trained on is US news. A name is exchanged for one of the same kind and of as many wordpieces, drawn from the
office holders, states, capitals, parliaments and parties of the world in ``data/actors``; everything else, and every label,
stays where it is. The same name becomes the same other one throughout a unit.
"""

import csv
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from training.units import Unit
from wordkeep.annotate.tags import LAYERS, Range
from wordkeep.annotate.wordpieces import Shape, Wordpieces
from wordkeep.model.mention import MentionKind

SHARE: Final = 0.4  # of the names of a unit that are exchanged
HIDDEN: Final = 0.04  # of the wordpieces, each by itself
MASK: Final = 103  # the wordpiece that the base model knows as a hidden one
TAGS: Final = LAYERS["names"]

Pieces = tuple[tuple[int, ...], tuple[int, ...]]  # ids and shapes


class Swaps:
    """Names by kind and number of wordpieces."""

    def __init__(self, actors: Path, wordpieces: Wordpieces) -> None:
        self._names: dict[tuple[str, int], list[Pieces]] = defaultdict(list)
        for kind, name in sorted(set(_names_of_the_world(actors))):
            pieces = wordpieces.of(name)
            shapes = tuple(shape % len(Shape) for shape in pieces.shapes)
            self._names[kind, len(pieces)].append((tuple(pieces.ids), shapes))

    def of(self, unit: Unit, order: random.Random) -> Unit:
        """The unit with some names exchanged and some wordpieces hidden."""
        ids, shapes = list(unit.ids), list(unit.shapes)
        chosen: dict[tuple[int, ...], Pieces | None] = {}
        for kind, (start, end) in _names_in(unit):
            known = tuple(unit.ids[start:end])
            if known not in chosen:
                offered = self._names.get((kind, end - start), [])
                chosen[known] = order.choice(offered) if offered and order.random() < SHARE else None
            if other := chosen[known]:
                ids[start:end], shapes[start:end] = other[0], _as_written(other[1], unit.shapes[start:end])
        for at in range(len(ids)):
            if order.random() < HIDDEN:
                ids[at] = MASK
        return replace(unit, ids=ids, shapes=shapes)


def _as_written(shapes: tuple[int, ...], before: list[int]) -> list[int]:
    """The shapes of the new name; in capitals where the old one was, opening a line where the old one did."""
    if all(shape % len(Shape) == Shape.UPPER for shape in before):
        return before
    opening = before[0] - before[0] % len(Shape)
    return [shapes[0] + opening, *shapes[1:]]


def _names_in(unit: Unit) -> Iterator[tuple[str, Range]]:
    """The names that the tags of a unit spell, with their kinds."""
    tags = unit.tags.get("names", [])
    for at, tag in enumerate(tags):
        mark, _, kind = TAGS[max(tag, 0)].partition("-")
        if mark == "B":
            end = at + 1
            while end < len(tags) and tags[end] == tag + 1:
                end += 1
            yield kind, (at, end)


def _names_of_the_world(actors: Path) -> Iterable[tuple[str, str]]:
    with (actors / "office_holders.tsv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            name = row["person"].split("(")[0].strip()
            yield MentionKind.PERSON.value, name
            yield MentionKind.PERSON.value, name.split(" ")[-1]
    with (actors / "factbook.jsonl").open(encoding="utf-8") as rows:
        for state in map(json.loads, rows):
            places = (re.split(r"[(,;]", name)[0].strip() for name in (state["name"], state["capital"]) if name)
            yield from ((MentionKind.PLACE.value, place) for place in places)
            if state["demonym_adjective"]:
                yield MentionKind.NATIONALITY.value, state["demonym_adjective"].split(" ")[0].strip(",;")
            house = state["legislature"]
            named = [house.get("legislature name")] if isinstance(house, dict) else []
            parties = (line.split(" or ") for line in (state["parties"] or "").splitlines())
            for name in filter(None, (*named, *(part for line in parties for part in line))):
                if len(name) < 60 and name[0].isupper() and "(" not in name:
                    yield MentionKind.ORGANISATION.value, name.strip("] ")
