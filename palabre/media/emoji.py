"""Receives the picture of a custom emoji, and makes a version that does not move. The room of emoji names the keys."""

import msgspec

from palabre.ground.errors import Invalid, TooLarge
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.media.forget import expect
from palabre.media.keys import PROFILE, new_key
from palabre.media.studio import studio
from palabre.store.blobs import Blobs
from palabre.store.store import Store

MAX_BYTES = 256 * 1_024
MIMES = ("image/png", "image/gif", "image/webp")


class EmojiPicture(msgspec.Struct, frozen=True):
    """The keys of the two pictures."""

    key: str
    static_key: str


async def prepare_emoji(data: bytes, blobs: Blobs, settings: Settings, store: Store) -> EmojiPicture:
    """Cleans a PNG, GIF or WebP of at most 256 kB, stores it and returns its keys. Raises as `prepare`."""
    if len(data) > MAX_BYTES:
        raise TooLarge(_("A custom emoji may have up to 256 kB. Make the picture smaller."), code="emoji_bytes")
    cleaned = await studio.clean(data, settings)
    if cleaned.mime not in MIMES:
        raise Invalid(_("A custom emoji is a PNG, GIF or WebP picture. Save it as one of these."), code="emoji_format")
    key = new_key(cleaned.original, cleaned.mime, prefix=PROFILE)
    static_key = new_key(cleaned.preview, cleaned.preview_mime, prefix=PROFILE)
    await store.write(expect, (key, static_key))
    await blobs.put(key, cleaned.original, cleaned.mime)
    await blobs.put(static_key, cleaned.preview, cleaned.preview_mime)
    return EmojiPicture(key, static_key)
