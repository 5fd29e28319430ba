"""Lets the uploader say what a picture shows and where its focal point is."""

import msgspec

from palabre.media.model import Attachment, AttachmentDescribed, Focus, Meta
from palabre.media.queries import DESCRIBE
from palabre.media.read import attachment
from palabre.media.rules import checked_description
from palabre.store.transaction import Transaction


async def describe(
    tx: Transaction, account_id: int, attachment_id: int, description: str | None = None, focus: Focus | None = None
) -> Attachment:
    """Changes what is given and leaves the rest.

    Raises `NotFound` unless the account uploaded it, and `Invalid` when the description is too long.
    """
    found = await attachment(tx, attachment_id, account_id)
    text = found.description if description is None else checked_description(description)
    meta = found.meta if focus is None else _with_focus(found.meta, focus)
    if (text, meta) == (found.description, found.meta):
        return found
    await tx.run(DESCRIBE, attachment_id=attachment_id, new_description=text, new_meta=meta)
    await tx.emit(AttachmentDescribed(attachment_id, found.status_id))
    return msgspec.structs.replace(found, description=text, meta=meta)


def _with_focus(meta: str, focus: Focus) -> str:
    changed = msgspec.structs.replace(msgspec.json.decode(meta, type=Meta), focus=focus)
    return msgspec.json.encode(changed).decode()
