"""Search, the clause of a withdrawal, and a quick way to pinned statuses."""

import sqlalchemy as sa
from alembic import op

from palabre.statuses.search_index import SEARCH_DDL
from palabre.store.schema import Id

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them. The search index starts empty: it is derived, and `rebuild_index` fills it."""
    op.create_table(
        "withdrawals",
        sa.Column("status_id", Id, autoincrement=False, nullable=False),
        sa.Column("clause_id", sa.Text(), server_default="", nullable=False),
        sa.Column("policy_version", Id, server_default="0", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("status_id", name=op.f("pk_withdrawals")),
    )
    op.create_index(
        "ix_statuses_account_id_pinned_at",
        "statuses",
        ["account_id", "pinned_at"],
        unique=False,
        sqlite_where=sa.text("pinned_at IS NOT NULL"),
        postgresql_where=sa.text("pinned_at IS NOT NULL"),
    )
    for statement in SEARCH_DDL[op.get_bind().dialect.name]:
        op.execute(statement)
