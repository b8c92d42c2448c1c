"""What changed between two ledgers, and what brought it about."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.building import built
from tests.by_hand import ByHand
from wordkeep import pipeline
from wordkeep.commitments import Commitments
from wordkeep.difference import INPUT, READER, RULINGS, Change, difference
from wordkeep.model.article import Article
from wordkeep.model.record import Record
from wordkeep.model.ruling import Judgement, On, Ruling
from wordkeep.store.sqlite import Ledger

SAID = (
    "The foreign minister of Norway, Anniken Huitfeldt, said that Norway would reopen its consulate in Mombasa, Kenya, by "
    "the end of the year."
)
DONE = "Norway reopened its consulate in Mombasa, Kenya, on Monday, the foreign ministry in Oslo said."
SHUT = "Norway closed its consulate in Mombasa, Kenya, on Monday, the foreign ministry in Oslo said."


def ledger(folder: Path, name: str, texts: Mapping[str, str]) -> Path:
    source = folder / "rows.jsonl"
    rows = (
        {"id": id_, "text": text, "outlet": "Harbour Test", "published": f"2023-0{at}-20"}
        for at, (id_, text) in enumerate(texts.items(), start=5)
    )
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    built(folder / name, source)
    return folder / name


def changes(before: Path, after: Path) -> tuple[Change, ...]:
    with Ledger.open(before) as one, Ledger.open(after) as other:
        return difference(one, other).changes


def test_the_same_twice_is_no_change(tmp_path: Path) -> None:
    one, other = (ledger(tmp_path, name, {"a": SAID}) for name in ("1.db", "2.db"))
    assert changes(one, other) == ()


def test_an_article_more_is_told_with_the_records_and_lines_it_brings(tmp_path: Path) -> None:
    one = ledger(tmp_path, "1.db", {"a": SAID})
    other = ledger(tmp_path, "2.db", {"a": SAID, "b": DONE})
    found = changes(one, other)
    (article,) = [each for each in found if each.what == "article"]
    assert (article.how, article.because) == ("added", INPUT)
    assert {each.because for each in found} == {INPUT}
    assert any(each.what == "event" and each.how == "added" for each in found)
    (line,) = [each for each in found if each.what == "line" and each.how == "changed"]
    assert "evidence 0 -> 1" in line.detail
    back = changes(other, one)
    assert [each.how for each in back if each.what == "article"] == ["gone"]


def test_a_revision_is_told_as_one(tmp_path: Path) -> None:
    found = changes(ledger(tmp_path, "1.db", {"a": DONE}), ledger(tmp_path, "2.db", {"a": SHUT}))
    gone, added = [each for each in found if each.what == "article"]
    assert gone.how == "gone"
    assert added.how == "added"
    assert gone.detail == f"revised: now {added.id}"


class Silent(ByHand):
    """A reader that reads nothing."""

    name = "silent-1"

    def read(self, article: Article) -> tuple[Record, ...]:
        return ()


def test_another_reader_is_named_as_the_cause(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = ledger(tmp_path, "1.db", {"a": SAID})
    monkeypatch.setattr(pipeline, "READER", Silent())
    other = ledger(tmp_path, "2.db", {"a": SAID})
    found = changes(one, other)
    assert {each.because for each in found} == {READER}
    assert {each.how for each in found} == {"gone"}
    assert any(each.what == "line" for each in found)
    with Ledger.open(one) as before, Ledger.open(other) as after:
        whole = difference(before, after)
    assert whole.before != whole.after
    assert whole.after.startswith("silent-1")


def test_a_ruling_is_named_as_the_cause(tmp_path: Path) -> None:
    one, other = (ledger(tmp_path, name, {"a": SAID, "b": DONE}) for name in ("1.db", "2.db"))
    with Ledger.open(other) as opened:
        (line,) = [each for each in Commitments(opened).lines() if each.evidence]
        noon = datetime(2024, 1, 1, 12, tzinfo=UTC)
        opened.rulings.add(
            [Ruling(On.COMMITMENT, line.said.record, line.words, Judgement.ACCEPT, "so it is", "M. Sand", noon)]
        )
    assert RULINGS not in {each.because for each in changes(one, one)}
    assert {each.because for each in changes(one, other)} <= {RULINGS}
