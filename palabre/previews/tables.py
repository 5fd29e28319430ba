"""Tables of the room `previews`."""

from sqlalchemy import UniqueConstraint

from palabre.store.schema import key, maybe_number, maybe_text, number, table, text

preview_cards = table(
    "preview_cards",
    key(),
    text("url_hash"),
    text("url"),
    text("state", default="new"),
    text("type", default="link"),
    text("title"),
    text("description"),
    maybe_text("language"),
    text("provider_name"),
    text("provider_url"),
    text("authors", default="[]"),
    text("html"),
    number("width", default=0),
    number("height", default=0),
    text("embed_url"),
    text("image_key", index=True),
    text("image_description"),
    text("blurhash"),
    maybe_number("published_at"),
    number("fetched_at", default=0),
    number("created_at"),
    UniqueConstraint("url_hash"),
)
"""What the page at an address says of itself. `url_hash` is the SHA-256 of `url`; `state` is a `CardState`; `authors`
is JSON (`Author`); `image_key` is a blob key; `fetched_at` is when the page was last asked, with or without success."""

status_cards = table(
    "status_cards",
    key("status_id"),
    number("card_id", index=True),
)
"""Which address a status shows a card for."""
