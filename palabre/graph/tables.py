"""Tables of the room `graph`. Every relation runs from `account_id` to `target_id`."""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy import text as sql

from palabre.store.schema import flag, key, maybe_number, number, table, text

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
