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
    flag("show_media", default=True),
    flag("show_media_replies", default=True),
    flag("show_featured", default=True),
    text("attribution_domains", default="[]"),
    flag("sensitized"),
    UniqueConstraint("username_key", "domain"),
    Index("ix_accounts_domain", "domain", sqlite_where=sql("domain <> ''"), postgresql_where=sql("domain <> ''")),
)
"""Identities, local (`domain` is empty) or remote. `username_key` is the casefolded name. `fields` is JSON.
`state` is pending (a sign-up that waits for approval), active, limited, suspended or deleted; `version` rises with
every change that a reader could see. `sensitized`: a sanction marks all its media as sensitive."""

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
    number("filters_version", default=0),
    maybe_number("confirmed_at"),
    maybe_number("sign_up_app_id"),
    UniqueConstraint("account_id"),
    UniqueConstraint("email_key"),
)
"""Logins. `role` is member, moderator, admin or owner; `state` is unconfirmed, pending, active or disabled;
`preferences` is JSON (`preferences.Preferences`). `confirmed_at` is when the person proved that the address is theirs;
null where mail is not set up."""

active_days = table("active_days", key("user_id"), key("day"), Index("ix_active_days_day", "day"))
"""The days (their first millisecond, UTC) on which each person was here."""

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
"""Sanctions in force (limit, suspend, sensitize, disable) and past; each names the decision that imposed it."""

mail_tokens = table(
    "mail_tokens",
    text("token_hash", primary_key=True),
    number("user_id", index=True),
    text("purpose"),
    text("email"),
    number("created_at"),
    number("expires_at", index=True),
)
"""Links that were sent by mail: `purpose` is confirm or recover, `email` the address that the link was sent to."""

ip_blocks = table(
    "ip_blocks",
    key(),
    text("network"),
    text("severity"),
    text("comment"),
    maybe_number("expires_at"),
    number("created_at"),
    UniqueConstraint("network"),
)
"""Networks that are kept out. `severity` is sign_up_requires_approval, sign_up_block or no_access."""

email_domain_blocks = table(
    "email_domain_blocks",
    key(),
    text("domain"),
    flag("allow_with_approval"),
    number("created_at"),
    UniqueConstraint("domain"),
)
"""Mail domains, with those below them, from which nobody signs up, or only with the team's approval."""

email_domain_attempts = table(
    "email_domain_attempts",
    key("block_id"),
    key("day"),
    text("address_hash", primary_key=True),
    number("uses", default=1),
)
"""How often each mail domain block was run into, by day and by a digest of the address; kept for a week."""

canonical_email_blocks = table(
    "canonical_email_blocks", key(), text("hash"), number("created_at"), UniqueConstraint("hash")
)
"""People who may not come back: SHA-256 of an e-mail address in its canonical form, never the address."""

instance_blocks = table(
    "instance_blocks",
    key(),
    text("domain"),
    text("severity", default="silence"),
    flag("reject_media"),
    flag("reject_reports"),
    maybe_text("private_comment"),
    maybe_text("public_comment"),
    flag("obfuscate"),
    number("created_at"),
    UniqueConstraint("domain"),
)
"""Other servers, with the domains below theirs, that are kept at a distance. `severity` is noop, silence or suspend."""

instance_allows = table("instance_allows", key(), text("domain"), number("created_at"), UniqueConstraint("domain"))
"""Other servers that may come in where only named ones may."""
