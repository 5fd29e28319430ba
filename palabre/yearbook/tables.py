"""Tables of the room `yearbook`."""

from sqlalchemy import Index

from palabre.store.schema import key, maybe_number, number, table, text

annual_reports = table(
    "annual_reports",
    key("account_id"),
    key("year"),
    text("data", default="{}"),
    number("schema_version"),
    text("share_key"),
    number("created_at"),
    maybe_number("read_at"),
)
"""A member's year, in figures as they were when it was made. `data` is JSON (`Figures`); whoever knows `share_key` may
see it."""

refreshes = table(
    "refreshes",
    text("id", primary_key=True),
    number("account_id"),
    text("subject"),
    text("status", default="running"),
    maybe_number("result_count"),
    number("created_at", index=True),
    Index("ix_refreshes_account_id_subject", "account_id", "subject"),
)
"""Work that somebody waits for. `id` cannot be guessed; `subject` says what is made; `status` is running or finished;
`result_count` is how much there is of it already. Rows go after a day."""
