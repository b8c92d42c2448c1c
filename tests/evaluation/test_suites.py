"""The suites hold to their form: every exact string stands in its text, and none of them is in the training set."""

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.exact import place
from training.data.check import FACTUALITY, MODES, rows

SUITES = Path(__file__).parents[2] / "evaluation" / "suites"
SIZES = {"attribution": 17, "copies": 30, "deeds": 80, "issues": 120, "ordinary": 100, "places": 200}


def gold(suite: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SUITES / suite / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("suite", SIZES)
def test_a_suite_is_whole_and_described(suite: str) -> None:
    found = gold(suite)
    assert len({row["id"] for row in found}) == len(found) == SIZES[suite]
    assert "CC BY 4.0" in (SUITES / suite / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("suite", ["attribution", "deeds"])
def test_every_exact_string_stands_in_its_text(suite: str) -> None:
    for row in gold(suite):
        for number, statement in enumerate(row["statements"]):
            for words in (statement["source"], statement["cue"], *statement["content"]):
                assert words is None or place(row["text"], words)
            within = statement.get("within")
            assert within is None or (0 <= within < len(row["statements"]) and within != number)
        for event in row.get("events", []):
            for words in (event["words"], event["actor"], event["recipient"]):
                assert words is None or place(row["text"], words)
            assert event["mode"] is None or event["mode"] in MODES[event["type"]].split()
            assert event["factuality"] in FACTUALITY


def test_tempting_words_stand_in_ordinary_news() -> None:
    for row in gold("ordinary"):
        assert all(word.lower() in row["text"].lower() for word in row["tempting"]), row["id"]


def test_no_text_of_a_suite_is_in_the_training_set() -> None:
    trained = {gram for _, row in rows() for gram in grams(row["text"])}
    for suite in SIZES:
        for row in gold(suite):
            assert len(trained & grams(row["text"])) <= 1, row["id"]


def grams(text: str, size: int = 8) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}
