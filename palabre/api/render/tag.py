"""Tags (https://docs.joinmastodon.org/entities/Tag/)."""

from collections.abc import Sequence
from urllib.parse import quote

import msgspec

from palabre.ground.clock import SECOND, as_datetime
from palabre.ground.settings import Settings
from palabre.statuses import model
from palabre.statuses.model import Day


class TagHistory(msgspec.Struct, frozen=True):
    """How often a tag was used on a day. All three are numbers in strings; `day` is in seconds."""

    day: str
    uses: str
    accounts: str


class Tag(msgspec.Struct, frozen=True, kw_only=True):
    """A tag, and whether the viewer follows or features it."""

    id: str
    name: str
    url: str
    history: list[TagHistory]
    following: bool = False
    featuring: bool = False


class FeaturedTag(msgspec.Struct, frozen=True, kw_only=True):
    """A tag that an account puts forward (https://docs.joinmastodon.org/entities/FeaturedTag/)."""

    id: str
    name: str
    url: str
    statuses_count: str
    last_status_at: str | None


def tag_url(name: str, settings: Settings) -> str:
    """The address of a tag's page: a valid URI whatever the script of the name."""
    return f"{settings.base_url}/tags/{quote(name, safe='')}"


def tag(
    tag_id: int,
    name: str,
    settings: Settings,
    days: Sequence[Day] = (),
    *,
    following: bool = False,
    featuring: bool = False,
) -> Tag:
    """A tag by its shown name, and its use where it is known."""
    history = [TagHistory(str(each.at // SECOND), str(each.uses), str(each.accounts)) for each in days]
    url = tag_url(name, settings)
    return Tag(id=str(tag_id), name=name, url=url, history=history, following=following, featuring=featuring)


def unused_tag(name: str, settings: Settings) -> Tag:
    """A tag that nobody has used: as in Mastodon, it has no id."""
    return Tag(id="", name=name, url=tag_url(name, settings), history=[])


def featured_tag(row: model.FeaturedTag, settings: Settings) -> FeaturedTag:
    """A tag that an account puts forward."""
    at = row.last_status_at
    return FeaturedTag(
        id=str(row.id),
        name=row.name,
        url=tag_url(row.name, settings),
        statuses_count=str(row.statuses_count),
        last_status_at=None if at is None else f"{as_datetime(at):%Y-%m-%d}",
    )
