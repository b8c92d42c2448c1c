"""Names exchanged in training leave every label where it is."""

import json
import random
from pathlib import Path

import pytest

from training.swaps import MASK, Swaps
from training.units import Unit, joined
from wordkeep.annotate.shipped import FOLDER
from wordkeep.annotate.tags import LAYERS
from wordkeep.annotate.wordpieces import Shape, Wordpieces

WORDPIECES = Wordpieces(FOLDER / "tokenizer.json")
BEGIN = LAYERS["names"].index("B-person")
STATE = {
    "name": "Peru",
    "capital": "Lima (seat of government)",
    "demonym_adjective": "Peruvian",
    "legislature": {"legislature name": "Congress"},
    "parties": "Green Party or GP",
}


@pytest.fixture
def swaps(tmp_path: Path) -> Swaps:
    (tmp_path / "office_holders.tsv").write_text("person\tposition\nMary Green\tminister\n", encoding="utf-8")
    (tmp_path / "factbook.jsonl").write_text(json.dumps(STATE) + "\n", encoding="utf-8")
    return Swaps(tmp_path, WORDPIECES)


def unit_of(text: str, *named: int) -> Unit:
    """A unit of single wordpieces, those of these numbers being names of persons."""
    pieces = WORDPIECES.of(text)
    names = [BEGIN if at in named else 0 for at in range(len(pieces))]
    return Unit(pieces.ids, pieces.shapes, pieces.lines(), {"names": names})


def test_a_name_becomes_the_same_other_one_throughout_or_stays(swaps: Swaps) -> None:
    unit = unit_of("Smith met Green and Smith left", 0, 2, 4)
    green = WORDPIECES.of("Green").ids[0]
    seen = set()
    for seed in range(60):
        other = swaps.of(unit, random.Random(seed))
        assert (len(other), other.tags, other.lines) == (len(unit), unit.tags, unit.lines)
        first, second = (other.ids[at] if other.ids[at] != MASK else None for at in (0, 4))
        if first is not None and second is not None:
            assert first == second
            seen.add(first)
        changed = [at for at in (1, 3, 5) if other.ids[at] not in {unit.ids[at], MASK}]
        assert changed == []
    assert seen == {unit.ids[0], green}


def test_names_are_written_as_those_they_stand_for(swaps: Swaps) -> None:
    other = next(
        found
        for seed in range(200)
        if (found := swaps.of(unit_of("SMITH met Smith", 0), random.Random(seed))).ids[0] != MASK
        and found.ids[0] != found.ids[2]
    )
    assert other.shapes[0] == Shape.UPPER + len(Shape)


def test_a_unit_without_names_has_words_hidden_only(swaps: Swaps) -> None:
    pieces = WORDPIECES.of("the talks ended late " * 50)
    unit = Unit(pieces.ids, pieces.shapes, pieces.lines())
    other = swaps.of(unit, random.Random(1))
    hidden = [at for at in range(len(unit)) if other.ids[at] != unit.ids[at]]
    assert {other.ids[at] for at in hidden} == {MASK}
    assert 0 < len(hidden) < 0.1 * len(unit)
    assert other.shapes == unit.shapes


def test_joined_units_stand_one_after_the_other() -> None:
    one, other = unit_of("Smith left", 0), unit_of("Green stayed", 0)
    same_line, own_line = joined([one, other], [False, False]), joined([one, other], [True, True])
    assert same_line.ids == own_line.ids == one.ids + other.ids
    assert (same_line.lines, own_line.lines) == ([0, 0, 0, 0], [0, 0, 1, 1])
    assert same_line.shapes[2] == Shape.TITLE
    assert own_line.shapes[2] == Shape.TITLE + len(Shape)
    assert same_line.tags["names"] == [BEGIN, 0, BEGIN, 0]
