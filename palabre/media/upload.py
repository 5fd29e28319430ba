"""Receives a picture: cleaned and stored first, outside any transaction, then recorded in one."""

import msgspec

from palabre.ground import clock, ids
from palabre.ground.settings import Settings
from palabre.media.forget import expect
from palabre.media.keys import new_key
from palabre.media.model import Attachment, AttachmentUploaded, Cleaned, Focus, Kind, Prepared
from palabre.media.queries import ADD
from palabre.media.rules import checked_description
from palabre.media.studio import studio
from palabre.store.blobs import Blobs
from palabre.store.store import Store
from palabre.store.transaction import Transaction


async def prepare(
    data: bytes, description: str | None, focus: Focus | None, blobs: Blobs, settings: Settings, store: Store
) -> Prepared:
    """Cleans a picture and stores what was made of it.

    Raises `TooLarge` above the limits of `settings`, `Invalid` for what is no whole picture or a description that is
    too long, `Unavailable` when too many wait or the store of media cannot be reached.
    """
    checked_description(description)
    return await keep(await studio.clean(data, settings), description, focus, blobs, store)


async def keep(cleaned: Cleaned, description: str | None, focus: Focus | None, blobs: Blobs, store: Store) -> Prepared:
    """Stores a picture that is already clean. Raises `Unavailable` when the store of media cannot be reached."""
    original_key = new_key(cleaned.original, cleaned.mime)
    preview_key = new_key(cleaned.preview, cleaned.preview_mime)
    await store.write(expect, (original_key, preview_key))
    await blobs.put(original_key, cleaned.original, cleaned.mime)
    await blobs.put(preview_key, cleaned.preview, cleaned.preview_mime)
    return Prepared(
        mime=cleaned.mime,
        original_key=original_key,
        preview_key=preview_key,
        meta=msgspec.structs.replace(cleaned.meta, focus=focus),
        blurhash=cleaned.blurhash,
        description=checked_description(description),
        bytes=len(cleaned.original),
    )


async def record_upload(tx: Transaction, account_id: int, prepared: Prepared) -> Attachment:
    """Writes the row of a prepared upload, which then waits 24 hours for a status."""
    row = Attachment(
        id=ids.new_id(),
        account_id=account_id,
        status_id=None,
        kind=Kind.IMAGE,
        mime=prepared.mime,
        original_key=prepared.original_key,
        preview_key=prepared.preview_key,
        meta=msgspec.json.encode(prepared.meta).decode(),
        blurhash=prepared.blurhash,
        description=prepared.description,
        bytes=prepared.bytes,
        position=0,
        created_at=clock.now(),
    )
    await tx.run(ADD, **msgspec.structs.asdict(row))
    await tx.emit(AttachmentUploaded(row.id))
    return row
