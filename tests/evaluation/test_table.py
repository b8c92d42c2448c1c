import json
from pathlib import Path

import pytest

from evaluation import table
from evaluation.corpora import ROOT, Missing
from evaluation.floors import Floor, Floors
from evaluation.intervals import Figure
from evaluation.table import Scores, below, lines, main, measured, quantised, scores_in, verdict, write
from evaluation.under_test import Under, rules

FLOORS = Floors(
    {
        "deeds": Floor("deeds end to end", "own", 0.55, 0.72, people="80 two people"),
        "ordinary": Floor("over-reported", "own", 0.05, 0.02, "315%"),
        "names": Floor("names", "worldwide", 0.73, 0.82),
    },
    {},
    {},
)
FIGURES = {
    "deeds": Figure(0.6, 0.5, 0.7, 80),
    "ordinary": Figure(0.06, 0.02, 0.12, 100),
    "deeds.mode": Figure(0.9, 0.8, 1.0, 80),
}


def test_verdicts() -> None:
    floor = FLOORS.measures["deeds"]
    values = (0.72, 0.55, 0.5499)
    assert [verdict(floor, Figure(value, None, None, 1)) for value in values] == ["goal", "floor", "NO"]
    assert verdict(floor, None) == "not measured"


def test_the_table() -> None:
    head, deeds, ordinary, names, *others = lines(FIGURES, FLOORS)
    assert head.split()[:3] == ["measure", "set", "score"]
    assert " ".join(deeds.split()[6:]) == "50.0 to 70.0 55.0 72.0 floor people: 80 two people"
    assert ordinary.endswith("NO           315%")
    assert " ".join(ordinary.split()[2:]) == "6.0 2.0 to 12.0 <5.0 <2.0 NO 315%"
    assert " ".join(names.split()[2:]) == "- 73.0 82.0 not measured"
    assert others[-1].split()[:2] == ["deeds.mode", "90.0"]


def test_what_was_not_measured_does_not_hold() -> None:
    assert below(FIGURES, FLOORS) == [
        "ordinary is 0.0600; its floor is 0.05",
        "names was not measured; its floor is 0.73",
    ]


def test_what_is_missing_does_not_end_the_rest() -> None:
    def gone(_: Under) -> dict[str, Figure]:
        raise Missing("no corpus")

    figures, lacking = measured(Under(rules), {"names": gone, "deeds": lambda _: {"deeds": FIGURES["deeds"]}})
    assert figures == {"deeds": FIGURES["deeds"]}
    assert lacking == ["names: no corpus"]


def test_the_largest_difference_to_float32() -> None:
    figures = FIGURES | {"calibration.deeds": Figure(0.5, None, None, 1), "plover.type": Figure(0.5, None, None, 1)}
    float32 = {"deeds": 0.603, "ordinary": 0.05, "calibration.deeds": 0.1, "plover.type": 0.1}
    found = quantised(figures, float32, ["deeds", "ordinary"])
    assert found.value == pytest.approx(0.01)
    assert (found.low, found.high, found.of) == (None, None, 2)
    with pytest.raises(Missing, match="not compared with float32 in names"):
        quantised(figures, float32, ["deeds", "names"])


def test_scores_are_written_and_read(tmp_path: Path) -> None:
    scores = Scores("reader-1", "abc", {"gold.jsonl": "0" * 64}, {"deeds": Figure(0.123456, 0.1, 0.2, 80)})
    write(scores, tmp_path / "scores.json")
    assert scores_in(tmp_path / "scores.json").figures == {"deeds": Figure(0.1235, 0.1, 0.2, 80)}
    assert json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))["model"] == "abc"


def test_a_run_that_lacks_something_writes_nothing_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(table, "SCORES", ROOT / "evaluation" / "never-written.json")
    monkeypatch.setattr(table, "FLOAT32", ROOT / "training" / "results" / "not-there.json")
    monkeypatch.setattr(table, "FAMILIES", {"deeds": lambda _: {"deeds": FIGURES["deeds"]}})
    monkeypatch.setattr(table, "floors", lambda: FLOORS)
    assert main(["--workers", "1"]) == 1
    printed = capsys.readouterr()
    assert "not measured: int8: training/results/not-there.json is not there" in printed.out
    assert "is not written" in printed.out
    assert "names was not measured" in printed.err
    assert not table.SCORES.exists()


def test_a_changed_corpus_ends_the_run_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(table, "floors", lambda: Floors(FLOORS.measures, {"evaluation/suites/README.md": "0" * 64}, {}))
    monkeypatch.setattr(table, "measured", lambda *_: pytest.fail("read all the same"))
    assert main([]) == 1
    assert "evaluation/suites/README.md is not the file the floors were set on" in capsys.readouterr().err


def test_a_wrong_lowering_is_bad_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--lower", "deeds", "0.99"])
    assert ended.value.code == 2
    assert "does not lower" in capsys.readouterr().err
