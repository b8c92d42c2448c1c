"""Faint deeds: kept with the article, told only where another article tells them surely."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Mark records; what an earlier reader read is told as it was."""
    op.add_column("records", sa.Column("faint", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_index("records_faint", "records", ["article"], sqlite_where=sa.text("faint"))


def downgrade() -> None:
    """Drop the mark, and what only an earlier version would not know to hide."""
    op.execute("DELETE FROM records WHERE faint")
    op.drop_index("records_faint", "records")
    op.drop_column("records", "faint")
