"""Accounts (https://docs.joinmastodon.org/entities/Account/)."""

from collections.abc import Sequence

import msgspec
from msgspec import structs

from palabre.accounts import model
from palabre.accounts.model import ProfileField, Role, User
from palabre.accounts.permissions import GRANTS
from palabre.api.render.emoji import Emoji, emojis_in
from palabre.graph.rules import may_be_featured
from palabre.ground.clock import as_datetime, iso
from palabre.ground.settings import Settings
from palabre.media.keys import media_url

ROLE_IDS = {Role.MEMBER: "-99", Role.MODERATOR: "1", Role.ADMIN: "2", Role.OWNER: "3"}
"""Mastodon's ids of its roles; every member has the one below zero."""
PICTURES = "/api/palabre/v1/pictures"
MISSING_AVATAR = f"{PICTURES}/avatar.png"
MISSING_HEADER = f"{PICTURES}/header.png"

_fields = msgspec.json.Decoder(list[ProfileField])


class Field(msgspec.Struct, frozen=True):
    """A line of a profile."""

    name: str
    value: str
    verified_at: str | None


class FeatureApproval(msgspec.Struct, frozen=True):
    """Who may show an account in a collection (https://docs.joinmastodon.org/entities/FeatureApproval/)."""

    automatic: tuple[str, ...]
    manual: tuple[str, ...]
    current_user: str


SHOWN_BY_ANYONE = FeatureApproval(("public",), (), "automatic")
"""The answer for every member alike; without an account nobody makes collections."""
SHOWN_BY_NOBODY = FeatureApproval((), (), "denied")


class Account(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An account as anyone sees it. `suspended` and `limited` are there only when true."""

    id: str
    username: str
    acct: str
    display_name: str
    locked: bool
    bot: bool
    discoverable: bool
    indexable: bool
    group: bool
    created_at: str
    note: str
    url: str
    uri: str
    avatar: str
    avatar_static: str
    avatar_description: str
    header: str
    header_static: str
    header_description: str
    followers_count: int
    following_count: int
    statuses_count: int
    last_status_at: str | None
    hide_collections: bool
    noindex: bool
    emojis: tuple[Emoji, ...]
    roles: tuple[str, ...]
    fields: list[Field]
    feature_approval: FeatureApproval
    show_media: bool | None = None
    show_media_replies: bool | None = None
    show_featured: bool | None = None
    suspended: bool = False
    limited: bool = False


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """What the person who owns a profile edits."""

    privacy: str
    sensitive: bool
    language: str | None
    note: str
    fields: list[Field]
    follow_requests_count: int
    hide_collections: bool
    discoverable: bool
    indexable: bool
    attribution_domains: tuple[str, ...]
    quote_policy: str


class RoleJson(msgspec.Struct, frozen=True, kw_only=True):
    """A role (https://docs.joinmastodon.org/entities/Role/). `permissions` is a bit mask, as a decimal string."""

    id: str
    name: str
    color: str
    permissions: str
    highlighted: bool


class CredentialAccount(Account, frozen=True, kw_only=True):
    """An account as its owner sees it."""

    source: Source
    role: RoleJson


class MutedAccount(Account, frozen=True, kw_only=True):
    """An account that the viewer mutes."""

    mute_expires_at: str | None


class PartialAccount(msgspec.Struct, frozen=True, kw_only=True):
    """An account among many in a group of notifications, of which only the face is shown."""

    id: str
    acct: str
    url: str
    avatar: str
    avatar_static: str
    avatar_description: str
    locked: bool
    bot: bool


def account(row: model.Account, settings: Settings) -> Account:
    """The account for everyone. Of a suspended one only the name remains."""
    gone = row.state in ("suspended", "deleted")
    avatar = _picture("" if gone else row.avatar_key, MISSING_AVATAR, settings)
    header = _picture("" if gone else row.header_key, MISSING_HEADER, settings)
    return Account(
        id=str(row.id),
        username=row.username,
        acct=row.handle,
        display_name="" if gone else row.display_name,
        locked=row.locked,
        bot=row.bot,
        discoverable=row.discoverable,
        indexable=row.indexable,
        group=False,
        created_at=iso(row.created_at),
        note="" if gone else row.note_html,
        url=row.url,
        uri=row.uri,
        avatar=avatar,
        avatar_static=avatar,
        avatar_description="" if gone else row.avatar_description,
        header=header,
        header_static=header,
        header_description="" if gone else row.header_description,
        followers_count=row.followers_count,
        following_count=row.following_count,
        statuses_count=row.statuses_count,
        last_status_at=None if row.last_status_at is None else f"{as_datetime(row.last_status_at):%Y-%m-%d}",
        hide_collections=row.hide_collections,
        noindex=not row.indexable,
        emojis=() if gone else emojis_in(settings, row.display_name, row.note, row.fields),
        roles=(),
        fields=[] if gone else _public_fields(row),
        feature_approval=SHOWN_BY_ANYONE if may_be_featured(row) else SHOWN_BY_NOBODY,
        show_media=row.show_media,
        show_media_replies=row.show_media_replies,
        show_featured=row.show_featured,
        suspended=gone,
        limited=row.state == "limited",
    )


def partial_account(shown: Account) -> PartialAccount:
    """As little of an account as shows a face."""
    return PartialAccount(**{name: getattr(shown, name) for name in PartialAccount.__struct_fields__})


def accounts(rows: Sequence[model.Account], settings: Settings) -> list[Account]:
    """Several accounts, in order."""
    return [account(row, settings) for row in rows]


def muted_account(row: model.Account, ends_at: int | None, settings: Settings) -> MutedAccount:
    """The account for someone who mutes it; null when the mute has no end."""
    ends = None if ends_at is None else iso(ends_at)
    return MutedAccount(**structs.asdict(account(row, settings)), mute_expires_at=ends)


def credential_account(row: model.Account, user: User, requests: int, settings: Settings) -> CredentialAccount:
    """The account for its owner; `requests` is how many ask to follow it."""
    source = Source(
        privacy=user.default_visibility,
        sensitive=user.default_sensitive,
        language=user.default_language or None,
        note=row.note,
        fields=own_fields(row),
        follow_requests_count=requests,
        hide_collections=row.hide_collections,
        discoverable=row.discoverable,
        indexable=row.indexable,
        attribution_domains=row.attributed_domains,
        quote_policy=user.default_quote_policy,
    )
    return CredentialAccount(**structs.asdict(account(row, settings)), source=source, role=role(Role(user.role)))


def own_fields(row: model.Account) -> list[Field]:
    """The fields of a profile as their owner wrote them."""
    return [Field(each.name, each.value, _moment(each)) for each in _fields.decode(row.fields)]


def _picture(key: str, missing: str, settings: Settings) -> str:
    return media_url(settings.base_url, key) if key else settings.base_url + missing


def _public_fields(row: model.Account) -> list[Field]:
    return [Field(each.name, each.value_html, _moment(each)) for each in _fields.decode(row.fields)]


def _moment(field: ProfileField) -> str | None:
    return None if field.verified_at is None else iso(field.verified_at)


def role(role: Role) -> RoleJson:
    """A role, with what it may do."""
    staff = role is not Role.MEMBER
    name = role.value.capitalize() if staff else ""
    permissions = str(int(GRANTS[role]))
    return RoleJson(id=ROLE_IDS[role], name=name, color="", permissions=permissions, highlighted=staff)


def role_of_id(role_id: str) -> str:
    """The role with an id; empty for an unknown one, which nobody has."""
    return next((name for name, known in ROLE_IDS.items() if known == role_id), "")
