"""Rulings: what people decided, added to and never changed."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "rulings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("ruling", sa.Text, nullable=False),
    )
    op.create_index("rulings_of_target", "rulings", ["target"])


def downgrade() -> None:
    """Drop it; export the rulings first, or they are lost."""
    op.drop_table("rulings")
