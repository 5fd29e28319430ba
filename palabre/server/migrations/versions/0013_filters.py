"""The tables for filters, followed and featured tags, notification policy and requests."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    op.add_column("users", sa.Column("filters_version", Id, server_default="0", nullable=False))
    _notifications()
    _filters()
    _tags()


def _notifications() -> None:
    op.add_column("notifications", sa.Column("filtered", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("notifications", sa.Column("group_key", sa.Text(), server_default="", nullable=False))
    op.create_index(
        "ix_notifications_account_id_from_account_id", "notifications", ["account_id", "from_account_id", "id"]
    )
    op.create_index("ix_notifications_account_id_group_key", "notifications", ["account_id", "group_key", "id"])
    op.create_table(
        "notification_policies",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("for_not_following", sa.Text(), server_default="accept", nullable=False),
        sa.Column("for_not_followers", sa.Text(), server_default="accept", nullable=False),
        sa.Column("for_new_accounts", sa.Text(), server_default="accept", nullable=False),
        sa.Column("for_private_mentions", sa.Text(), server_default="filter", nullable=False),
        sa.Column("for_limited_accounts", sa.Text(), server_default="filter", nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_notification_policies")),
    )
    op.create_table(
        "notification_requests",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("from_account_id", Id, nullable=False),
        sa.Column("last_status_id", Id, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.Column("updated_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification_requests")),
        sa.UniqueConstraint(
            "account_id", "from_account_id", name=op.f("uq_notification_requests_account_id_from_account_id")
        ),
    )
    op.create_index("ix_notification_requests_account_id_id", "notification_requests", ["account_id", "id"])
    op.create_table(
        "notification_permissions",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("from_account_id", Id, autoincrement=False, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "from_account_id", name=op.f("pk_notification_permissions")),
    )


def _filters() -> None:
    op.create_table(
        "filters",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("contexts", sa.Text(), server_default="[]", nullable=False),
        sa.Column("action", sa.Text(), server_default="warn", nullable=False),
        sa.Column("expires_at", Id, nullable=True),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filters")),
    )
    op.create_index(op.f("ix_filters_account_id"), "filters", ["account_id"])
    op.create_table(
        "filter_keywords",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("filter_id", Id, nullable=False),
        sa.Column("keyword", sa.Text(), server_default="", nullable=False),
        sa.Column("whole_word", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filter_keywords")),
    )
    op.create_index(op.f("ix_filter_keywords_filter_id"), "filter_keywords", ["filter_id"])
    op.create_table(
        "filter_statuses",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("filter_id", Id, nullable=False),
        sa.Column("status_id", Id, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filter_statuses")),
        sa.UniqueConstraint("filter_id", "status_id", name=op.f("uq_filter_statuses_filter_id_status_id")),
    )
    op.create_index(op.f("ix_filter_statuses_status_id"), "filter_statuses", ["status_id"])


def _tags() -> None:
    op.create_table(
        "tag_follows",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("tag_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "tag_id", name=op.f("pk_tag_follows")),
        sa.UniqueConstraint("id", name=op.f("uq_tag_follows_id")),
    )
    op.create_table(
        "featured_tags",
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("tag_id", Id, autoincrement=False, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "tag_id", name=op.f("pk_featured_tags")),
        sa.UniqueConstraint("id", name=op.f("uq_featured_tags_id")),
    )
