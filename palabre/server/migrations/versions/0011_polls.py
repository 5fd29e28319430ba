"""The tables for polls, scheduled statuses and conversations."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    op.add_column("statuses", sa.Column("poll_id", Id, nullable=True))
    op.add_column("status_edits", sa.Column("poll_options", sa.Text(), server_default="[]", nullable=False))
    op.create_table(
        "polls",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("status_id", Id, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("options", sa.Text(), server_default="[]", nullable=False),
        sa.Column("tallies", sa.Text(), server_default="[]", nullable=False),
        sa.Column("multiple", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("hide_totals", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("votes_count", Id, server_default="0", nullable=False),
        sa.Column("voters_count", Id, server_default="0", nullable=False),
        sa.Column("expires_at", Id, nullable=False),
        sa.Column("ended_at", Id, nullable=True),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_polls")),
        sa.UniqueConstraint("status_id", name=op.f("uq_polls_status_id")),
    )
    op.create_table(
        "poll_votes",
        sa.Column("poll_id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("choice", Id, autoincrement=False, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("poll_id", "account_id", "choice", name=op.f("pk_poll_votes")),
    )
    op.create_table(
        "scheduled_statuses",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("due_at", Id, nullable=False),
        sa.Column("draft", sa.Text(), server_default="{}", nullable=False),
        sa.Column("app_id", Id, server_default="0", nullable=False),
        sa.Column("idempotency_key", sa.Text(), server_default="", nullable=False),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scheduled_statuses")),
    )
    op.create_index("ix_scheduled_statuses_account_id_id", "scheduled_statuses", ["account_id", "id"], unique=False)
    op.create_table(
        "conversations",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("thread_id", Id, nullable=False),
        sa.Column("participants", sa.Text(), server_default="[]", nullable=False),
        sa.Column("last_status_id", Id, nullable=False),
        sa.Column("unread", sa.Boolean(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
    )
    op.create_index(
        "uq_conversations_of_account", "conversations", ["account_id", "thread_id", "participants"], unique=True
    )
    op.create_index(
        "ix_conversations_account_id_last_status_id", "conversations", ["account_id", "last_status_id"], unique=False
    )
    op.create_table(
        "conversation_statuses",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("status_id", Id, autoincrement=False, nullable=False),
        sa.Column("conversation_id", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "status_id", name=op.f("pk_conversation_statuses")),
    )
    op.create_index(
        op.f("ix_conversation_statuses_conversation_id"), "conversation_statuses", ["conversation_id"], unique=False
    )
    op.create_index("ix_conversation_statuses_status_id", "conversation_statuses", ["status_id"], unique=False)
