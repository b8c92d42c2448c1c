"""A ledger that was tampered with is found out, loudly."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.building import built, ran
from tests.by_hand import TEXT
from wordkeep.verify import Checked, verify


@pytest.fixture
def copy(example_ledger: Path, tmp_path: Path) -> Path:
    with closing(sqlite3.connect(example_ledger)) as source, closing(sqlite3.connect(tmp_path / "b.db")) as target:
        source.backup(target)
    return tmp_path / "b.db"


@pytest.fixture
def by_hand_ledger(tmp_path: Path, by_hand: None) -> Path:
    """One article with every kind of record, and antecedents."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    built(tmp_path / "a.db", tmp_path / "a.txt")
    return tmp_path / "a.db"


def tampered(path: Path, *statements: str) -> list[str]:
    """What verification says after these changes behind the ledger's back."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return [fault.what for fault in verify(path, Checked())]


def test_a_sound_ledger_is_sound(example_ledger: Path) -> None:
    checked = Checked()
    assert list(verify(example_ledger, checked)) == []
    assert checked.articles == 17
    assert checked.anchors > 300
    assert checked.characters > 25_000


TAMPERING: dict[str, tuple[Callable[[], tuple[str, ...]], str]] = {
    "a word of a text": (
        lambda: ("UPDATE articles SET text = replace(text, 'talks', 'rows') WHERE text LIKE '%talks%'",),
        "its hash differs",
    ),
    "a character between the records": (
        lambda: ("UPDATE articles SET text = text || '.' WHERE number = 1",),
        "its hash differs",
    ),
    "the words of an anchor": (
        lambda: ("UPDATE records SET claim = replace(claim, 'said', 'lied') WHERE claim LIKE '%\"said\"%'",),
        "stands where the anchor says",
    ),
    "a record's place": (
        lambda: ("UPDATE records SET id = 's0000000000000000' WHERE position = 0 AND article IN "
                 "(SELECT id FROM articles WHERE number = 1)",),
        "the id is not that of its evidence",
    ),
    "a record gone": (
        lambda: ("DELETE FROM records WHERE position = 1",),
        "records were stored",
    ),
    "an article gone": (
        lambda: ("DELETE FROM records WHERE article = (SELECT id FROM articles WHERE number = 2)",
                 "DELETE FROM articles WHERE number = 2"),
        "the last build counted",
    ),
    "a page's bytes": (
        lambda: ("UPDATE pages SET content = (SELECT content FROM pages ORDER BY id LIMIT 1)",),
        "not the page that was stored",
    ),
    "the map of characters": (
        lambda: ("UPDATE articles SET offsets = (SELECT offsets FROM articles WHERE path LIKE '%05-%')",),
        "the page",
    ),
    "the key of a row": (
        lambda: ("UPDATE articles SET key = 'other' WHERE key IS NOT NULL",),
        "the id is not that of its page",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", TAMPERING)
def test_tampering_is_found_out(copy: Path, what: str) -> None:
    statements, said = TAMPERING[what]
    faults = tampered(copy, *statements())
    assert any(said in fault for fault in faults), faults


def test_actors_are_proven_both_ways(by_hand_ledger: Path) -> None:
    extra = (
        "INSERT INTO actors SELECT id, 'k0', 9, 'Nobody', 'person', NULL, "
        '\'{"id":"k0","name":"Nobody","kind":"person","country":null,"side":null,"sector":null,'
        '"offices":[],"wikidata":null,"aliases":["Quorl"],"because":[]}\' FROM articles'
    )
    found = tampered(by_hand_ledger, extra)
    assert any("behind no record" in what for what in found)
    assert any("does not stand in the text" in what for what in found)
    assert any("who is not there" in what for what in tampered(by_hand_ledger, "DELETE FROM actors"))


def test_what_words_go_back_to_is_proven_too(by_hand_ledger: Path) -> None:
    assert tampered(by_hand_ledger) == []
    change = (
        "UPDATE records SET claim = replace(claim, 'Envoy Mirela Sand', 'Envoy Mirela Sind') WHERE kind = 'statement'"
    )
    (fault,) = tampered(by_hand_ledger, change)
    assert "'Envoy Mirela Sand' stands where the anchor says 'Envoy Mirela Sind'" in fault


@pytest.mark.parametrize(
    ("kind", "field"), [("event", "reported_by"), ("statement", "within")], ids=["an event", "a statement"]
)
@pytest.mark.parametrize("teller", ["s0000000000000000", "another event"])
def test_a_record_told_in_what_is_no_statement_is_found_out(
    by_hand_ledger: Path, kind: str, field: str, teller: str
) -> None:
    if teller == "another event":
        with closing(sqlite3.connect(by_hand_ledger)) as connection:
            (teller,) = connection.execute("SELECT min(id) FROM records WHERE kind = 'event'").fetchone()
    change = f"json_set(claim, '$.{field}', '{teller}')"
    told = f"kind = '{kind}' AND json_extract(claim, '$.{field}') IS NOT NULL"
    faults = tampered(by_hand_ledger, f"UPDATE records SET claim = {change} WHERE {told}")
    assert faults == [f"is told in {teller}, which is no statement of this article"]


@pytest.mark.parametrize("kind", ["record", "statement", "event", "mention", "time"])
def test_a_wrong_count_of_any_kind_is_found_out(by_hand_ledger: Path, kind: str) -> None:
    faults = tampered(by_hand_ledger, f"UPDATE articles SET {kind}_count = 99")
    assert any(fault.startswith(f"99 {kind}s were stored, ") for fault in faults), faults


def test_text_and_hash_changed_together_are_found_out_by_the_page(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        (text,) = connection.execute("SELECT text FROM articles WHERE path LIKE '%08-%'").fetchone()
    from wordkeep.store.rows import text_hash  # noqa: PLC0415

    changed = text.replace("four hours", "nine hours")
    assert changed != text
    quoted = changed.replace("'", "''")
    faults = tampered(
        copy, f"UPDATE articles SET text = '{quoted}', text_hash = '{text_hash(changed)}' WHERE path LIKE '%08-%'"
    )
    assert any("the page has" in fault for fault in faults), faults


def test_a_damaged_file_is_said_to_be_damaged(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    for at in range(20_000, len(content), 9_000):
        content[at : at + 200] = b"\xff" * 200
    copy.write_bytes(bytes(content))
    ended = ran("verify", copy)
    assert ended.returncode == 3
    assert "[ledger-fails]" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_command_fails_loudly(copy: Path) -> None:
    tampered(copy, "UPDATE articles SET text = text || ' ' WHERE number = 1")
    ended = ran("verify", copy)
    assert ended.returncode == 3
    assert "the text is not the text that was stored" in ended.stderr
    assert ended.stderr.strip().splitlines()[-1].endswith("build it again from its sources [ledger-fails]")


LIKE = "INSERT INTO likenesses SELECT 'copy', {one}, {other}, 1.0, 'exact', '[]'"
FIRST, SECOND = (f"(SELECT article FROM linked ORDER BY article LIMIT 1 OFFSET {at})" for at in (0, 1))
UNLINKED: dict[str, tuple[str, str]] = {
    "a group of one": (f"INSERT OR REPLACE INTO groups VALUES ('story', {FIRST}, 's0')", "is a group of one"),
    "a member that is nothing": ("INSERT INTO groups VALUES ('event', 'e0', 'h0')", "linked to nothing that is there"),
    "an origin that is nothing": (
        f"INSERT OR REPLACE INTO groups VALUES ('copy', {FIRST}, 'a0'), ('copy', {SECOND}, 'a0')",
        "is the origin of copies and no article that is current",
    ),
    "an origin that was superseded": (
        f"INSERT OR REPLACE INTO groups VALUES ('copy', {FIRST}, {FIRST}), ('copy', {SECOND}, {FIRST}); "
        f"UPDATE articles SET superseded_by = {SECOND} WHERE id = {FIRST}",
        "is the origin of copies and no article that is current",
    ),
    "a linked article that was superseded": (
        f"UPDATE articles SET superseded_by = {SECOND} WHERE id = {FIRST}",
        "is linked and no article that is current",
    ),
    "a card of no record": (
        f"INSERT INTO cards VALUES ('event', 'e0', {FIRST}, '')",
        "is linked and no record or article of its own",
    ),
    "a likeness of nothing": (LIKE.format(one=FIRST, other="'b0'"), "is like something that is not linked"),
    "a likeness to nothing": (LIKE.format(one="'a0'", other=FIRST), "is like something that is not linked"),
    "days of an article that has its own": (
        "INSERT INTO linked_dates SELECT id, NULL, NULL, 'told' FROM articles WHERE published IS NOT NULL",
        "has days by a linked event and a day of its own",
    ),
    "something left to settle": (
        f"INSERT INTO unsettled VALUES ('story', {FIRST})",
        "is not settled, though the last build is finished",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", UNLINKED)
def test_a_broken_link_is_found_out(by_hand_ledger: Path, tmp_path: Path, what: str) -> None:
    (tmp_path / "b.txt").write_text("date 2021-03-17. Talks went on in Geneva, the envoy said.", encoding="utf-8")
    (tmp_path / "c.txt").write_text("The minister left the port, and nobody asked why.", encoding="utf-8")
    built(by_hand_ledger, tmp_path / "b.txt", tmp_path / "c.txt")
    with closing(sqlite3.connect(by_hand_ledger)) as connection:
        connection.execute(
            "UPDATE articles SET published = '2021-03-17', published_basis = 'stated' WHERE path LIKE '%b.txt'"
        )
        connection.commit()
    assert tampered(by_hand_ledger) == []
    statement, said = UNLINKED[what]
    faults = tampered(by_hand_ledger, *statement.split("; "))
    assert any(said in fault for fault in faults), faults
