"""Tables of the room `media`."""

from palabre.store.schema import key, maybe_number, number, table, text

attachments = table(
    "attachments",
    key(),
    number("account_id"),
    maybe_number("status_id", index=True),
    text("kind"),
    text("mime"),
    text("original_key", index=True),
    text("preview_key", index=True),
    text("meta", default="{}"),
    text("blurhash"),
    text("description"),
    number("bytes", default=0),
    number("position", default=0),
    number("created_at", index=True),
    text("state", default="ready"),
    text("raw_key", index=True),
)
"""Files that belong to statuses, or wait for one. `original_key` and `preview_key` are blob keys; `meta` is JSON in the
form of the Mastodon API (`original`, `small`, `focus`); `created_at` is when the file was uploaded or came loose from
its status, whichever is later. `state` is an `AttachmentState`; until a file is worked on, `raw_key` names it as it
came, and nothing serves it."""
