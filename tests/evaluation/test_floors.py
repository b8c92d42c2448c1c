"""Quality is a test: what ships was measured, on the pinned corpora, and keeps every floor."""

import json
import shutil
from pathlib import Path

import pytest

from evaluation import floors as of_floors
from evaluation.corpora import digest
from evaluation.floors import FLOORS, Floor, changed, digests, floors, lower
from evaluation.manifest import shipped
from evaluation.table import SCORES, below, scores_in

AGREED = {
    "attribution.A2": 0.72,
    "attribution.exact-source": 0.78,
    "attribution.exact-cue": 0.71,
    "attribution.exact-content": 0.66,
    "names": 0.73,
    "times.strict": 0.76,
    "times.relaxed": 0.88,
    "plover.type": 0.80,
    "plover.quad": 0.90,
    "deeds": 0.55,
    "ordinary": 0.05,
    "acts.macro": 0.70,
    "who": 0.92,
    "speakers.sources.precision": 0.80,
    "gap": 0.68,
    "times.value": 0.70,
    "places.country": 0.95,
    "meetings.grouping": 0.90,
    "meetings.sides": 0.90,
    "meetings.silences": 0.95,
    "meetings.badges": 0.85,
    "commitments.lines": 0.65,
    "commitments.deeds.precision-at-5": 0.60,
    "commitments.deeds.recall-at-20": 0.80,
    "commitments.deeds.false-fulfils": 0.05,
    "commitments.ladder": 0.70,
    "commitments.reaffirmed": 0.005,
    "commitments.shifts": 0.85,
    "commitments.shifts.false": 0.05,
    **{
        f"calibration.{head}": 0.06
        for head in ("attribution", "names", "times", "acts", "deeds", "antecedents", "plover")
    },
    "int8": 0.005,
}
"""The floors that the project set out with."""

MORE, LESS = Floor("F1", "", 0.7, 0.8), Floor("errors", "", 0.05, 0.02)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copy(FLOORS, tmp_path / "floors.json"))


def test_no_floor_was_lowered_without_a_note() -> None:
    noted = {each["measure"] for each in json.loads(FLOORS.read_text(encoding="utf-8"))["lowered"]}
    here = floors().measures
    assert set(here) >= set(AGREED)
    for name, agreed in AGREED.items():
        kept = here[name].floor <= agreed if here[name].less_is_better else here[name].floor >= agreed
        assert kept or name in noted, f"{name}: lower floors with python -m evaluation.table --lower {name} VALUE"


def test_the_corpora_here_are_those_the_floors_were_set_on() -> None:
    pinned = floors().corpora
    assert changed(pinned, digests(pinned)) == []


@pytest.mark.skipif(shipped() is None, reason="no trained reader ships yet")
def test_what_ships_keeps_every_floor_but_those_noted_as_short() -> None:
    manifest, scores = shipped(), scores_in()
    assert manifest is not None
    assert scores.model == manifest.fingerprint, "the scores are of another model; run: make score"
    assert scores.corpora == floors().corpora, "the scores are on other corpora; run: make score"
    kept = floors()
    assert {line.partition(" ")[0] for line in below(scores.figures, kept)} == set(kept.short)
    for name, reached in kept.short.items():
        ahead = reached - scores.figures[name].value
        assert (-ahead if kept.measures[name].less_is_better else ahead) <= 0.0001, f"{name} fell behind {reached}"


def test_no_scores_are_kept_of_what_does_not_ship() -> None:
    assert shipped() is not None or not SCORES.exists()


def test_what_holds() -> None:
    assert MORE.holds(0.7)
    assert not MORE.holds(0.699)
    assert MORE.reaches_goal(0.8)
    assert LESS.less_is_better
    assert LESS.holds(0.049)
    assert not LESS.holds(0.05)
    assert not LESS.reaches_goal(0.02)


def test_a_lowered_floor_is_noted(copy: Path) -> None:
    assert lower("deeds", 0.5, copy) == "floor of deeds lowered from 0.55 to 0.5"
    assert floors(copy).measures["deeds"].floor == 0.5
    assert floors(copy).measures["names"] == floors().measures["names"]
    assert json.loads(copy.read_text(encoding="utf-8"))["lowered"] == [{"measure": "deeds", "from": 0.55, "to": 0.5}]
    assert "0.05 to 0.1" in lower("ordinary", 0.1, copy)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("deeds", 0.55, "does not lower"),
        ("deeds", 0.6, "does not lower"),
        ("ordinary", 0.04, "does not lower"),
        ("deeds", 50, "72 points are 0.72"),
        ("beauty", 0.1, "beauty has no floor"),
    ],
)
def test_only_lowering_lowers(copy: Path, name: str, value: float, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        lower(name, value, copy)
    assert copy.read_text(encoding="utf-8") == FLOORS.read_text(encoding="utf-8")


def test_another_corpus_is_told_and_a_missing_one_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_floors, "ROOT", tmp_path)
    monkeypatch.setenv("WORDKEEP_DATA", str(tmp_path))
    (tmp_path / "gold.jsonl").write_text("{}\n", encoding="utf-8")
    pinned = {"gold.jsonl": "0" * 64, "data/polnear/dev.jsonl": "1" * 64}
    here = digests(pinned)
    assert here == {"gold.jsonl": digest(tmp_path / "gold.jsonl")}
    assert changed(pinned, here)[0].startswith("gold.jsonl is not the file the floors were set on")
