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


class AttachmentUploaded(Event, frozen=True):
    """A cleaned file was stored."""

    attachment_id: int


class AttachmentDescribed(Event, frozen=True):
    """The description or focal point changed; `status_id` is set when a status shows it."""

    attachment_id: int
    status_id: int | None
