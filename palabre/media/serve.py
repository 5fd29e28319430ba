"""Opens a blob for a face to send. The type comes from an allow-list, never from the file or its sender."""

from collections.abc import AsyncIterator

import msgspec

from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.media.keys import mime_of
from palabre.store.blobs import Blobs

HEADERS = {
    "Cache-Control": "public, max-age=604800, immutable",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""What every answer with a blob says: it never changes, is only what its type says, and does nothing. A week, so that
what is taken down leaves the caches of others too."""


class OpenMedia(msgspec.Struct, frozen=True):
    """A file on its way out: bytes in chunks, their type and number."""

    chunks: AsyncIterator[bytes]
    mime: str
    length: int


async def open_media(blobs: Blobs, key: str) -> OpenMedia:
    """Opens the blob at `/media/{key}`. Raises `NotFound` for what is not there or is no key of this room."""
    mime = mime_of(key)
    if mime is None:
        raise NotFound(_("This media file does not exist."), cause=f"no media key: {key!r}")
    blob = await blobs.stream(key)
    return OpenMedia(blob.chunks, mime, blob.length)
