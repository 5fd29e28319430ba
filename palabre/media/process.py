"""Films and recordings: received at once, made anew later, by durable work that a crash only puts off."""

import msgspec

from palabre.ground import clock, ids
from palabre.ground.clock import SECOND
from palabre.ground.errors import Invalid, TooLarge
from palabre.ground.settings import Settings
from palabre.media.forget import FORGET_BLOBS, ForgetBlobs, expect
from palabre.media.keys import new_key, raw_key
from palabre.media.model import (
    Attachment,
    AttachmentState,
    AttachmentUploaded,
    Cleaned,
    Focus,
    Meta,
    Remade,
    Size,
)
from palabre.media.nature import Nature
from palabre.media.queries import ADD, BY_ID, BY_ID_LOCKED, FAIL, FINISH
from palabre.media.rules import check_film_bytes, checked_description
from palabre.media.workshop import Workshop, bounds_of
from palabre.store.blobs import Blobs
from palabre.store.sql import Query
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction

PROCESS = "media.process"
RAW_MIME = "application/octet-stream"
PAUSE = 3 * SECOND


class Process(msgspec.Struct, frozen=True):
    """The payload of the errand that makes a file anew."""

    attachment_id: int
    reader: str


async def receive(
    account_id: int,
    data: bytes,
    nature: Nature,
    *,
    description: str | None,
    focus: Focus | None,
    picture: Cleaned | None,
    blobs: Blobs,
    settings: Settings,
    store: Store,
) -> Attachment:
    """Takes a film or recording in, to be worked on; `picture` is the preview that its owner chose.

    Raises `TooLarge` above a limit, `Invalid` for a description that is too long, `Unavailable` when the store of media
    cannot be reached.
    """
    check_film_bytes(len(data), bounds_of(settings))
    text = checked_description(description)
    kept_as = raw_key(data)
    preview_key = new_key(picture.preview, picture.preview_mime) if picture else ""
    await store.write(expect, [each for each in (kept_as, preview_key) if each])
    await blobs.put(kept_as, data, RAW_MIME)
    if picture:
        await blobs.put(preview_key, picture.preview, picture.preview_mime)
    meta = Meta(focus=focus, small=picture.meta.small if picture else Size())
    row = Attachment(
        id=ids.new_id(),
        account_id=account_id,
        status_id=None,
        kind=nature.kind,
        mime="",
        original_key="",
        preview_key=preview_key,
        meta=msgspec.json.encode(meta).decode(),
        blurhash=picture.blurhash if picture else "",
        description=text,
        bytes=len(data),
        position=0,
        created_at=clock.now(),
        state=AttachmentState.WAITING,
        raw_key=kept_as,
    )
    await store.write(_record, row, nature.reader)
    return row


async def _record(tx: Transaction, row: Attachment, reader: str) -> None:
    await tx.run(ADD, **msgspec.structs.asdict(row))
    await tx.enqueue(PROCESS, Process(row.id, reader))


async def process(blobs: Blobs, settings: Settings, workshop: Workshop, store: Store, payload: Process) -> None:
    """The errand: makes the file anew and removes what came. While another is worked on it waits its turn."""
    if workshop.is_busy:
        await store.write(_put_off, payload)
        return
    row = await store.read(_waiting, BY_ID, payload.attachment_id)
    if row is None:
        return
    try:
        remade, data = await workshop.remake(await blobs.get(row.raw_key), payload.reader, settings)
    except (Invalid, TooLarge):
        await store.write(_fail, row.id)
        return
    key = new_key(data, remade.mime)
    preview_key = new_key(remade.preview, remade.preview_mime) if remade.preview else ""
    await store.write(expect, [each for each in (key, preview_key) if each])
    await blobs.put(key, data, remade.mime)
    if preview_key:
        await blobs.put(preview_key, remade.preview, remade.preview_mime)
    await store.write(_finish, row.id, remade, key, preview_key, len(data))


async def _put_off(tx: Transaction, payload: Process) -> None:
    await tx.enqueue(PROCESS, payload, due_at=clock.now() + PAUSE)


async def _waiting(db: Reader, query: Query[Attachment], attachment_id: int) -> Attachment | None:
    row = await db.one(query, attachment_id=attachment_id)
    return row if row is not None and row.state == AttachmentState.WAITING else None


async def _finish(tx: Transaction, attachment_id: int, remade: Remade, key: str, preview_key: str, size: int) -> None:
    """Gives the row its files. A preview that its owner chose meanwhile stays."""
    row = await _waiting(tx, BY_ID_LOCKED, attachment_id)
    if row is None:
        return
    said = msgspec.json.decode(row.meta, type=Meta)
    is_chosen = bool(row.preview_key)
    meta = msgspec.structs.replace(remade.meta, focus=said.focus)
    if is_chosen:
        meta = msgspec.structs.replace(meta, small=said.small)
    await tx.run(
        FINISH,
        attachment_id=row.id,
        new_kind=remade.kind,
        new_mime=remade.mime,
        new_original_key=key,
        new_preview_key=row.preview_key if is_chosen else preview_key,
        new_blurhash=row.blurhash if is_chosen else remade.blurhash,
        new_meta=msgspec.json.encode(meta).decode(),
        new_bytes=size,
    )
    gone = (row.raw_key, preview_key) if is_chosen and preview_key else (row.raw_key,)
    await tx.enqueue(FORGET_BLOBS, ForgetBlobs(gone))
    await tx.emit(AttachmentUploaded(row.id))


async def _fail(tx: Transaction, attachment_id: int) -> None:
    row = await _waiting(tx, BY_ID_LOCKED, attachment_id)
    if row is not None:
        await tx.run(FAIL, attachment_id=row.id)
        await tx.enqueue(FORGET_BLOBS, ForgetBlobs((row.raw_key,)))
