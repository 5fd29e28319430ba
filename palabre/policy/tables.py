"""Tables of the room `policy`."""

from sqlalchemy import UniqueConstraint

from palabre.store.schema import key, number, table, text

policies = table(
    "policies",
    key("version"),
    text("digest"),
    text("document"),
    number("published_at"),
    UniqueConstraint("digest"),
)
"""Every policy that was ever in force, so that a decision can cite clause and version for good. `document` is JSON."""
