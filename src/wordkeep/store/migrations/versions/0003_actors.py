"""Actors: who is behind the records of an article, as far as its words allow one to know."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table, empty: articles read before have no actors until they are read anew."""
    op.create_table(
        "actors",
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("side", sa.Text),
        sa.Column("actor", sa.Text, nullable=False),
    )
    op.create_index("actors_by_id", "actors", ["id", "article"])


def downgrade() -> None:
    """Drop the table; the records keep the ids, which an earlier version does not show."""
    op.drop_index("actors_by_id", "actors")
    op.drop_table("actors")
