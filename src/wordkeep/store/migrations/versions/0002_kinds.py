"""Counts of events, mentions and times beside those of statements (what is there is counted), and a build's models."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KINDS = ("event", "mention", "time")


def upgrade() -> None:
    """Add the columns and fill them. Earlier readers found statements only, so earlier builds counted none."""
    for kind in KINDS:
        op.add_column("articles", sa.Column(f"{kind}_count", sa.Integer, nullable=False, server_default="0"))
        op.add_column("builds", sa.Column(f"{kind}s", sa.Integer))
        op.execute(
            f"UPDATE articles SET {kind}_count = (SELECT count(*) FROM records "  # noqa: S608  a word of KINDS
            f"WHERE records.article = articles.id AND records.kind = '{kind}')"
        )
        op.execute(f"UPDATE builds SET {kind}s = 0 WHERE finished_at IS NOT NULL")  # noqa: S608
    op.add_column("builds", sa.Column("models", sa.Text, nullable=False, server_default="{}"))


def downgrade() -> None:
    """Drop the counts and the models; the records stay."""
    op.drop_column("builds", "models")
    for kind in KINDS:
        op.drop_column("articles", f"{kind}_count")
        op.drop_column("builds", f"{kind}s")
