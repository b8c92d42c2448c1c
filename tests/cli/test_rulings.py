"""Rulings on the command line: made, listed, taken back, shared, compared, written out; the queue; clean errors."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.penned import DEMAND, LEFT, PLEDGE, copied, penned
from wordkeep.cli import wordkeep
from wordkeep.commitments import Commitments
from wordkeep.errors import BadUse, NoSuchRecord, RulingsFaulty
from wordkeep.model.record import evidence_of
from wordkeep.store.sqlite import Ledger

SIGNED = ("--by", "Mirela Sand", "--because", "I read both texts")


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return penned(tmp_path_factory.mktemp("penned") / "a.ledger")


@pytest.fixture
def path(machine: Path, tmp_path: Path) -> Path:
    return copied(machine, tmp_path)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(wordkeep, [str(each) for each in arguments], standalone_mode=False)


def told(*arguments: str | Path) -> str:
    result = run(*arguments)
    assert result.exception is None, result.exception
    return result.stdout


def row(*arguments: str | Path) -> Any:
    found = json.loads(told(*arguments, "--json"))
    assert found["schema"] == 1
    return found


def id_of(path: Path, words: str) -> str:
    with Ledger.open(path) as ledger:
        return next(
            record.id
            for article in ledger.articles()
            for record in ledger.records(article.id)
            if record.kind in {"statement", "event"} and evidence_of(record.claim)[0].exact == words
        )


def line_of(path: Path, words: str) -> str:
    with Ledger.open(path) as ledger:
        return next(line.id for line in Commitments(ledger).lines() if line.words[0].exact == words)


def test_a_ruling_is_told_listed_and_taken_back(path: Path) -> None:
    demand = id_of(path, DEMAND)
    made = told("rule", path, demand[:9], "reject", *SIGNED)
    id_ = made.split()[0]
    assert made == f"{id_}  reject {demand} “{DEMAND}”, by Mirela Sand: I read both texts\n"
    assert f"Mirela Sand: reject {demand}" in told("rulings", path)
    undone = row("undo", path, id_[:9], "--by", "Ode", "--because", "a slip")
    assert (undone["judgement"], undone["target"]) == ("undo", id_)
    first, second = row("rulings", path)["rulings"]
    assert (first["undone_by"], second["undone_by"], first["orphan"]) == (second["id"], None, None)
    assert f"[undone by {undone['id']}]" in told("rulings", path)


def test_what_a_line_is_ruled_is_in_its_json(path: Path) -> None:
    line, left = line_of(path, PLEDGE), id_of(path, LEFT)
    made = row("rule", path, line, "link", "--set", f"event={left[:10]}", "--set", "relation=contradicts", *SIGNED)
    assert made["on"] == "commitment"
    assert made["value"] == {"event": left, "relation": "contradicts", "statement": id_of(path, PLEDGE)}
    assert [words[3] for words in made["words"]] == [PLEDGE]
    assert [words[3] for words in made["others"]["event"]] == [LEFT]


def test_how_a_line_stands_is_told_when_it_is_ruled_on_and_when_that_is_undone(path: Path) -> None:
    line, left = line_of(path, PLEDGE), id_of(path, LEFT)
    values = ("--set", f"event={left}", "--set", "relation=contradicts", "--set", "step=reversed")
    made = told("rule", path, line, "link", *values, *SIGNED)
    assert made.endswith(f" -> {line} is now mixed, reversed\n")
    assert told("undo", path, made.split()[0], *SIGNED).endswith(f" -> {line} is now evidence-for, delivered\n")
    assert told("rule", path, line, "reject", *SIGNED).endswith(" -> it is no line now\n")


def test_rulings_go_from_ledger_to_ledger_and_twice_adds_nothing(path: Path, machine: Path, tmp_path: Path) -> None:
    told("rule", path, id_of(path, DEMAND), "relabel", "--set", "act=threat", *SIGNED)
    assert row("rulings", "export", path, tmp_path / "shared.jsonl")["written"] == 1
    (tmp_path / "other").mkdir()
    other = copied(machine, tmp_path / "other")
    assert row("rulings", "import", other, tmp_path / "shared.jsonl") == {
        "schema": 1,
        "new": 1,
        "known": 0,
        "orphans": 0,
    }
    assert told("rulings", "import", other, tmp_path / "shared.jsonl").startswith("0 rulings were new, 1 known")
    told("rulings", "export", other, tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "shared.jsonl").read_bytes()


def test_of_a_file_with_a_faulty_line_nothing_is_imported(path: Path, tmp_path: Path) -> None:
    told("rule", path, id_of(path, DEMAND), "accept", *SIGNED)
    told("rulings", "export", path, tmp_path / "shared.jsonl")
    text = (tmp_path / "shared.jsonl").read_text(encoding="utf-8")
    (tmp_path / "shared.jsonl").write_text(text.replace("I read both", "I heard of the") + text, encoding="utf-8")
    result = run("rulings", "import", path, tmp_path / "shared.jsonl")
    assert isinstance(result.exception, RulingsFaulty)
    assert len(row("rulings", path)["rulings"]) == 1


def test_agreement_is_told_by_question(path: Path) -> None:
    assert told("rulings", "agreement", path) == "There is nothing yet that two could agree on.\n"
    for name, judgement in (("Sand", "accept"), ("Ode", "reject")):
        told("rule", path, id_of(path, DEMAND), judgement, "--by", name, "--because", "so it reads")
    (question,) = row("rulings", "agreement", path)["questions"]
    assert (question["question"], question["n"], question["alpha"]) == ("holds", 1, 0.0)
    assert question["pairs"] == [{"one": "Ode", "other": "Sand", "n": 1, "agreed": 0, "kappa": 0.0}]
    assert question["disagreements"][0]["said"] == {"Ode": "reject", "Sand": "accept"}
    assert "Ode and Sand: same on 0 of 1; kappa 0.000" in told("rulings", "agreement", path)


def test_training_rows_are_written(path: Path, tmp_path: Path) -> None:
    told("rule", path, id_of(path, DEMAND), "accept", *SIGNED)
    assert row("rulings", "training", path, tmp_path / "rows") == {"schema": 1, "rows": 1, "left_out": []}
    assert DEMAND in (tmp_path / "rows" / "ru.jsonl").read_text(encoding="utf-8")


def test_the_queue_answers_with_commands_that_empty_it(path: Path) -> None:
    items = row("queue", path)["items"]
    assert {each["waiting"] for each in items} >= {"new-evidence", "low-margin", "shift"}
    assert [each["weight"] for each in items] == sorted((each["weight"] for each in items), reverse=True)
    for _ in range(20):
        waiting = row("queue", path)["items"]
        if not waiting:
            break
        command = waiting[0]["answers"][0].replace("SCALE", "promises").replace("VALUE", "kept")
        told(*command.split(" --by")[0].replace("wordkeep ", "", 1).replace("LEDGER", str(path)).split(), *SIGNED)
    assert told("queue", path) == "Nothing waits.\n"
    assert f"wordkeep rule {path}" not in told("queue", path)


def test_the_queue_of_an_earlier_day_speaks_of_nothing_later(path: Path) -> None:
    items = row("queue", path, "--as-of", "2021-05-10")["items"]
    assert {each["waiting"] for each in items} == {"new-evidence", "shift"}
    assert len(row("queue", path, "--limit", "1")["items"]) == 1
    assert f"  $ wordkeep rule {path} " in told("queue", path, "--as-of", "2021-05-10")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("rule", "{}", "s0000", "accept", *SIGNED), NoSuchRecord),
        (("rule", "{}", "e", "accept", *SIGNED), NoSuchRecord),
        (("rule", "{}", "c", "accept", *SIGNED), NoSuchRecord),
        (("rule", "{}", "s0000", "accept", "--by", " ", "--because", "so"), BadUse),
        (("rule", "{}", "s0000", "relabel", "--set", "demand", *SIGNED), BadUse),
        (("undo", "{}", "r0000", *SIGNED), NoSuchRecord),
        (("rulings", "{}.none"), BadUse),
        (("rulings", "import", "{}", "none.jsonl"), BadUse),
        (("queue", "{}.none"), BadUse),
    ],
)
def test_what_cannot_be_done_is_said(path: Path, arguments: tuple[str, ...], error: type[BadUse]) -> None:
    result = run(*(each.replace("{}", str(path)) for each in arguments))
    assert isinstance(result.exception, error)
    assert "\n" not in str(result.exception)


def test_help_lists_the_subcommands() -> None:
    assert {"export", "import", "agreement", "training"} <= set(told("rulings", "--help").split())


def test_orphans_wait_are_marked_and_are_no_fault(path: Path, tmp_path: Path, machine: Path) -> None:
    told("rule", path, id_of(path, DEMAND), "accept", *SIGNED)
    told("rulings", "export", path, tmp_path / "shared.jsonl")
    (tmp_path / "empty").mkdir()
    empty = tmp_path / "empty" / "b.ledger"
    Ledger.create(empty).close()
    assert row("rulings", "import", empty, tmp_path / "shared.jsonl")["orphans"] == 1
    assert "[orphan: the words it is on are not in the ledger]" in told("rulings", empty)
    (item,) = row("queue", empty)["items"]
    assert item["waiting"] == "orphan"
    checked = row("verify", empty)
    assert checked["faults"] == []
    assert checked["checked"]["rulings"] == 1
    assert [each["what"] for each in checked["checked"]["notes"]] == [
        "is an orphan: the words it is on are not in the ledger"
    ]
