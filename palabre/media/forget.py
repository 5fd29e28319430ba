"""Removes attachments and their blobs. Rows go in the transaction, blobs by an errand after it."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

import msgspec

from palabre.ground import clock
from palabre.ground.clock import HOUR
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.media.keys import PROFILE
from palabre.media.model import Attachment
from palabre.media.queries import DELETE, DETACH, KEYS_IN_USE, LOOSE, OF_ACCOUNT, OF_STATUSES
from palabre.media.read import attachment
from palabre.store.blobs import Blobs
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction
from palabre.store.work import Tick

FORGET_BLOBS = "media.forget_blobs"
FORGET_PROFILE_BLOBS = "media.forget_profile_blobs"
FORGET_LOOSE = "media.forget_loose"
FORGET_LOOSE_EVERY = HOUR
LOOSE_FOR = 24 * HOUR
LOOSE_AT_ONCE = 500


Namers: TypeAlias = Sequence[Callable[[Reader, Sequence[str]], Awaitable[set[str]]]]
"""Who may name blobs: each says which of these keys its rows name."""


class ForgetBlobs(msgspec.Struct, frozen=True):
    """The payload of the errand that removes blobs which no attachment names any more."""

    keys: tuple[str, ...]


class ForgetProfileBlobs(msgspec.Struct, frozen=True):
    """The payload of the errand that removes former avatars and headers."""

    keys: tuple[str, ...]


async def detach(tx: Transaction, status_id: int) -> None:
    """Takes a status's attachments off it. For 24 hours their owner may attach them anew, then they go."""
    await tx.run(DETACH, of_status_id=status_id, loose_at=clock.now())


async def forget(tx: Transaction, status_id: int) -> None:
    """Removes a status's attachments for good."""
    await _forget(tx, await tx.all(OF_STATUSES, status_ids=[status_id]))


async def discard(tx: Transaction, account_id: int, attachment_id: int) -> None:
    """Removes an upload that no status shows. Raises `NotFound` for another's, `Invalid` when a status shows it."""
    found = await attachment(tx, attachment_id, account_id)
    if found.status_id is not None:
        raise Invalid(_("A post shows this media file. Edit or delete the post instead."), code="media_in_use")
    await _forget(tx, [found])


async def forget_all_of(tx: Transaction, account_id: int) -> None:
    """Removes every attachment of an account for good."""
    await _forget(tx, await tx.all(OF_ACCOUNT, owner_id=account_id))


async def forget_loose(tx: Transaction, _tick: Tick) -> None:
    """Removes attachments that have waited for a status longer than 24 hours; scheduled every `FORGET_LOOSE_EVERY`."""
    await _forget(tx, await tx.all(LOOSE, before=clock.now() - LOOSE_FOR, limit=LOOSE_AT_ONCE))


async def _forget(tx: Transaction, gone: Sequence[Attachment]) -> None:
    if not gone:
        return
    await tx.run(DELETE, ids=[each.id for each in gone])
    keys = {key for each in gone for key in each.keys}
    await tx.enqueue(FORGET_BLOBS, ForgetBlobs(tuple(sorted(keys))))


async def expect(tx: Transaction, keys: Sequence[str]) -> None:
    """Says that these blobs are about to be written. Those that no row names a day later are removed again.

    Said before the first byte, so that no crash between a blob and its row leaves the blob behind.
    """
    await tx.enqueue(FORGET_BLOBS, ForgetBlobs(tuple(keys)), due_at=clock.now() + LOOSE_FOR)


async def forget_blobs(blobs: Blobs, namers: Namers, store: Store, payload: ForgetBlobs) -> None:
    """The errand: removes the blobs of these keys, but for those that a row names."""
    in_use = {key for namer in namers for key in await store.read(namer, payload.keys)}
    for key in payload.keys:
        if key not in in_use:
            await blobs.delete(key)


async def keys_in_use(db: Reader, keys: Sequence[str]) -> set[str]:
    """Those of the keys that an attachment names."""
    return set(await db.all(KEYS_IN_USE, keys=list(keys)))


async def forget_profile_blobs(blobs: Blobs, _store: Store, payload: ForgetProfileBlobs) -> None:
    """The errand: removes former avatars and headers. Each was made for one profile, so no other can name it."""
    for key in payload.keys:
        if key.startswith(PROFILE):
            await blobs.delete(key)
