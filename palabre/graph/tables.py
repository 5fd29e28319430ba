"""Tables of the room `graph`. Every relation runs from `account_id` to `target_id`."""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy import text as sql

from palabre.store.schema import flag, key, maybe_number, maybe_text, number, table, text

follows = table(
    "follows",
    key("account_id"),
    key("target_id"),
    number("id"),
    flag("reblogs", default=True),
    flag("notify"),
    text("languages", default="[]"),
    number("created_at"),
    UniqueConstraint("id"),
    Index("ix_follows_target_id", "target_id", "account_id"),
    Index(
        "ix_follows_target_id_notify",
        "target_id",
        sqlite_where=sql("notify = 1"),
        postgresql_where=sql("notify"),
    ),
)

follow_requests = table(
    "follow_requests",
    key("account_id"),
    key("target_id"),
    number("id"),
    flag("reblogs", default=True),
    flag("notify"),
    text("languages", default="[]"),
    number("created_at"),
    UniqueConstraint("id"),
    Index("ix_follow_requests_target_id", "target_id", "account_id"),
)

blocks = table(
    "blocks",
    key("account_id"),
    key("target_id"),
    number("id"),
    number("created_at"),
    UniqueConstraint("id"),
    Index("ix_blocks_target_id", "target_id", "account_id"),
)

mutes = table(
    "mutes",
    key("account_id"),
    key("target_id"),
    number("id"),
    flag("notifications", default=True),
    maybe_number("expires_at", index=True),
    number("created_at"),
    UniqueConstraint("id"),
)

lists = table(
    "lists",
    key(),
    number("account_id", index=True),
    text("title"),
    text("replies_policy", default="list"),
    flag("exclusive"),
    number("created_at"),
)
"""`replies_policy` is followed, list or none. An `exclusive` list keeps its members out of its owner's home."""

list_accounts = table(
    "list_accounts",
    key("list_id"),
    key("account_id"),
    number("id"),
    number("created_at"),
    UniqueConstraint("id"),
    Index("ix_list_accounts_account_id", "account_id", "list_id"),
)

account_notes = table(
    "account_notes",
    key("account_id"),
    key("target_id"),
    text("comment"),
    number("created_at"),
)
"""What someone notes about another, for their own eyes."""

endorsements = table(
    "endorsements",
    key("account_id"),
    key("target_id"),
    number("id"),
    number("created_at"),
    UniqueConstraint("id"),
    Index("ix_endorsements_target_id", "target_id", "account_id"),
)

domain_blocks = table(
    "domain_blocks",
    key("account_id"),
    text("domain", primary_key=True),
    number("id"),
    number("created_at"),
    UniqueConstraint("id"),
)
"""Servers of which one account wants to hear nothing."""

severances = table(
    "severances",
    key(),
    number("account_id", index=True),
    text("kind"),
    text("target_name"),
    number("followers_count"),
    number("following_count"),
    number("created_at"),
)
"""Follows that someone lost at once with a whole server. `kind` is domain_block, by the team, or user_domain_block, by
that person; `target_name` is the server."""

collections = table(
    "collections",
    key(),
    number("account_id", index=True),
    text("name"),
    text("description"),
    maybe_text("language"),
    flag("sensitive"),
    flag("discoverable"),
    text("tag"),
    number("created_at"),
    number("updated_at"),
)
"""Accounts that someone shows together; `tag` is empty or a tag's name as written."""

collection_items = table(
    "collection_items",
    key(),
    number("collection_id"),
    number("account_id", index=True),
    number("position"),
    text("state"),
    number("created_at"),
    Index("uq_collection_items_collection_id_account_id", "collection_id", "account_id", unique=True),
)
"""`state` is pending, accepted, rejected or revoked."""
