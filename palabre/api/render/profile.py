"""The caller's own profile as it is edited (https://docs.joinmastodon.org/entities/Profile/)."""

from collections.abc import Sequence

import msgspec

from palabre.accounts.model import Account
from palabre.api.render.account import Field, account, own_fields
from palabre.api.render.tag import FeaturedTag, featured_tag
from palabre.ground.settings import Settings
from palabre.statuses import model


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A profile with its sources. Pictures are null where there are none."""

    id: str
    display_name: str
    note: str
    fields: list[Field]
    avatar: str | None
    avatar_static: str | None
    avatar_description: str
    header: str | None
    header_static: str | None
    header_description: str
    locked: bool
    bot: bool
    hide_collections: bool
    discoverable: bool
    indexable: bool
    show_media: bool
    show_media_replies: bool
    show_featured: bool
    attribution_domains: tuple[str, ...]
    featured_tags: list[FeaturedTag]


def profile(row: Account, tags: Sequence[model.FeaturedTag], settings: Settings) -> Profile:
    """The profile for its owner, with the tags it puts forward."""
    shown = account(row, settings)
    avatar = shown.avatar if row.avatar_key else None
    header = shown.header if row.header_key else None
    return Profile(
        id=shown.id,
        display_name=row.display_name,
        note=row.note,
        fields=own_fields(row),
        avatar=avatar,
        avatar_static=avatar,
        avatar_description=row.avatar_description,
        header=header,
        header_static=header,
        header_description=row.header_description,
        locked=row.locked,
        bot=row.bot,
        hide_collections=row.hide_collections,
        discoverable=row.discoverable,
        indexable=row.indexable,
        show_media=row.show_media,
        show_media_replies=row.show_media_replies,
        show_featured=row.show_featured,
        attribution_domains=row.attributed_domains,
        featured_tags=[featured_tag(each, settings) for each in tags],
    )
