"""The tables for push subscriptions."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    op.create_table(
        "push_keys",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("private", sa.Text(), server_default="", nullable=False),
        sa.Column("public", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_keys")),
    )
    op.create_table(
        "push_subscriptions",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("token_id", Id, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("token", sa.Text(), server_default="", nullable=False),
        sa.Column("endpoint", sa.Text(), server_default="", nullable=False),
        sa.Column("p256dh", sa.Text(), server_default="", nullable=False),
        sa.Column("auth", sa.Text(), server_default="", nullable=False),
        sa.Column("standard", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("alerts", sa.Text(), server_default="[]", nullable=False),
        sa.Column("policy", sa.Text(), server_default="all", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_subscriptions")),
        sa.UniqueConstraint("token_id", name=op.f("uq_push_subscriptions_token_id")),
    )
    op.create_index(op.f("ix_push_subscriptions_account_id"), "push_subscriptions", ["account_id"])
