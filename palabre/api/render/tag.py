"""Tags (https://docs.joinmastodon.org/entities/Tag/)."""

from collections.abc import Sequence

import msgspec

from palabre.ground.clock import SECOND
from palabre.ground.settings import Settings
from palabre.statuses.model import Day


class TagHistory(msgspec.Struct, frozen=True):
    """How often a tag was used on a day. All three are numbers in strings; `day` is in seconds."""

    day: str
    uses: str
    accounts: str


class Tag(msgspec.Struct, frozen=True, kw_only=True):
    """A tag. Tags cannot be followed or featured yet, so both are false."""

    id: str
    name: str
    url: str
    history: list[TagHistory]
    following: bool = False
    featuring: bool = False


def tag(tag_id: int, name: str, settings: Settings, days: Sequence[Day] = ()) -> Tag:
    """A tag by its shown name, and its use where it is known."""
    history = [TagHistory(str(each.at // SECOND), str(each.uses), str(each.accounts)) for each in days]
    return Tag(id=str(tag_id), name=name, url=f"{settings.base_url}/tags/{name}", history=history)
