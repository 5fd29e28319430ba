"""Nouns and events of the room `media`."""

import msgspec

from palabre.store.events import Event


class Attachment(msgspec.Struct, frozen=True):
    """A file that belongs to a status or waits for one: a row of `attachments`."""

    id: int
    account_id: int
    status_id: int | None
    kind: str
    mime: str
    original_key: str
    preview_key: str
    meta: str
    blurhash: str
    description: str
    bytes: int
    position: int
    created_at: int


class Focus(msgspec.Struct, frozen=True):
    """The point that a crop keeps in sight, from -1 (left, bottom) to 1 (right, top)."""

    x: float
    y: float


class Size(msgspec.Struct, frozen=True):
    """Dimensions in pixels, in the form of the Mastodon API: `size` is `"640x360"`, `aspect` is width by height."""

    width: int
    height: int
    size: str
    aspect: float


class Meta(msgspec.Struct, frozen=True, omit_defaults=True):
    """What `Attachment.meta` holds as JSON. See https://docs.joinmastodon.org/entities/MediaAttachment/#meta."""

    original: Size
    small: Size
    focus: Focus | None = None


class Limits(msgspec.Struct, frozen=True):
    """The largest upload that is decoded, in bytes and in pixels."""

    max_bytes: int
    max_pixels: int


class Cleaned(msgspec.Struct, frozen=True):
    """A picture made anew from its pixels alone, with a preview and a blurhash."""

    original: bytes
    mime: str
    preview: bytes
    preview_mime: str
    meta: Meta
    blurhash: str


class Prepared(msgspec.Struct, frozen=True):
    """A picture whose blobs are stored and whose row is not yet written."""

    mime: str
    original_key: str
    preview_key: str
    meta: Meta
    blurhash: str
    description: str
    bytes: int


class AttachmentUploaded(Event, frozen=True):
    """A cleaned file was stored."""

    attachment_id: int


class AttachmentDescribed(Event, frozen=True):
    """The description or focal point changed; `status_id` is set when a status shows it."""

    attachment_id: int
    status_id: int | None
