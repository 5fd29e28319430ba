"""Receives the pictures of a profile: an avatar and a header. The room that keeps profiles names their keys."""

from palabre.ground.settings import Settings
from palabre.media.forget import expect
from palabre.media.keys import PROFILE, new_key
from palabre.media.studio import studio
from palabre.store.blobs import Blobs
from palabre.store.store import Store

AVATAR = (400, 400)
HEADER = (1_500, 500)


async def prepare_avatar(data: bytes, blobs: Blobs, settings: Settings, store: Store) -> str:
    """Crops a picture to a square of at most 400 pixels, stores it and returns its key. Raises as `prepare`."""
    return await _prepare(data, AVATAR, blobs, settings, store)


async def prepare_header(data: bytes, blobs: Blobs, settings: Settings, store: Store) -> str:
    """Crops a picture to at most 1500 by 500 pixels, stores it and returns its key. Raises as `prepare`."""
    return await _prepare(data, HEADER, blobs, settings, store)


async def _prepare(data: bytes, shape: tuple[int, int], blobs: Blobs, settings: Settings, store: Store) -> str:
    cleaned = await studio.clean(data, settings, shape=shape)
    key = new_key(cleaned.original, cleaned.mime, prefix=PROFILE)
    await store.write(expect, (key,))
    await blobs.put(key, cleaned.original, cleaned.mime)
    return key
