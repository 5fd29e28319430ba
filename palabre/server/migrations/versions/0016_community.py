"""The tables for announcements, custom emoji and mail, and what profiles and logins say beyond what they said."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    _announcements()
    op.create_table(
        "custom_emojis",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("shortcode", sa.Text(), server_default="", nullable=False),
        sa.Column("category", sa.Text(), server_default="", nullable=False),
        sa.Column("visible_in_picker", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("picture_key", sa.Text(), server_default="", nullable=False),
        sa.Column("static_key", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.Column("updated_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custom_emojis")),
        sa.UniqueConstraint("shortcode", name=op.f("uq_custom_emojis_shortcode")),
    )
    for name in ("show_media", "show_media_replies", "show_featured"):
        op.add_column("accounts", sa.Column(name, sa.Boolean(), server_default="1", nullable=False))
    op.add_column("accounts", sa.Column("attribution_domains", sa.Text(), server_default="[]", nullable=False))
    op.add_column("users", sa.Column("confirmed_at", Id, nullable=True))
    op.add_column("users", sa.Column("sign_up_app_id", Id, nullable=True))
    _mail()


def _announcements() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("html", sa.Text(), server_default="", nullable=False),
        sa.Column("mention_ids", sa.Text(), server_default="[]", nullable=False),
        sa.Column("status_ids", sa.Text(), server_default="[]", nullable=False),
        sa.Column("tags", sa.Text(), server_default="[]", nullable=False),
        sa.Column("starts_at", Id, nullable=True),
        sa.Column("ends_at", Id, nullable=True),
        sa.Column("all_day", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("scheduled_at", Id, nullable=True),
        sa.Column("published_at", Id, nullable=True),
        sa.Column("created_at", Id, nullable=False),
        sa.Column("updated_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )
    op.create_table(
        "announcement_reads",
        sa.Column("announcement_id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("announcement_id", "account_id", name=op.f("pk_announcement_reads")),
    )
    op.create_table(
        "announcement_reactions",
        sa.Column("announcement_id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("announcement_id", "account_id", "name", name=op.f("pk_announcement_reactions")),
    )


def _mail() -> None:
    op.create_table(
        "mail_tokens",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("user_id", Id, nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.Column("expires_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_mail_tokens")),
    )
    op.create_index(op.f("ix_mail_tokens_user_id"), "mail_tokens", ["user_id"], unique=False)
    op.create_index(op.f("ix_mail_tokens_expires_at"), "mail_tokens", ["expires_at"], unique=False)
