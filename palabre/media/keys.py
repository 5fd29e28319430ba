"""Keys of blobs: the SHA-256 of the bytes and 32 random bits, so that each blob belongs to one row and goes with it.

Whoever holds a blob can check it against its key; whoever holds the picture cannot guess its address.
"""

import hashlib
import re
import secrets

MIMES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "mp4": "video/mp4",
    "mp3": "audio/mpeg",
}
"""The only types that are kept and served, by the ending of their keys."""

PROFILE = "profile/"
"""Avatars and headers, which rows of other rooms name."""

RAW = "raw/"
"""What came and is not yet cleaned. Nothing serves it."""

_EXTENSIONS = {mime: extension for extension, mime in MIMES.items()}
_KEY = re.compile(rf"(?:{PROFILE})?([0-9a-f]{{2}})/([0-9a-f]{{2}})/(\1\2[0-9a-f]{{60}})-[0-9a-f]{{8}}\.([a-z0-9]+)")


def new_key(data: bytes, mime: str, *, prefix: str = "") -> str:
    """A key for a blob of one of the types that are kept, such as `ab/cd/abcd…-1f2e3d4c.jpg`."""
    digest = hashlib.sha256(data).hexdigest()
    return f"{prefix}{digest[:2]}/{digest[2:4]}/{digest}-{secrets.token_hex(4)}.{_EXTENSIONS[mime]}"


def raw_key(data: bytes) -> str:
    """A key for an upload as it came, which is never served."""
    digest = hashlib.sha256(data).hexdigest()
    return f"{RAW}{digest[:2]}/{digest}-{secrets.token_hex(16)}"


def mime_of(key: str) -> str | None:
    """The type of the blob of a key, or None when it is no key of this room."""
    match = _KEY.fullmatch(key)
    return MIMES.get(match[4]) if match else None


def is_intact(key: str, data: bytes) -> bool:
    """Whether these are the bytes that the key was made for."""
    match = _KEY.fullmatch(key)
    return match is not None and hashlib.sha256(data).hexdigest() == match[3]


def media_url(base_url: str, key: str) -> str:
    """The public address of a blob."""
    return f"{base_url}/media/{key}"
