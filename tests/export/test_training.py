"""Rulings as training rows: the reader's own format, nothing that nobody ruled on, what was put right as it was put."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.building import built
from tests.by_hand import CONTENT, TEXT
from tests.penned import BROUGHT, DEMAND, LEFT, PLEDGE, SENT, copied, penned
from training.data.check import faults_of
from wordkeep.export.training import export_training, rows_of
from wordkeep.model.record import evidence_of
from wordkeep.model.ruling import Judgement
from wordkeep.rulings import Reason, ruling_on
from wordkeep.store.sqlite import Ledger


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return penned(tmp_path_factory.mktemp("penned") / "a.ledger")


@pytest.fixture
def ledger(machine: Path, tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(copied(machine, tmp_path)) as opened:
        yield opened


def ruled(ledger: Ledger, words: str, /, judgement: Judgement, **sets: str) -> None:
    (target,) = (
        record.id
        for article in ledger.articles()
        for record in ledger.records(article.id)
        if record.kind in {"statement", "event"} and evidence_of(record.claim)[0].exact == words
    )
    reason = Reason("Mirela Sand", "it is so", datetime.now(UTC))
    ledger.rulings.add([ruling_on(ledger, target, judgement, sets, reason)])


def test_accepted_and_rejected_records_are_rows_that_the_checker_passes(ledger: Ledger, tmp_path: Path) -> None:
    ruled(ledger, PLEDGE, Judgement.ACCEPT)
    ruled(ledger, DEMAND, Judgement.RELABEL, act="position")
    ruled(ledger, SENT, Judgement.EDIT, words="sent 40 engineers")
    ruled(ledger, LEFT, Judgement.REJECT)
    count, left_out = export_training(ledger, tmp_path / "rows")
    rows = [json.loads(line) for line in (tmp_path / "rows" / "ru.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (count, left_out) == (4, ())
    assert [row["id"] for row in rows] == ["ru-0001", "ru-0002", "ru-0003", "ru-0004"]
    for row in rows:
        assert list(faults_of(row)) == []
    pledge, sent, demand, left = rows
    assert pledge["text"] == f"“{PLEDGE},” the Chinese foreign ministry said."
    assert pledge["statements"] == [
        {
            "source": "the Chinese foreign ministry",
            "cue": "said",
            "content": [PLEDGE],
            "acts": ["pledge"],
            "strength": None,
            "plover": None,
            "target": None,
        }
    ]
    assert sent["events"][0] | {"type": "AID", "words": "sent 40 engineers", "actor": "China"} == sent["events"][0]
    assert sent["events"][0]["factuality"] == "happened"
    assert demand["statements"][0]["acts"] == ["position"]
    assert (left["events"], left["near_miss"]) == ([], "it is so")


def test_rows_come_only_of_passages_that_were_ruled_on_whole(ledger: Ledger) -> None:
    assert rows_of(ledger) == ((), ())
    ruled(ledger, BROUGHT, Judgement.ACCEPT)
    rows, left_out = rows_of(ledger)
    assert (len(rows), left_out) == (1, ())


@pytest.mark.usefixtures("by_hand")
def test_a_passage_with_more_in_it_is_left_out_and_says_what_is_open(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    built(tmp_path / "a.ledger", tmp_path / "texts")
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        ruled(ledger, CONTENT, Judgement.ACCEPT)
        rows, (left_out,) = rows_of(ledger)
        assert rows == ()
        assert left_out.why.startswith("not ruled on yet: e")
        ruled(ledger, "released the ship", Judgement.ACCEPT)
        (row,), _ = rows_of(ledger)
        assert list(faults_of(row)) == []
        assert row["statements"][0]["acts"] == ["pledge"]
        assert row["events"][0]["within"] == 0
