"""The first tables of the room `graph`."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    op.create_table(
        "blocks",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("target_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "target_id", name=op.f("pk_blocks")),
        sa.UniqueConstraint("id", name=op.f("uq_blocks_id")),
    )
    op.create_index("ix_blocks_target_id", "blocks", ["target_id", "account_id"], unique=False)
    op.create_table(
        "follow_requests",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("target_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("reblogs", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("notify", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("languages", sa.Text(), server_default="[]", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "target_id", name=op.f("pk_follow_requests")),
        sa.UniqueConstraint("id", name=op.f("uq_follow_requests_id")),
    )
    op.create_index("ix_follow_requests_target_id", "follow_requests", ["target_id", "account_id"], unique=False)
    op.create_table(
        "follows",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("target_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("reblogs", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("notify", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("languages", sa.Text(), server_default="[]", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "target_id", name=op.f("pk_follows")),
        sa.UniqueConstraint("id", name=op.f("uq_follows_id")),
    )
    op.create_index("ix_follows_target_id", "follows", ["target_id", "account_id"], unique=False)
    op.create_table(
        "mutes",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("target_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("notifications", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("expires_at", Id, nullable=True),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "target_id", name=op.f("pk_mutes")),
        sa.UniqueConstraint("id", name=op.f("uq_mutes_id")),
    )
    op.create_index(op.f("ix_mutes_expires_at"), "mutes", ["expires_at"], unique=False)
