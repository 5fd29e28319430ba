"""Tables of the room `timelines`. There is no fan-out table: a home timeline is read, not stored."""

from sqlalchemy import Index

from palabre.store.schema import key, maybe_number, number, table, text

notifications = table(
    "notifications",
    key(),
    number("account_id"),
    text("kind"),
    number("from_account_id"),
    maybe_number("status_id", index=True),
    maybe_number("subject_id"),
    text("dedupe"),
    number("created_at"),
    Index("ix_notifications_account_id_id", "account_id", "id"),
    Index("uq_notifications_account_id_dedupe", "account_id", "dedupe", unique=True),
)
"""`kind` is one of Mastodon's notification types, or `moderation_warning` and `admin.report` with `subject_id` naming
the decision or report. `dedupe` makes a repeated reaction harmless."""

markers = table(
    "markers",
    key("account_id"),
    text("timeline", primary_key=True),
    number("last_read_id"),
    number("version", default=0),
    number("updated_at"),
)
