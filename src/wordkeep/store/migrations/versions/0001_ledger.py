"""The first ledger: intakes, pages, articles, records, skipped, builds, and full-text search over articles."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, and keep the full-text index in step with the articles by triggers."""
    op.create_table(
        "intakes",
        sa.Column("origin", sa.Text, primary_key=True),
        sa.Column("locator", sa.Text, nullable=False),
        sa.Column("path", sa.Text),
        sa.Column("size", sa.BigInteger),
        sa.Column("mtime_ns", sa.BigInteger),
        sa.Column("seen_ns", sa.BigInteger, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("finished", sa.Boolean, nullable=False),
    )
    op.create_table(
        "pages",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("media", sa.Text, nullable=False),
        sa.Column("encoding", sa.Text),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "articles",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("intake", sa.Text, sa.ForeignKey("intakes.origin"), nullable=False),
        sa.Column("page", sa.Text, sa.ForeignKey("pages.id"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("origin", "locator")),
        *(sa.Column(name, sa.Text) for name in ("path", "key", "url", "fetched_at", "title", "outlet", "language")),
        sa.Column("labels", sa.Text, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("published_basis", sa.Text, nullable=False),
        sa.Column("published_words", sa.Text),
        *(sa.Column(name, sa.Integer) for name in ("title_start", "title_end", "dateline_start", "dateline_end")),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("text_hash", sa.Text, nullable=False),
        sa.Column("raw_is_given", sa.Boolean, nullable=False),
        sa.Column("offsets", sa.LargeBinary, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("record_count", sa.Integer, nullable=False),
        sa.Column("statement_count", sa.Integer, nullable=False),
        sa.Column("superseded_by", sa.Text),
    )
    op.create_index("articles_in_order", "articles", ["published", "path", "key", "id"])
    op.create_index("articles_by_origin", "articles", ["origin"])
    op.create_table(
        "records",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("probability", sa.Float, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("reader", "rule", "claim")),
    )
    op.create_index("records_of_article", "records", ["article", "position"])
    op.create_table(
        "skipped",
        sa.Column("number", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("intake", "page", "origin", "step", "code", "detail")),
        sa.Column("article", sa.Text),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
    )
    op.create_index("skipped_of_page", "skipped", ["intake", "page"])
    op.create_table(
        "builds",
        sa.Column("number", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("version", "reader", "settings", "started_at")),
        sa.Column("finished_at", sa.Text),
        *(sa.Column(name, sa.Integer) for name in ("articles", "superseded", "statements", "skipped")),
    )
    op.execute(
        "CREATE VIRTUAL TABLE article_words USING fts5("
        "title, text, content='articles', content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE TRIGGER article_words_in AFTER INSERT ON articles BEGIN "
        "INSERT INTO article_words(rowid, title, text) VALUES (new.number, new.title, new.text); END"
    )
    op.execute(
        "CREATE TRIGGER article_words_out AFTER DELETE ON articles BEGIN "
        "INSERT INTO article_words(article_words, rowid, title, text) "
        "VALUES ('delete', old.number, old.title, old.text); END"
    )
    op.execute(
        "CREATE TRIGGER article_words_new AFTER UPDATE OF title, text ON articles BEGIN "
        "INSERT INTO article_words(article_words, rowid, title, text) "
        "VALUES ('delete', old.number, old.title, old.text); "
        "INSERT INTO article_words(rowid, title, text) VALUES (new.number, new.title, new.text); END"
    )


def downgrade() -> None:
    """Drop everything: before this step there was no ledger."""
    op.execute("DROP TABLE article_words")
    for name in ("builds", "skipped", "records", "articles", "pages", "intakes"):
        op.drop_table(name)
