"""The passages that are trained on beside the sentences: well-formed, and apart from everything that is measured on."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from evaluation.corpora import SUITES
from training.data.check import PASSAGES, SENTENCES, faults, faults_of, for_choosing, held_out, rows

SHARED = 10  # words in a row that are hardly written twice by chance


def runs_of_words(text: str) -> Iterator[tuple[str, ...]]:
    words = text.lower().split()
    return zip(*(words[at:] for at in range(SHARED)), strict=False)


def measured_on() -> Iterator[str]:
    for name in ("deeds", "ordinary", "attribution"):
        for line in (SUITES / name / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]
    yield from (row["text"] for _, row in rows(SENTENCES) if held_out(row["id"]))


def test_the_passages_have_no_faults() -> None:
    assert list(faults(PASSAGES)) == []


def test_a_row_may_be_longer_among_the_passages_only() -> None:
    row: dict[str, Any] = {"text": "word " * 100, "register": "wire", "statements": [], "events": [], "near_miss": None}
    assert list(faults_of(row, 150)) == []
    assert list(faults_of(row)) == ["100 words"]


def test_they_hold_several_deeds_or_none_at_all_beside_the_single_sentences() -> None:
    whole = [row for _, row in rows(PASSAGES) if not row["id"].startswith("q")]
    deeds = Counter(len(row["events"]) for row in whole)
    assert deeds[0] > 150
    assert sum(number * count for number, count in deeds.items()) / deeds.total() > 2.5


def test_a_sixteenth_is_kept_for_choosing() -> None:
    kept = [row["id"] for _, row in rows(PASSAGES) if for_choosing(row["id"])]
    assert 450 < len(kept) < 550


def test_none_repeats_what_is_measured_on() -> None:
    there = {run for text in measured_on() for run in runs_of_words(text)}
    assert len(there) > 10_000
    repeated = [row["id"] for _, row in rows(PASSAGES) if not there.isdisjoint(runs_of_words(row["text"]))]
    assert repeated == []
