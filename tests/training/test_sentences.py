"""The sentences of acts and deeds hold to their manual."""

import json
from collections import Counter
from typing import Any

import pytest

from evaluation.exact import place
from training.data.agreement import FOLDER, MEASURES, f1, pairs
from training.data.check import FACTUALITY, MODES, faults, faults_of, held_out, rows

ROW: dict[str, Any] = {
    "id": "vc-0001",
    "register": "wire",
    "text": "Estonia will send ten field hospitals to Moldova in May, its health minister, Piret Kallas, said on Monday.",
    "statements": [
        {
            "source": "its health minister, Piret Kallas,",
            "cue": "said",
            "content": ["Estonia will send ten field hospitals to Moldova in May"],
            "acts": ["pledge"],
            "strength": "detailed",
            "plover": "AGREE",
            "target": "Moldova",
        }
    ],
    "events": [],
    "near_miss": None,
}


def test_the_set_has_no_faults() -> None:
    assert list(faults()) == []


def test_every_type_and_every_factuality_is_there_often() -> None:
    events = [event for _, row in rows() for event in row["events"]]
    types = Counter(event["type"] for event in events)
    assert min(types[kind] for kind in MODES if kind not in ("REQUEST", "THREATEN")) >= 40
    assert min(Counter(event["factuality"] for event in events)[each] for each in FACTUALITY) >= 60
    assert sum(not row["events"] for _, row in rows()) > 1000


def test_about_a_fifth_is_held_out() -> None:
    ids = [row["id"] for _, row in rows()]
    assert 0.17 < sum(map(held_out, ids)) / len(ids) < 0.23


def test_exact_words_are_found_the_time_that_is_meant() -> None:
    assert place("the ministry said the ministry", ["the ministry", 2]) == (18, 30)
    with pytest.raises(ValueError, match="does not stand 3 times"):
        place("the ministry said the ministry", ["the ministry", 3])


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("cue", "lied", "does not stand 1 times"),
        ("acts", ["promise"], "acts"),
        ("strength", "strong", "strength"),
        ("plover", "HELP", "plover"),
        ("content", [], "without content"),
    ],
)
def test_a_wrong_label_is_a_fault(field: str, value: object, said: str) -> None:
    assert list(faults_of(ROW)) == []
    wrong = {**ROW, "statements": [{**ROW["statements"][0], field: value}]}
    assert any(said in fault for fault in faults_of(wrong))


def test_the_second_pass_is_about_rows_that_are_there() -> None:
    ids = {row["id"] for _, row in rows()}
    changed = [
        json.loads(line)["id"] for file in FOLDER.glob("changes_*.jsonl") for line in file.read_text().splitlines()
    ]
    assert len(changed) > 500
    assert set(changed) <= ids
    assert {one["id"] for one, _ in pairs()} <= ids


def test_agreement_is_one_with_itself_and_less_with_the_other() -> None:
    both = pairs()
    for labels in MEASURES.values():
        assert f1([(one, one) for one, _ in both], labels) == 1.0
        assert 0.7 < f1(both, labels) < 0.95
