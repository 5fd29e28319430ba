"""Tags as the team sees them (https://docs.joinmastodon.org/entities/Tag/#admin)."""

from collections.abc import Sequence

import msgspec

from palabre.api.render.tag import TagHistory, tag
from palabre.ground.settings import Settings
from palabre.statuses.model import Day, Tag


class AdminTag(msgspec.Struct, frozen=True, kw_only=True):
    """A tag with what the team says of it."""

    id: str
    name: str
    url: str
    history: list[TagHistory]
    trendable: bool
    usable: bool
    listable: bool
    requires_review: bool


def admin_tag(row: Tag, days: Sequence[Day], settings: Settings) -> AdminTag:
    """A tag for the team."""
    shown = tag(row.id, row.display_name, settings, days)
    return AdminTag(
        id=shown.id,
        name=shown.name,
        url=shown.url,
        history=shown.history,
        trendable=row.trendable,
        usable=row.usable,
        listable=row.listable,
        requires_review=row.reviewed_at is None,
    )
