"""The migrations make the schema the code believes in, and can be undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

import wordkeep.store
from tests.building import built
from tests.by_hand import TEXT, ByHand
from wordkeep import pipeline
from wordkeep.model.article import Article
from wordkeep.model.record import Record
from wordkeep.store.schema import metadata
from wordkeep.store.sqlite import SCHEMA, Ledger, connect
from wordkeep.verify import Checked, verify

FOLDER = Path(wordkeep.store.__file__).parent / "migrations"


def test_the_newest_migration_is_the_schema_of_the_code() -> None:
    assert max(path.name[:4] for path in (FOLDER / "versions").glob("0*.py")) == SCHEMA


def test_migrations_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    Ledger.create(tmp_path / "a.db").close()
    engine = connect(tmp_path / "a.db")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = [
            difference
            for difference in compare_metadata(context, metadata)
            if not (difference[0] == "remove_table" and difference[1].name.startswith("article_words"))
        ]
    engine.dispose()
    assert differences == []


@contextmanager
def migrating(path: Path) -> Iterator[tuple[Config, sa.Connection]]:
    """Alembic's configuration for the ledger at ``path``, with the connection it uses."""
    engine = connect(path)
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        yield config, connection
    engine.dispose()


def test_every_step_can_be_undone(tmp_path: Path) -> None:
    Ledger.create(tmp_path / "a.db").close()
    with migrating(tmp_path / "a.db") as (config, connection):
        command.downgrade(config, "base")
        left = set(sa.inspect(connection).get_table_names()) - {"alembic_version"}
        assert left == set()
        command.upgrade(config, "head")
        assert "articles" in sa.inspect(connection).get_table_names()


@pytest.mark.usefixtures("by_hand")
def test_opening_an_earlier_ledger_counts_the_kinds_that_it_holds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    built(tmp_path / "a.db", tmp_path / "a.txt")
    with migrating(tmp_path / "a.db") as (config, connection):
        command.downgrade(config, "0001")
        assert "event_count" not in {column["name"] for column in sa.inspect(connection).get_columns("articles")}
    with Ledger.open(tmp_path / "a.db") as ledger:
        counts = ledger.counts()
        assert (counts.statements, counts.events, counts.mentions, counts.times) == (4, 3, 4, 2)
        assert [listed.events for listed in ledger.articles()] == [3]


def test_an_earlier_ledger_of_statements_alone_is_sound_when_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Earlier(ByHand):
        def read(self, article: Article) -> tuple[Record, ...]:
            return tuple(record for record in super().read(article) if record.kind == "statement")

    monkeypatch.setattr(pipeline, "READER", Earlier())
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    report, _ = built(tmp_path / "a.db", tmp_path / "a.txt")
    assert (report.statements, report.events) == (4, 0)
    with migrating(tmp_path / "a.db") as (config, _):
        command.downgrade(config, "0001")
    assert list(verify(tmp_path / "a.db", Checked())) == []
