"""Statuses (https://docs.joinmastodon.org/entities/Status/).

A status is written in two parts: what is the same for everyone (`neutral`, costly, and therefore kept) and what this
viewer has done with it, spliced in behind.
"""

from functools import cache

import msgspec

from palabre.api.render.account import Account, account
from palabre.api.render.card import PreviewCard, preview_card
from palabre.api.render.emoji import Emoji, emojis_in
from palabre.api.render.media import MediaAttachment, media_attachment
from palabre.api.render.tag import tag_url
from palabre.ground.clock import iso
from palabre.ground.settings import Settings
from palabre.statuses.model import Flags, Mention, StatusView


class StatusMention(msgspec.Struct, frozen=True):
    """An account that a status names."""

    id: str
    username: str
    url: str
    acct: str


class StatusTag(msgspec.Struct, frozen=True):
    """A tag of a status."""

    name: str
    url: str


class StatusApplication(msgspec.Struct, frozen=True):
    """The app that a status was written with."""

    name: str
    website: str | None


class NeutralStatus(msgspec.Struct, frozen=True, kw_only=True):
    """All of a status that does not depend on who looks."""

    id: str
    created_at: str
    in_reply_to_id: str | None
    in_reply_to_account_id: str | None
    sensitive: bool
    spoiler_text: str
    visibility: str
    language: str | None
    uri: str
    url: str
    replies_count: int
    reblogs_count: int
    favourites_count: int
    quotes_count: int
    edited_at: str | None
    content: str
    application: StatusApplication | None
    account: Account
    media_attachments: list[MediaAttachment]
    mentions: list[StatusMention]
    tags: list[StatusTag]
    emojis: tuple[Emoji, ...]
    card: PreviewCard | None = None


def neutral(view: StatusView, settings: Settings) -> bytes:
    """The part for everyone, as JSON without its closing brace."""
    return msgspec.json.encode(_neutral(view, settings))[:-1]


class Personal(msgspec.Struct, frozen=True, kw_only=True):
    """What of a status depends on who looks: their flags, and parts that are JSON already.

    `approval` is the field `quote_approval`, with its leading comma. `pinned` is None for all but the author. `extra`
    holds fields beyond Mastodon's, each with its leading comma.
    """

    flags: Flags
    approval: bytes
    pinned: bool | None = None
    filtered: bytes = b"[]"
    poll: bytes = b"null"
    quote: bytes = b"null"
    reblog: bytes = b"null"
    extra: bytes = b""


def spliced(part: bytes, mine: Personal) -> bytes:
    """A whole status: the part for everyone, and behind it what is the viewer's own."""
    return b"".join(
        (
            part,
            _flags(mine.flags, mine.pinned),
            mine.approval,
            b',"filtered":',
            mine.filtered,
            b',"poll":',
            mine.poll,
            b',"quote":',
            mine.quote,
            b',"reblog":',
            mine.reblog,
            mine.extra,
            b"}",
        )
    )


@cache
def _flags(flags: Flags, pinned: bool | None) -> bytes:
    marks: dict[str, object] = {
        "favourited": flags.favourited,
        "reblogged": flags.reblogged,
        "muted": flags.muted,
        "bookmarked": flags.bookmarked,
    }
    if pinned is not None:
        marks["pinned"] = pinned
    return b"," + msgspec.json.encode(marks)[1:-1]


@cache
def untouched(approval: bytes) -> bytes:
    """What follows the part for everyone when the viewer has done nothing with a status, which is no boost."""
    return spliced(b"", Personal(flags=Flags(), approval=approval))


def _neutral(view: StatusView, settings: Settings) -> NeutralStatus:
    status = view.status
    return NeutralStatus(
        id=str(status.id),
        created_at=iso(status.created_at),
        in_reply_to_id=_id(status.in_reply_to_id),
        in_reply_to_account_id=_id(status.in_reply_to_account_id),
        sensitive=status.sensitive or view.account.sensitized,
        spoiler_text=status.spoiler_text,
        visibility=status.visibility,
        language=status.language,
        uri=status.uri,
        url=status.url,
        replies_count=status.replies_count,
        reblogs_count=status.reblogs_count,
        favourites_count=status.favourites_count,
        quotes_count=status.quotes_count,
        edited_at=None if status.edited_at is None else iso(status.edited_at),
        content=status.html,
        application=StatusApplication(status.app_name, status.app_website) if status.app_name else None,
        account=account(view.account, settings),
        media_attachments=[media_attachment(each, settings) for each in view.attachments],
        mentions=[_mention(each) for each in view.mentions],
        card=preview_card(view.card, settings) if view.card else None,
        tags=[StatusTag(name.lower(), tag_url(name, settings)) for name in view.tags],
        emojis=emojis_in(settings, status.spoiler_text, status.text or status.html),
    )


def _mention(mention: Mention) -> StatusMention:
    return StatusMention(str(mention.account_id), mention.username, mention.url, mention.handle)


def _id(some_id: int | None) -> str | None:
    return None if some_id is None else str(some_id)
