import json
from pathlib import Path

import pytest

from evaluation.card import CARD, card, current
from evaluation.corpora import Missing
from evaluation.floors import floors
from evaluation.intervals import Figure
from evaluation.manifest import Manifest, manifest_of, shipped
from evaluation.table import Scores, write

WRITTEN = {
    "name": "wordkeep-reader",
    "version": "3",
    "files": {"model.onnx": {"sha256": "ab" * 32, "bytes": 23_456_789}},
    "trained_on": [
        {"set": "PolNeAR train", "licence": "none stated", "use": "attribution"},
        {"set": "own sentences", "licence": "CC BY 4.0", "use": "acts and deeds"},
    ],
    "steps": 12000,
    "seed": 20,
}


@pytest.fixture
def manifest() -> Manifest:
    return manifest_of(WRITTEN)


def scores_of(manifest: Manifest) -> Scores:
    figures = {name: Figure(0.8125, 0.75, 0.875, 84) for name in floors().measures}
    areas = {"names.area.africa": Figure(0.7, 0.6, 0.8, 220)}
    return Scores("r-3", manifest.fingerprint, {"data/x.jsonl": "cd" * 32}, figures | areas)


def test_the_card_tells_what_was_measured_and_what_it_learnt_from(manifest: Manifest) -> None:
    page = card(manifest, scores_of(manifest), floors())
    for heading in (
        "# Model card: wordkeep-reader 3", "## What it is", "## Intended use", "## Not for", "## Training data", "## Scores",
        "## Calibration", "## Error rates by side", "## Limits", "## How to reproduce",
    ):  # fmt: skip
        assert f"\n{heading}\n" in page
    for row in (
        "| PolNeAR train | none stated | attribution |",
        "| own sentences | CC BY 4.0 | acts and deeds |",
        "| `model.onnx` | 23,456,789 | `abab",
        "| africa | 70.0 | 60.0 to  80.0 | 220 |",
        "81.2 | 75.0 to  87.5 | 72 | 78 | 69.0 BERT with a linker | 75.3 two people |",
        "| <5 | <2 |",
        "| `data/x.jsonl` | `cdcd",
    ):
        assert row in page
    assert "12,000 steps, seed 20" in page


def test_without_parts_of_the_world_the_card_says_what_is_not_measured(manifest: Manifest) -> None:
    scores = scores_of(manifest)
    bare = {name: each for name, each in scores.figures.items() if "area" not in name}
    page = card(manifest, Scores(scores.reader, scores.model, scores.corpora, bare), floors())
    assert "part of the world |" not in page
    assert "not measured by side" in page


def test_the_fingerprint_is_of_what_decides_the_scores(manifest: Manifest) -> None:
    assert manifest_of(WRITTEN | {"version": "4", "steps": 1}).fingerprint == manifest.fingerprint
    assert manifest_of(WRITTEN | {"calibration": {"acts": [1.0, 0.1]}}).fingerprint != manifest.fingerprint
    other = {"model.onnx": {"sha256": "ac" * 32, "bytes": 23_456_789}}
    assert manifest_of(WRITTEN | {"files": other}).fingerprint != manifest.fingerprint


def test_no_card_of_what_was_not_measured(tmp_path: Path, manifest: Manifest) -> None:
    model, scores = tmp_path / "manifest.json", tmp_path / "scores.json"
    with pytest.raises(Missing, match=r"manifest\.json is not there"):
        current(model, scores)
    model.write_text(json.dumps(WRITTEN), encoding="utf-8")
    with pytest.raises(Missing, match="run: make score"):
        current(model, scores)
    write(Scores("r-3", "another", {}, {}), scores)
    with pytest.raises(Missing, match="of another model"):
        current(model, scores)
    write(scores_of(manifest), scores)
    assert current(model, scores).startswith("<!-- Made by")


@pytest.mark.skipif(shipped() is None, reason="no trained reader ships yet")
def test_the_card_is_current() -> None:
    assert CARD.read_text(encoding="utf-8") == current(), "run: make docs"
