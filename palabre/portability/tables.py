"""Tables of the room `portability`."""

from palabre.store.schema import key, maybe_number, number, table, text

copies = table(
    "copies",
    key(),
    number("account_id", index=True),
    text("state", default="waiting"),
    text("blob_key", index=True),
    number("bytes", default=0),
    number("done", default=0),
    number("total", default=0),
    text("locale", default="en"),
    number("asked_at"),
    number("expires_at", index=True),
)
"""Copies of everything a member has here. `blob_key` names the file, secret and not yet there while `state` is waiting;
`done` of `total` posts are written."""

imports = table(
    "imports",
    key(),
    number("account_id", index=True),
    text("kind"),
    text("mode", default="merge"),
    text("state", default="shown"),
    text("file_name"),
    number("done", default=0),
    number("total", default=0),
    number("created_at"),
    maybe_number("finished_at"),
)
"""Lists that members brought. `state` is shown (not yet agreed to), running or done."""

import_batches = table("import_batches", key("import_id"), key("position"), text("lines", default="[]"))
"""The lines of an import, some in each row, as JSON; each line with what became of it."""

departures = table(
    "departures",
    key("account_id"),
    text("user_state", default="active"),
    number("left_at"),
    number("erase_at"),
)
"""Members who have left and whose data are not erased yet. `user_state` is what their login was before."""
