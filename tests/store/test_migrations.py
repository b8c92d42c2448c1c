"""The migrations make the schema the code believes in, and can be undone."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

import wordkeep.store
from wordkeep.store.schema import metadata
from wordkeep.store.sqlite import SCHEMA, Ledger, connect

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


def test_every_step_can_be_undone(tmp_path: Path) -> None:
    Ledger.create(tmp_path / "a.db").close()
    engine = connect(tmp_path / "a.db")
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        left = set(sa.inspect(connection).get_table_names()) - {"alembic_version"}
        assert left == set()
        command.upgrade(config, "head")
        assert "articles" in sa.inspect(connection).get_table_names()
    engine.dispose()
