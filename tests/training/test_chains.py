"""Wordkeep's own chains: well-formed, fair to both genders, and apart from everything that is measured on."""

import json
from collections import Counter

import pytest

from tests.training.test_passages import SHARED, measured_on, runs_of_words
from training.data.chains import FOLDER, faults_of, rows, unmarked


def test_the_chains_have_no_faults() -> None:
    found = [
        (row["id"], fault)
        for path in sorted(FOLDER.glob("*.jsonl"))
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        for fault in faults_of(row)
    ]
    assert found == []


def test_every_row_has_a_name_of_its_own() -> None:
    ids = Counter(id_ for id_, _, _ in rows())
    assert ids.total() > 600
    assert max(ids.values()) == 1


def test_he_and_she_are_as_frequent() -> None:
    words = Counter(span.of(text).lower() for _, text, chains in rows() for spans in chains.values() for span in spans)
    his, her = (sum(words[word] for word in each.split()) for each in ("he him his himself", "she her hers herself"))
    assert 0.9 < his / her < 1.1


def test_they_share_no_long_run_of_words_with_what_is_measured_on() -> None:
    own = {run for _, text, _ in rows() for run in runs_of_words(text)}
    assert [text[:60] for text in measured_on() if any(run in own for run in runs_of_words(text))] == []
    assert SHARED == 10


@pytest.mark.parametrize(
    ("marked", "fault"),
    [
        ("[1 Ada left.", "a bracket is not closed"),
        ("Ada] left.", "a bracket closes that was not opened"),
        ("[Ada] left.", "a bracket opens without a number"),
        ("[1 Ada] left her house.", "'her' at 9 is not marked"),
        ("[1 Ada,] left.", "'Ada,' of 1 has white space or a mark at its edge"),
        ("[1 [2 Ada]] left.", "the same words are marked twice"),
    ],
)
def test_a_fault_is_named(marked: str, fault: str) -> None:
    assert fault in list(faults_of({"id": "x", "marked": marked}))


def test_brackets_may_stand_inside_brackets() -> None:
    text, chains = unmarked("[1 [2 Norland]'s minister] said [1 she] knew [2 it].")
    assert text == "Norland's minister said she knew it."
    assert {entity: [span.of(text) for span in spans] for entity, spans in chains.items()} == {
        "1": ["Norland's minister", "she"],
        "2": ["Norland", "it"],
    }
