"""Announcements and what answers them (https://docs.joinmastodon.org/entities/Announcement/, …/Reaction/)."""

from collections.abc import Mapping

import msgspec

from palabre.accounts import model as people
from palabre.api.render.emoji import Emoji, emoji_named, emojis_in
from palabre.api.render.status import StatusTag
from palabre.api.render.tag import tag_url
from palabre.community import model
from palabre.community.model import AnnouncementView
from palabre.ground.clock import iso
from palabre.ground.settings import Settings


class AnnouncedAccount(msgspec.Struct, frozen=True):
    """An account that an announcement names."""

    id: str
    username: str
    url: str
    acct: str


class AnnouncedStatus(msgspec.Struct, frozen=True):
    """A status that an announcement links."""

    id: str
    url: str


class Reaction(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How often one emoji answers. `url` and `static_url` are there for a custom one, `me` for who is signed in."""

    name: str
    count: int
    me: bool | None = None
    url: str | None = None
    static_url: str | None = None


class LiveReaction(Reaction, frozen=True, kw_only=True):
    """The same as a stream tells it, to everyone alike."""

    announcement_id: str


class Announcement(msgspec.Struct, frozen=True, kw_only=True):
    """An announcement. `read` is left out where it is told to everyone."""

    id: str
    content: str
    starts_at: str | None
    ends_at: str | None
    all_day: bool
    published_at: str
    updated_at: str
    mentions: list[AnnouncedAccount]
    statuses: list[AnnouncedStatus]
    tags: list[StatusTag]
    emojis: tuple[Emoji, ...]
    reactions: list[Reaction]
    read: bool | msgspec.UnsetType = msgspec.UNSET


def announcement(
    view: AnnouncementView,
    accounts: Mapping[int, people.Account],
    statuses: Mapping[int, str],
    settings: Settings,
    *,
    is_personal: bool,
) -> Announcement:
    """An announcement; `statuses` goes from the ids that everyone may read to their addresses."""
    row = view.announcement
    return Announcement(
        id=str(row.id),
        content=row.html,
        starts_at=_moment(row.starts_at),
        ends_at=_moment(row.ends_at),
        all_day=row.all_day,
        published_at=iso(row.published_at or row.created_at),
        updated_at=iso(row.updated_at),
        mentions=[_account(accounts[each]) for each in row.mentions if each in accounts],
        statuses=[AnnouncedStatus(str(each), statuses[each]) for each in row.statuses if each in statuses],
        tags=[StatusTag(name.lower(), tag_url(name, settings)) for name in row.tag_names],
        emojis=emojis_in(settings, row.text),
        reactions=[reaction(each, settings, is_personal=is_personal) for each in view.reactions],
        read=view.read if is_personal else msgspec.UNSET,
    )


def reaction(row: model.Reaction, settings: Settings, *, is_personal: bool) -> Reaction:
    """How often one emoji answers."""
    custom = emoji_named(row.name, settings)
    return Reaction(
        name=row.name,
        count=row.count,
        me=row.me if is_personal else None,
        url=custom.url if custom else None,
        static_url=custom.static_url if custom else None,
    )


def live_reaction(event: model.AnnouncementReactionChanged, settings: Settings) -> LiveReaction:
    """The payload of the stream's event `announcement.reaction`."""
    plain = reaction(model.Reaction(event.name, event.count, me=False), settings, is_personal=False)
    return LiveReaction(**msgspec.structs.asdict(plain), announcement_id=str(event.announcement_id))


def _account(row: people.Account) -> AnnouncedAccount:
    return AnnouncedAccount(str(row.id), row.username, row.url, row.handle)


def _moment(at: int | None) -> str | None:
    return None if at is None else iso(at)
