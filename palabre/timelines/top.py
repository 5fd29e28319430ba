"""What a channel voted for: the local timeline or a tag, within a window of time."""

from enum import StrEnum

from palabre.ground import clock, ids
from palabre.ground.clock import DAY
from palabre.statuses.entities import tag_name
from palabre.store.transaction import Reader
from palabre.timelines.queries.public import TAG_IDS, TOP, TOP_TAGGED


class Window(StrEnum):
    """How far back the votes of a channel are looked at."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


_DAYS = {Window.DAY: 1, Window.WEEK: 7, Window.MONTH: 30}


async def top(
    db: Reader, viewer_id: int | None, window: Window, *, tag: str = "", limit: int = 20, offset: int = 0
) -> list[int]:
    """Ids of public local statuses posted within the window that have votes, the most first; then the newest first.

    With a `tag`, those under it, replies included. Whom the viewer blocks or mutes is left out. Votes against a status
    do not count here.
    """
    now = clock.now()
    asked = {
        "viewer_id": viewer_id or 0,
        "now": now,
        "local": True,
        "remote": False,
        "only_media": False,
        "first_id": ids.first_id_at(now - _DAYS[window] * DAY),
        "limit": limit,
        "offset": offset,
    }
    if not tag:
        return await db.all(TOP, **asked)
    known = await db.all(TAG_IDS, names=[tag_name(tag.removeprefix("#"))])
    return await db.all(TOP_TAGGED, tag_ids=known, **asked) if known else []
