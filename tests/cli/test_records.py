"""What commands say of records, on a text that was read by hand: lines of ``read``, its JSON, sums of ``build``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.by_hand import CONTENT, TEXT
from wordkeep.annotate.shipped import ShippedReader
from wordkeep.cli import doctor, wordkeep
from wordkeep.cli.build import summary
from wordkeep.report import Report

pytestmark = pytest.mark.usefixtures("by_hand")


def said(*arguments: str | Path, status: int = 0) -> str:
    """What a command prints in this process, where the text is read by hand."""
    ended = CliRunner().invoke(wordkeep, [str(each) for each in arguments])
    assert ended.exit_code == status, ended.output
    assert status == 0 or isinstance(ended.exception, SystemExit), ended.exception
    return ended.stdout


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "a.txt"


def test_read_shows_statements_with_what_they_do(file: Path) -> None:
    shown = said("read", file).splitlines()
    doing = "[indirect, 0.97; pledge 0.91, detailed; AGREE]"
    assert f"  1. She (Envoy Mirela Sand, 0.83) -> Mirela Sand | said | {CONTENT}  {doing}" in shown
    assert "  2. an aide | added | “The minister told me that Bresk is ready,”  [direct, 0.88]" in shown
    assert "  3. The minister | told | that Bresk is ready  [indirect, 0.77, within another]" in shown
    assert "  4. (no source) | (no cue) | “Enough talk.”  [direct, 0.60]" in shown


def test_read_shows_deeds_under_a_heading_and_counts_names_and_times(file: Path) -> None:
    shown = said("read", file).splitlines()
    assert shown[shown.index("deeds:") :] == [
        "deeds:",
        "  1. CONSULT visit | Envoy Mirela Sand -> Alvonian officials | met  [happened, 2021-03-16, 0.94]"
        "  #relations/talks-and-visits",
        "  2. SANCTION | Bresk | imposed tariffs ... grain  [under-way, 0.71]  #trade/tariffs",
        "  3. RETREAT release | Alvonia -> the ship (The quarrel, 0.52) | released the ship  "
        "[happened, 0.66, told in statement 1]",
        "names: 2 places, 1 person; other mentions: 1 pronoun; times: 1 date, 1 duration",
        "parts: source cue content deed issue ",
    ]


def test_read_says_when_there_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Rain fell on the river all day, and the ferries of the harbour stayed in port.")
    shown = said("read", tmp_path / "b.txt")
    assert "deeds:" not in shown
    assert "names: none; times: none" in shown


def test_read_colours_the_parts_and_underlines_deeds_on_a_terminal(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    shown = said("read", file)
    assert "\x1b[1;32mShe\x1b[0m \x1b[35msaid\x1b[0m \x1b[36mBresk would send" in shown
    assert "\x1b[4mimposed tariffs\x1b[0m on \x1b[4mgrain\x1b[0m." in shown
    assert "\x1b[4;36mreleased the ship\x1b[0m." in shown  # told in what she said: both


def test_read_as_json_is_the_contract(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"date 2021-03-21 {TEXT}", encoding="utf-8")
    found = json.loads(said("read", tmp_path / "a.txt", "--json"))
    assert found["article"]["published"] == "2021-03-21"
    assert [len(found[kind]) for kind in ("statements", "events", "times", "mentions", "skipped")] == [4, 3, 2, 4, 0]
    source = found["statements"][0]["source"]
    assert source["raw"] == [source["start"] + 16, source["end"] + 16]
    assert found["statements"][0]["acts"][0] == {"act": "pledge", "probability": 0.91}
    assert found["events"][2]["reported_by"] == found["statements"][0]["id"]


def test_build_counts_what_it_found_by_kind(file: Path) -> None:
    ledger = file.with_suffix(".db")
    first = said("build", ledger, file, "--workers", "1")
    assert first.startswith("Read 1 article with 4 statements, 3 events, 4 mentions and 2 times into ")
    counts = json.loads(said("build", ledger.with_suffix(".2.db"), file, "--workers", "1", "--json"))
    assert [counts[kind] for kind in ("statements", "events", "mentions", "times")] == [4, 3, 4, 2]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Report(read=2), "Read 2 articles with 0 statements into "),
        (Report(read=1, statements=1, times=2), "Read 1 article with 1 statement and 2 times into "),
        (Report(read=1, statements=1200, events=1), "Read 1 article with 1,200 statements and 1 event into "),
    ],
)
def test_a_kind_of_which_there_are_none_goes_unsaid_but_for_statements(found: Report, words: str) -> None:
    assert summary(found, 1.0, Path("a.db")).startswith(words)


def test_doctor_says_which_files_of_the_reader_are_not_as_released(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "READER", ShippedReader(tmp_path))
    assert "no  reader: missing or damaged: manifest.json -> install wordkeep again" in said("doctor", status=1)
    files = {name: {"sha256": "0", "bytes": 1} for name in ("encoder.onnx", "acts.onnx")}
    manifest = {"name": "reader", "version": "1", "calibration": {}, "files": files}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    (tmp_path / "acts.onnx").write_bytes(b"x")
    monkeypatch.setattr(doctor, "READER", ShippedReader(tmp_path))
    found = said("doctor", status=1)
    assert "no  reader: missing or damaged: encoder.onnx, acts.onnx -> install wordkeep again" in found
