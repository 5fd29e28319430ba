"""The first tables of the room `accounts`."""

import sqlalchemy as sa
from alembic import op

from palabre.store.schema import Id

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates them."""
    op.create_table(
        "accounts",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("username", sa.Text(), server_default="", nullable=False),
        sa.Column("username_key", sa.Text(), server_default="", nullable=False),
        sa.Column("domain", sa.Text(), server_default="", nullable=False),
        sa.Column("display_name", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("note_html", sa.Text(), server_default="", nullable=False),
        sa.Column("fields", sa.Text(), server_default="[]", nullable=False),
        sa.Column("avatar_key", sa.Text(), server_default="", nullable=False),
        sa.Column("avatar_description", sa.Text(), server_default="", nullable=False),
        sa.Column("header_key", sa.Text(), server_default="", nullable=False),
        sa.Column("header_description", sa.Text(), server_default="", nullable=False),
        sa.Column("locked", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("bot", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("discoverable", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("indexable", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("hide_collections", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.Column("last_status_at", Id, nullable=True),
        sa.Column("statuses_count", Id, server_default="0", nullable=False),
        sa.Column("followers_count", Id, server_default="0", nullable=False),
        sa.Column("following_count", Id, server_default="0", nullable=False),
        sa.Column("version", Id, server_default="0", nullable=False),
        sa.Column("uri", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("username_key", "domain", name=op.f("uq_accounts_username_key_domain")),
    )
    op.create_table(
        "oauth_apps",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("client_id", sa.Text(), server_default="", nullable=False),
        sa.Column("client_secret_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("redirect_uris", sa.Text(), server_default="", nullable=False),
        sa.Column("scopes", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oauth_apps")),
        sa.UniqueConstraint("client_id", name=op.f("uq_oauth_apps_client_id")),
    )
    op.create_table(
        "oauth_codes",
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("app_id", Id, nullable=False),
        sa.Column("user_id", Id, nullable=False),
        sa.Column("redirect_uri", sa.Text(), server_default="", nullable=False),
        sa.Column("scopes", sa.Text(), server_default="", nullable=False),
        sa.Column("challenge", sa.Text(), server_default="", nullable=False),
        sa.Column("challenge_method", sa.Text(), server_default="", nullable=False),
        sa.Column("expires_at", Id, nullable=False),
        sa.Column("token_id", Id, nullable=True),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_oauth_codes")),
    )
    op.create_index(op.f("ix_oauth_codes_expires_at"), "oauth_codes", ["expires_at"], unique=False)
    op.create_table(
        "oauth_tokens",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("token_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("app_id", Id, nullable=False),
        sa.Column("user_id", Id, nullable=True),
        sa.Column("scopes", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.Column("last_used_at", Id, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oauth_tokens")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_oauth_tokens_token_hash")),
    )
    op.create_index(op.f("ix_oauth_tokens_app_id"), "oauth_tokens", ["app_id"], unique=False)
    op.create_index(op.f("ix_oauth_tokens_user_id"), "oauth_tokens", ["user_id"], unique=False)
    op.create_table(
        "sanctions",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("decision_id", Id, nullable=False),
        sa.Column("clause_id", sa.Text(), server_default="", nullable=False),
        sa.Column("starts_at", Id, nullable=False),
        sa.Column("ends_at", Id, nullable=True),
        sa.Column("lifted_at", Id, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sanctions")),
    )
    op.create_index("ix_sanctions_account_id_lifted_at", "sanctions", ["account_id", "lifted_at"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("user_id", Id, nullable=False),
        sa.Column("user_agent", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.Column("seen_at", Id, nullable=False),
        sa.Column("expires_at", Id, nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_expires_at"), "sessions", ["expires_at"], unique=False)
    op.create_index(op.f("ix_sessions_user_id"), "sessions", ["user_id"], unique=False)
    op.create_table(
        "users",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("account_id", Id, nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("email_key", sa.Text(), server_default="", nullable=False),
        sa.Column("password_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.Text(), server_default="member", nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.Column("locale", sa.Text(), server_default="", nullable=False),
        sa.Column("default_visibility", sa.Text(), server_default="public", nullable=False),
        sa.Column("default_sensitive", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("default_language", sa.Text(), server_default="", nullable=False),
        sa.Column("preferences", sa.Text(), server_default="{}", nullable=False),
        sa.Column("agreed_policy_version", Id, server_default="0", nullable=False),
        sa.Column("sign_up_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Id, nullable=False),
        sa.Column("last_active_at", Id, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("account_id", name=op.f("uq_users_account_id")),
        sa.UniqueConstraint("email_key", name=op.f("uq_users_email_key")),
    )
