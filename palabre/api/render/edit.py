"""What a status said and was typed as (https://docs.joinmastodon.org/entities/StatusEdit/, …/StatusSource/)."""

import msgspec

from palabre.api.render.account import Account, account
from palabre.api.render.emoji import Emoji, emojis_in
from palabre.api.render.media import MediaAttachment, media_attachment
from palabre.ground.clock import iso
from palabre.ground.settings import Settings
from palabre.statuses.model import Edit, Status


class EditedPoll(msgspec.Struct, frozen=True):
    """What a poll asked."""

    options: list[dict[str, str]]


class StatusEdit(msgspec.Struct, frozen=True, kw_only=True):
    """One wording of a status."""

    content: str
    spoiler_text: str
    sensitive: bool
    created_at: str
    account: Account
    media_attachments: list[MediaAttachment]
    emojis: tuple[Emoji, ...] = ()
    poll: EditedPoll | None = None
    quote: msgspec.Raw | None = None


class StatusSource(msgspec.Struct, frozen=True):
    """What the author typed."""

    id: str
    text: str
    spoiler_text: str


def status_edit(edit: Edit, settings: Settings, quote: bytes | None = None) -> StatusEdit:
    """One wording; `quote` is JSON already."""
    return StatusEdit(
        content=edit.html,
        spoiler_text=edit.spoiler_text,
        sensitive=edit.sensitive,
        created_at=iso(edit.created_at),
        account=account(edit.account, settings),
        media_attachments=[media_attachment(each, settings) for each in edit.attachments],
        emojis=emojis_in(settings, edit.spoiler_text, edit.html, *edit.poll_options),
        poll=EditedPoll([{"title": title} for title in edit.poll_options]) if edit.poll_options else None,
        quote=None if quote is None else msgspec.Raw(quote),
    )


def status_source(status: Status) -> StatusSource:
    """The source of a status."""
    return StatusSource(str(status.id), status.text, status.spoiler_text)


def deleted_status(shown: bytes, text: str) -> bytes:
    """A status that is gone, with its source in `text`, from which a client makes a new draft."""
    return shown[:-1] + b',"text":' + msgspec.json.encode(text) + b"}"
