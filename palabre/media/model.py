"""Nouns and events of the room `media`."""

from enum import StrEnum

import msgspec

from palabre.store.events import Event


class Kind(StrEnum):
    """What an attachment is. A `gifv` is a short film without sound, shown as a picture that moves."""

    IMAGE = "image"
    GIFV = "gifv"
    VIDEO = "video"
    AUDIO = "audio"


class AttachmentState(StrEnum):
    """How far an attachment is: still worked on, to be had, or nothing that can be shown."""

    WAITING = "waiting"
    READY = "ready"
    FAILED = "failed"


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
    state: str = AttachmentState.READY
    raw_key: str = ""

    @property
    def keys(self) -> set[str]:
        """The keys of its blobs."""
        return {self.original_key, self.preview_key, self.raw_key} - {""}


class Focus(msgspec.Struct, frozen=True):
    """The point that a crop keeps in sight, from -1 (left, bottom) to 1 (right, top)."""

    x: float
    y: float


class Size(msgspec.Struct, frozen=True, omit_defaults=True):
    """One form of a file, as the Mastodon API tells it: pixels, `size` as `"640x360"`, `aspect` as width by height.

    Of what moves or sounds also `frame_rate` as a fraction (`"25/1"`), `duration` in seconds, `bitrate` per second.
    """

    width: int = 0
    height: int = 0
    size: str = ""
    aspect: float = 0
    frame_rate: str = ""
    duration: float = 0
    bitrate: int = 0


class Meta(msgspec.Struct, frozen=True, omit_defaults=True):
    """What `Attachment.meta` holds as JSON. See https://docs.joinmastodon.org/entities/MediaAttachment/#meta."""

    original: Size = Size()
    small: Size = Size()
    focus: Focus | None = None
    length: str = ""
    duration: float = 0
    fps: float = 0
    size: str = ""
    width: int = 0
    height: int = 0
    aspect: float = 0
    audio_encode: str = ""
    audio_bitrate: str = ""
    audio_channels: str = ""


class Limits(msgspec.Struct, frozen=True):
    """The largest upload that is decoded, in bytes and in pixels."""

    max_bytes: int
    max_pixels: int


class Bounds(msgspec.Struct, frozen=True):
    """The largest film or recording that is worked on, and the largest picture that may come with it."""

    max_bytes: int
    max_pixels: int
    max_rate: int
    max_seconds: int
    picture: Limits


class Remade(msgspec.Struct, frozen=True, tag="remade"):
    """A film or recording made anew: what it is, and its picture when there is one. The file itself lies apart."""

    kind: str
    mime: str
    preview: bytes
    preview_mime: str
    blurhash: str
    meta: Meta


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
    """The description, focal point or preview changed; `status_id` is set when a status shows it."""

    attachment_id: int
    status_id: int | None
