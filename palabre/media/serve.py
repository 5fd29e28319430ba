"""Opens a blob for a face to send. The type comes from an allow-list, never from the file or its sender."""

import re
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
    "Accept-Ranges": "bytes",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""What every answer with a blob says: it never changes, is only what its type says, and does nothing. A week, so that
what is taken down leaves the caches of others too."""


_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


class OpenMedia(msgspec.Struct, frozen=True):
    """A file on its way out: bytes in chunks, their type and number, and which of how many they are when a part."""

    chunks: AsyncIterator[bytes]
    mime: str
    length: int
    part: str = ""


class BeyondEnd(Exception):
    """A part was asked for that a file of `size` bytes does not have."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size} bytes")
        self.size = size


def parse_range(wanted: str, size: int) -> tuple[int, int] | None:
    """The bytes that a `Range` names, from one up to before another, or None when all are meant (RFC 9110 §14).

    Raises `BeyondEnd` for a part that is not there. Several parts at once, or anything unreadable, mean all.
    """
    found = _RANGE.fullmatch(wanted.strip())
    if found is None or found[0] == "bytes=-":
        return None
    if not found[1]:
        start, end = max(0, size - int(found[2][:18])), size
    else:
        start, end = int(found[1][:18]), min(size, int(found[2][:18]) + 1) if found[2] else size
        if found[2] and int(found[2][:18]) < start:
            return None
    if start >= size or end <= start:
        raise BeyondEnd(size)
    return start, end


async def open_media(blobs: Blobs, key: str, wanted: str = "") -> OpenMedia:
    """Opens the blob at `/media/{key}`, or the part of it that a `Range` header names.

    Raises `NotFound` for what is not there or is no key of this room, `BeyondEnd` for a part that is not there.
    """
    mime = mime_of(key)
    if mime is None:
        raise NotFound(_("This media file does not exist."), cause=f"no media key: {key!r}")
    if wanted and (part := parse_range(wanted, size := await blobs.size(key))):
        blob = await blobs.stream(key, part)
        return OpenMedia(blob.chunks, mime, blob.length, f"bytes {part[0]}-{part[1] - 1}/{size}")
    blob = await blobs.stream(key)
    return OpenMedia(blob.chunks, mime, blob.length)
