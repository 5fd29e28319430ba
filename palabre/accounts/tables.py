"""Tables of the room `accounts`."""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy import text as sql

from palabre.store.schema import flag, key, maybe_number, maybe_text, number, table, text

accounts = table(
    "accounts",
    key(),
    text("username"),
    text("username_key"),
    text("domain"),
    text("display_name"),
    text("note"),
    text("note_html"),
    text("fields", default="[]"),
    text("avatar_key"),
    text("avatar_description"),
    text("header_key"),
    text("header_description"),
    flag("locked"),
    flag("bot"),
    flag("discoverable"),
    flag("indexable"),
    flag("hide_collections"),
    text("state", default="active"),
    number("created_at"),
    maybe_number("last_status_at"),
    number("statuses_count", default=0),
    number("followers_count", default=0),
    number("following_count", default=0),
    number("version", default=0),
    text("uri"),
    text("url"),
    UniqueConstraint("username_key", "domain"),
    Index("ix_accounts_domain", "domain", sqlite_where=sql("domain <> ''"), postgresql_where=sql("domain <> ''")),
)
"""Identities, local (`domain` is empty) or remote. `username_key` is the casefolded name. `fields` is JSON.
`state` is pending (a sign-up that waits for approval), active, limited, suspended or deleted; `version` rises with
every change that a reader could see."""

users = table(
    "users",
    key(),
    number("account_id"),
    text("email"),
    text("email_key"),
    text("password_hash"),
    text("role", default="member"),
    text("state", default="active"),
    text("locale"),
    text("default_visibility", default="public"),
    flag("default_sensitive"),
    text("default_language"),
    text("preferences", default="{}"),
    number("agreed_policy_version", default=0),
    text("sign_up_reason"),
    number("created_at"),
    maybe_number("last_active_at"),
    text("default_quote_policy", default="public"),
    UniqueConstraint("account_id"),
    UniqueConstraint("email_key"),
)
"""Logins. `role` is member, moderator, admin or owner; `state` is pending, active or disabled."""

sessions = table(
    "sessions",
    text("token_hash", primary_key=True),
    number("user_id", index=True),
    text("user_agent"),
    number("created_at"),
    number("seen_at"),
    number("expires_at", index=True),
)
"""Web sign-ins; the cookie's token itself is stored nowhere."""

apps = table(
    "oauth_apps",
    key(),
    text("client_id"),
    text("client_secret_hash"),
    text("name"),
    maybe_text("website"),
    text("redirect_uris"),
    text("scopes"),
    number("created_at"),
    UniqueConstraint("client_id"),
)
"""Registered client apps. `redirect_uris` is separated by line feeds, `scopes` by spaces."""

codes = table(
    "oauth_codes",
    text("code_hash", primary_key=True),
    number("app_id"),
    number("user_id"),
    text("redirect_uri"),
    text("scopes"),
    text("challenge"),
    text("challenge_method"),
    number("expires_at", index=True),
    maybe_number("token_id"),
)
"""Authorization codes. `token_id` is the token that a code was exchanged for: presented again, it revokes that one."""

tokens = table(
    "oauth_tokens",
    key(),
    text("token_hash"),
    number("app_id", index=True),
    maybe_number("user_id", index=True),
    text("scopes"),
    number("created_at"),
    maybe_number("last_used_at"),
    UniqueConstraint("token_hash"),
)
"""Access tokens; `user_id` is null for an app acting for itself. Revoking one deletes its row."""

sanctions = table(
    "sanctions",
    key(),
    number("account_id"),
    text("kind"),
    number("decision_id"),
    text("clause_id"),
    number("starts_at"),
    maybe_number("ends_at"),
    maybe_number("lifted_at"),
    Index("ix_sanctions_account_id_lifted_at", "account_id", "lifted_at"),
)
"""Sanctions in force (limit, suspend) and past; each names the decision that imposed it."""
