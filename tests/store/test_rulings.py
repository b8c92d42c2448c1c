"""The table of rulings: added, never changed; what is damaged is told and not passed over."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wordkeep.errors import LedgerDamaged
from wordkeep.model.ids import TextId
from wordkeep.model.ruling import Judgement, On, Ruling
from wordkeep.model.span import Anchor, Span
from wordkeep.store.sqlite import Ledger
from wordkeep.verify import Checked, verify

WORDS = (Anchor(TextId("a1"), Span(3, 7), "they"),)
MADE = Ruling(On.STATEMENT, "s1", WORDS, Judgement.ACCEPT, "I read it", "Sand", datetime(2022, 5, 1, tzinfo=UTC))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger.create(tmp_path / "a.ledger") as ledger:
        assert ledger.rulings.add([MADE, MADE]) == 1
        assert ledger.rulings.add([MADE]) == 0
    return tmp_path / "a.ledger"


def tampered(path: Path, change: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE rulings SET {change}")


def test_a_ruling_that_was_changed_in_the_file_is_a_fault(path: Path) -> None:
    checked = Checked()
    assert list(verify(path, checked)) == []
    assert checked.rulings == 1
    tampered(path, "ruling = replace(ruling, 'I read it', 'I heard it')")
    (fault,) = verify(path, Checked())
    assert (fault.where, fault.what) == (MADE.id, "the id is not that of the ruling")


def test_a_ruling_that_cannot_be_read_is_a_fault_and_stops_readers(path: Path) -> None:
    tampered(path, "ruling = '{'")
    (fault,) = verify(path, Checked())
    assert fault.what == "the ruling cannot be read back"
    with Ledger.open(path) as ledger, pytest.raises(LedgerDamaged, match="cannot be read back"):
        ledger.attached()


def test_the_id_is_hashed_from_all_that_a_ruling_says() -> None:
    moved = (Anchor(TextId("a1"), Span(4, 8), "they"),)
    others = [
        Ruling(On.STATEMENT, "s1", moved, Judgement.ACCEPT, "I read it", "Sand", MADE.made_at),
        Ruling(On.STATEMENT, "s1", WORDS, Judgement.REJECT, "I read it", "Sand", MADE.made_at),
        Ruling(On.STATEMENT, "s1", WORDS, Judgement.ACCEPT, "I read it", "Ode", MADE.made_at),
    ]
    assert len({MADE.id, *(each.id for each in others)}) == 4
