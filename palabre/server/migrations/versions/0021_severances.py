"""The table for follows lost with a whole server."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates it."""
    op.create_table(
        "severances",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("target_name", sa.Text(), server_default="", nullable=False),
        sa.Column("followers_count", Id, nullable=False),
        sa.Column("following_count", Id, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_severances")),
    )
    op.create_index("ix_severances_account_id", "severances", ["account_id"], unique=False)
