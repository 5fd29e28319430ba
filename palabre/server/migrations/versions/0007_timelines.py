"""The first tables of the room `timelines`."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    op.create_table(
        "markers",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("timeline", sa.Text(), nullable=False),
        sa.Column("last_read_id", Id, nullable=False),
        sa.Column("version", Id, server_default="0", nullable=False),
        sa.Column("updated_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "timeline", name=op.f("pk_markers")),
    )
    op.create_table(
        "notifications",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("from_account_id", Id, nullable=False),
        sa.Column("status_id", Id, nullable=True),
        sa.Column("subject_id", Id, nullable=True),
        sa.Column("dedupe", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notifications")),
    )
    op.create_index("ix_notifications_account_id_id", "notifications", ["account_id", "id"], unique=False)
    op.create_index(op.f("ix_notifications_status_id"), "notifications", ["status_id"], unique=False)
    op.create_index("uq_notifications_account_id_dedupe", "notifications", ["account_id", "dedupe"], unique=True)
