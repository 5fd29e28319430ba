"""Lets the uploader choose the picture by which a file is shown."""

import msgspec

from palabre.ground.settings import Settings
from palabre.media.forget import FORGET_BLOBS, ForgetBlobs, expect
from palabre.media.keys import new_key
from palabre.media.model import Attachment, AttachmentDescribed, Cleaned, Meta
from palabre.media.queries import ILLUSTRATE
from palabre.media.read import attachment
from palabre.media.studio import studio
from palabre.store.blobs import Blobs
from palabre.store.store import Store
from palabre.store.transaction import Transaction


async def illustrate(
    account_id: int, attachment_id: int, data: bytes, blobs: Blobs, settings: Settings, store: Store
) -> Attachment:
    """Makes a picture the preview of a file.

    Raises `NotFound` unless the account uploaded the file, `TooLarge` above a limit, `Invalid` for what is no whole
    picture, and `Unavailable` when too many wait or the store of media cannot be reached.
    """
    await store.read(attachment, attachment_id, account_id)
    picture = await studio.clean(data, settings)
    key = new_key(picture.preview, picture.preview_mime)
    await store.write(expect, (key,))
    await blobs.put(key, picture.preview, picture.preview_mime)
    return await store.write(_show, account_id, attachment_id, picture, key)


async def _show(tx: Transaction, account_id: int, attachment_id: int, picture: Cleaned, key: str) -> Attachment:
    found = await attachment(tx, attachment_id, account_id)
    changed = msgspec.structs.replace(msgspec.json.decode(found.meta, type=Meta), small=picture.meta.small)
    meta = msgspec.json.encode(changed).decode()
    await tx.run(
        ILLUSTRATE,
        attachment_id=found.id,
        new_preview_key=key,
        new_blurhash=picture.blurhash,
        new_meta=meta,
    )
    if found.preview_key:
        await tx.enqueue(FORGET_BLOBS, ForgetBlobs((found.preview_key,)))
    await tx.emit(AttachmentDescribed(found.id, found.status_id))
    return msgspec.structs.replace(found, preview_key=key, blurhash=picture.blurhash, meta=meta)
