"""Media attachments (https://docs.joinmastodon.org/entities/MediaAttachment/)."""

import msgspec

from palabre.ground.settings import Settings
from palabre.media.keys import media_url
from palabre.media.model import Attachment


class MediaAttachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a status. `meta` holds sizes of `original` and `small`, and the `focus`.

    While a file is worked on its `url` is null; a sound without a cover has no `preview_url`.
    """

    id: str
    type: str
    url: str | None
    preview_url: str | None
    remote_url: str | None
    preview_remote_url: str | None
    text_url: str | None
    meta: msgspec.Raw
    description: str | None
    blurhash: str | None


def media_attachment(row: Attachment, settings: Settings) -> MediaAttachment:
    """An attachment for everyone who may see its status."""
    return MediaAttachment(
        id=str(row.id),
        type=row.kind,
        url=_url(row.original_key, settings),
        preview_url=_url(row.preview_key, settings),
        remote_url=None,
        preview_remote_url=None,
        text_url=None,
        meta=msgspec.Raw(row.meta.encode()),
        description=row.description or None,
        blurhash=row.blurhash or None,
    )


def _url(key: str, settings: Settings) -> str | None:
    return media_url(settings.base_url, key) if key else None
