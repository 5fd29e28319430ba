"""The tables and columns for quotes, reply control and votes."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them. What was posted before may not be quoted: nobody was asked then."""
    op.add_column("statuses", sa.Column("quoted_id", Id, nullable=True))
    op.add_column("statuses", sa.Column("quote_state", sa.Text(), server_default="", nullable=False))
    op.add_column("statuses", sa.Column("quotes_count", Id, server_default="0", nullable=False))
    op.add_column("statuses", sa.Column("quote_policy", sa.Text(), server_default="nobody", nullable=False))
    op.add_column("statuses", sa.Column("reply_policy", sa.Text(), server_default="everyone", nullable=False))
    op.add_column("users", sa.Column("default_quote_policy", sa.Text(), server_default="public", nullable=False))
    op.create_index(
        "ix_statuses_quoted_id_id",
        "statuses",
        ["quoted_id", "id"],
        unique=False,
        sqlite_where=sa.text("quoted_id IS NOT NULL"),
        postgresql_where=sa.text("quoted_id IS NOT NULL"),
    )
    op.create_index(
        "ix_statuses_voted_id",
        "statuses",
        ["id"],
        unique=False,
        sqlite_where=sa.text("favourites_count > 0"),
        postgresql_where=sa.text("favourites_count > 0"),
    )
    op.create_table(
        "counter_votes",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("status_id", Id, autoincrement=False, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "status_id", name=op.f("pk_counter_votes")),
    )
    op.create_index("ix_counter_votes_status_id", "counter_votes", ["status_id"], unique=False)
