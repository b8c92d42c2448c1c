"""The commands as a user meets them: what they print, and how they end."""

import json
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.building import command, ran
from wordkeep.cli import COMMANDS
from wordkeep.cli.terminal import shown

TEXT = "Alvonia and Bresk end talks\n\nThe talks were useful, Envoy Sand said. “We agree,” she added."


def test_every_command_loads_without_a_warning() -> None:
    imports = ";".join(f"import wordkeep.cli.{name}" for name in COMMANDS)
    subprocess.run([sys.executable, "-W", "error", "-c", imports], check=True)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    ended = ran(name, "--help")
    assert ended.returncode == 0
    assert ended.stdout.startswith(f"Usage: wordkeep {name}")


def test_the_version() -> None:
    assert re.fullmatch(r"wordkeep \d+\.\d+\.\d+\n", ran("--version").stdout)


def test_build_says_what_it_did_and_what_was_there(tmp_path: Path, corpus: Path) -> None:
    first = ran("build", "a.db", corpus, cwd=tmp_path)
    assert re.fullmatch(r"Read 17 articles with [0-9a-z, ]+ into a\.db in \d+\.\d s\.\n", first.stdout)
    assert "skipped" not in first.stderr
    second = ran("build", "a.db", corpus, cwd=tmp_path)
    assert second.stdout.startswith("Read 0 articles with 0 statements into ")
    assert "Already there: " in second.stdout


def test_build_of_an_empty_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    ended = ran("build", "a.db", "in", cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "Nothing to read was found in in.\n")


def test_build_from_standard_input(tmp_path: Path) -> None:
    ended = ran("build", tmp_path / "a.db", "-", stdin=TEXT.encode())
    assert ended.stdout.startswith("Read 1 article with ")


def test_build_with_mapped_columns(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text('body,when,nr\n"The talks were useful, Envoy Sand said.",2021-03-21,7\n')
    ended = ran("build", "a.db", "rows.csv", "--map", "text=body,published=when,id=nr", cwd=tmp_path)
    assert ended.stdout.startswith("Read 1 article with ")
    ran("export", "a.db", "out", cwd=tmp_path)
    row = json.loads((tmp_path / "out" / "articles.jsonl").read_text())
    assert (row["key"], row["published"], row["published_basis"]) == ("7", "2021-03-21", "metadata")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["build", "a.db", "no-such-folder"], 2, "no-such-folder: "),
        (["build", "a.db"], 2, "Missing argument 'SOURCE...'"),
        (["build", "letter.txt", "letter.txt"], 2, "letter.txt: this file is not a ledger; "),
        (["build", "a.db", "letter.txt", "--map", "txt=body"], 2, "does not map a field"),
        (["read", "no-such-file"], 2, "no-such-file: "),
        (["read", "empty.txt"], 1, "[page-empty]"),
        (["verify", "no.db"], 2, "no.db: there is no ledger here; wordkeep build no.db SOURCE [not-a-ledger]"),
        (["export", "no.db", "out"], 2, "[not-a-ledger]"),
        (["serve", "no.db"], 2, "[not-a-ledger]"),
        (["frobnicate"], 2, "No such command 'frobnicate'"),
    ],
)
def test_wrong_use_is_one_line_with_the_next_step(tmp_path: Path, arguments: list[str], status: int, said: str) -> None:
    (tmp_path / "letter.txt").write_text(TEXT)
    (tmp_path / "empty.txt").touch()
    ended = ran(*arguments, cwd=tmp_path)
    assert ended.returncode == status, ended.stderr
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""


def test_read_shows_the_text_and_does_without_colours_where_there_is_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    ended = ran("read", tmp_path / "a.txt")
    assert ended.returncode == 0
    lines = ended.stdout.splitlines()
    assert lines[:2] == ["Alvonia and Bresk end talks", "undated"]
    assert TEXT in ended.stdout
    assert lines[-1].startswith("parts: source cue content deed")
    assert "\x1b" not in ended.stdout


def test_read_from_standard_input_and_only_the_first_of_many(corpus: Path) -> None:
    assert TEXT in ran("read", "-", stdin=TEXT.encode()).stdout
    ended = ran("read", corpus / "09-readouts.jsonl")
    assert ended.stdout.startswith("Defense Policy Coordination Talks")
    assert "holds more articles than this one" in ended.stderr


def test_words_that_would_upset_a_terminal_are_spelled_out() -> None:
    assert shown("a\x1b[31m \u202egniht\u200b") == "a<U+001B>[31m <U+202E>gniht<U+200B>"


def test_export_writes_every_file_of_the_contract(example_ledger: Path, tmp_path: Path) -> None:
    ended = ran("export", example_ledger, tmp_path / "out", "--json")
    rows = json.loads(ended.stdout)["rows"]
    assert rows["articles"] == 17
    for name, count in rows.items():
        assert len((tmp_path / "out" / f"{name}.jsonl").read_text().splitlines()) == count
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["counts"] == rows
    assert manifest["complete"] is True
    assert len(manifest["inputs"]) == 17


def test_export_into_a_file_is_refused(example_ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    ended = ran("export", example_ledger, tmp_path / "out")
    assert ended.returncode == 2
    assert (tmp_path / "out").read_text() == "mine"


def test_verify_and_doctor_are_content(example_ledger: Path) -> None:
    assert re.match(r"All well: 17 articles, [0-9,]+ records, [0-9,]+ anchors", ran("verify", example_ledger).stdout)
    assert json.loads(ran("verify", example_ledger, "--json").stdout)["faults"] == []
    ended = ran("doctor")
    assert ended.returncode == 0
    assert all(line.startswith("ok  ") for line in ended.stdout.splitlines())


def test_demo_builds_and_a_second_time_has_nothing_to_read(tmp_path: Path) -> None:
    assert ran("demo", "--no-serve", cwd=tmp_path).stdout.startswith("Read 17 articles")
    assert "Already there: " in ran("demo", "--no-serve", cwd=tmp_path).stdout


def test_serve_prints_its_address_answers_and_stops_on_ctrl_c(example_ledger: Path) -> None:
    process = subprocess.Popen(
        command("serve", example_ledger, "--port", "0"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+/", line)
    assert address, line
    with urllib.request.urlopen(address.group(), timeout=10) as answer:
        assert "Beijing announces joint climate group" in answer.read().decode()
    time.sleep(0.1)
    process.send_signal(2)
    _, errors = process.communicate(timeout=10)
    assert process.returncode in (0, 130)
    assert "Traceback" not in errors
