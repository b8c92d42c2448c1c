"""Links: cards of articles and events, what they share, which are like which, and the groups that come of it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables, empty: the next build links what is there."""
    op.add_column("articles", sa.Column("vector", sa.LargeBinary))
    op.add_column("records", sa.Column("vector", sa.LargeBinary))
    op.add_column("records", sa.Column("dated", sa.Text))
    op.create_table(
        "linked",
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("mark", sa.Text, nullable=False),
    )
    op.create_table(
        "cards",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("member", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("card", sa.Text, nullable=False),
    )
    op.create_index("cards_of_article", "cards", ["article"])
    op.create_table(
        "card_keys",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("key", sa.BigInteger, primary_key=True),
        sa.Column("member", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("card_keys_of_member", "card_keys", ["kind", "member"])
    op.create_table(
        "likenesses",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("one", sa.Text, primary_key=True),
        sa.Column("other", sa.Text, primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("because", sa.Text, nullable=False),
    )
    op.create_index("likenesses_of_other", "likenesses", ["kind", "other"])
    op.create_table(
        "unsettled",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("member", sa.Text, primary_key=True),
    )
    op.create_table(
        "groups",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("member", sa.Text, primary_key=True),
        sa.Column("group", sa.Text, nullable=False),
    )
    op.create_index("groups_by_id", "groups", ["kind", "group"])
    op.create_table(
        "linked_dates",
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("earliest", sa.Text),
        sa.Column("latest", sa.Text),
        sa.Column("because", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Drop the links; a later build makes them anew."""
    for table in ("linked_dates", "groups", "unsettled", "likenesses", "card_keys", "cards", "linked"):
        op.drop_table(table)
    op.drop_column("records", "dated")
    op.drop_column("records", "vector")
    op.drop_column("articles", "vector")
