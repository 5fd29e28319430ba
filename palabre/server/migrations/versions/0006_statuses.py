"""The first tables of the room `statuses`."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    op.create_table(
        "bookmarks",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("status_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "status_id", name=op.f("pk_bookmarks")),
        sa.UniqueConstraint("id", name=op.f("uq_bookmarks_id")),
    )
    op.create_table(
        "favourites",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("status_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "status_id", name=op.f("pk_favourites")),
        sa.UniqueConstraint("id", name=op.f("uq_favourites_id")),
    )
    op.create_index("ix_favourites_status_id", "favourites", ["status_id", "id"], unique=False)
    op.create_table(
        "idempotency_keys",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("status_id", Id, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "key", name=op.f("pk_idempotency_keys")),
    )
    op.create_index(op.f("ix_idempotency_keys_created_at"), "idempotency_keys", ["created_at"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("status_id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("status_id", "account_id", name=op.f("pk_mentions")),
    )
    op.create_index("ix_mentions_account_id_status_id", "mentions", ["account_id", "status_id"], unique=False)
    op.create_table(
        "status_edits",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("status_id", Id, nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("html", sa.Text(), server_default="", nullable=False),
        sa.Column("spoiler_text", sa.Text(), server_default="", nullable=False),
        sa.Column("sensitive", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("attachments", sa.Text(), server_default="[]", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_edits")),
    )
    op.create_index(op.f("ix_status_edits_status_id"), "status_edits", ["status_id"], unique=False)
    op.create_table(
        "status_tags",
        sa.Column("tag_id", Id, autoincrement=False, nullable=False),
        sa.Column("status_id", Id, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("tag_id", "status_id", name=op.f("pk_status_tags")),
    )
    op.create_index("ix_status_tags_status_id", "status_tags", ["status_id"], unique=False)
    op.create_table(
        "statuses",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("state", sa.Text(), server_default="live", nullable=False),
        sa.Column("visibility", sa.Text(), server_default="public", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("html", sa.Text(), server_default="", nullable=False),
        sa.Column("spoiler_text", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("sensitive", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("in_reply_to_id", Id, nullable=True),
        sa.Column("in_reply_to_account_id", Id, nullable=True),
        sa.Column("reblog_of_id", Id, nullable=True),
        sa.Column("reblog_of_account_id", Id, nullable=True),
        sa.Column("thread_id", Id, nullable=False),
        sa.Column("app_name", sa.Text(), nullable=True),
        sa.Column("app_website", sa.Text(), nullable=True),
        sa.Column("created_at", Id, nullable=False),
        sa.Column("edited_at", Id, nullable=True),
        sa.Column("pinned_at", Id, nullable=True),
        sa.Column("version", Id, server_default="0", nullable=False),
        sa.Column("replies_count", Id, server_default="0", nullable=False),
        sa.Column("reblogs_count", Id, server_default="0", nullable=False),
        sa.Column("favourites_count", Id, server_default="0", nullable=False),
        sa.Column("uri", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statuses")),
    )
    op.create_index("ix_statuses_account_id_id", "statuses", ["account_id", "id"], unique=False)
    op.create_index(
        "ix_statuses_account_id_pinned_at",
        "statuses",
        ["account_id", "pinned_at"],
        unique=False,
        sqlite_where=sa.text("pinned_at IS NOT NULL"),
        postgresql_where=sa.text("pinned_at IS NOT NULL"),
    )
    op.create_index("ix_statuses_in_reply_to_id", "statuses", ["in_reply_to_id"], unique=False)
    op.create_index("ix_statuses_reblog_of_id", "statuses", ["reblog_of_id"], unique=False)
    op.create_index("ix_statuses_thread_id_id", "statuses", ["thread_id", "id"], unique=False)
    op.create_index(
        "uq_statuses_account_id_reblog_of_id",
        "statuses",
        ["account_id", "reblog_of_id"],
        unique=True,
        sqlite_where=sa.text("reblog_of_id IS NOT NULL"),
        postgresql_where=sa.text("reblog_of_id IS NOT NULL"),
    )
    op.create_table(
        "tags",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("display_name", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.Column("last_status_at", Id, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tags")),
        sa.UniqueConstraint("name", name=op.f("uq_tags_name")),
    )
    op.create_table(
        "thread_mutes",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("thread_id", Id, autoincrement=False, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "thread_id", name=op.f("pk_thread_mutes")),
    )
    op.create_table(
        "verdicts",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("status_id", Id, nullable=False),
        sa.Column("outcome", sa.Text(), server_default="", nullable=False),
        sa.Column("clause_id", sa.Text(), nullable=True),
        sa.Column("reasons", sa.Text(), server_default="[]", nullable=False),
        sa.Column("rules", sa.Text(), server_default="[]", nullable=False),
        sa.Column("rules_version", sa.Text(), server_default="", nullable=False),
        sa.Column("policy_version", Id, server_default="0", nullable=False),
        sa.Column("per_mille", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdicts")),
    )
    op.create_index(op.f("ix_verdicts_status_id"), "verdicts", ["status_id"], unique=False)
    op.create_table(
        "withdrawals",
        sa.Column("status_id", Id, autoincrement=False, nullable=False),
        sa.Column("clause_id", sa.Text(), server_default="", nullable=False),
        sa.Column("policy_version", Id, server_default="0", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("status_id", name=op.f("pk_withdrawals")),
    )
