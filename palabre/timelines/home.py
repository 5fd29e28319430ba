"""The home timeline: what an account and those it follows have said, merged when it is read."""

from palabre.ground import clock
from palabre.ground.ids import first_id_at
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.model import HomeRow
from palabre.timelines.queries.home import (
    COUNT_FOLLOWS,
    MERGE_DOWN,
    MERGE_UP,
    NEWEST_BELOW,
    OLDEST_ABOVE,
    WALK_DOWN,
    WALK_UP,
)
from palabre.timelines.rules import FEW_FOLLOWS, GROWTH, first_span, without_repeats


async def home(db: Reader, viewer_id: int, page: Page) -> list[int]:
    """Ids of the statuses and boosts in the viewer's home, newest first.

    A boost is left out where the same page shows the boosted status, or another boost of it, further down.
    """
    follows = await db.one(COUNT_FOLLOWS, viewer_id=viewer_id, limit=FEW_FOLLOWS + 1) or 0
    if page.min_id is None:
        rows = await _newest(db, viewer_id, page, follows)
    else:
        rows = (await _oldest(db, viewer_id, page, follows))[::-1]
    return without_repeats([row.id for row in rows], [row.reblog_of_id or row.id for row in rows])


async def _newest(db: Reader, viewer_id: int, page: Page, follows: int) -> list[HomeRow]:
    """Looks back in windows that grow, and skips the time in which nobody wrote.

    The first window reaches up to `max_id`: ids may be of this very millisecond, or of a clock that is ahead.
    """
    within = MERGE_DOWN if follows <= FEW_FOLLOWS else WALK_DOWN
    span = first_span(follows, page.limit)
    now = clock.now()
    high = page.max_id
    start: int | None = max(min(high, first_id_at(now)), page.since_id + 1)
    found: list[HomeRow] = []
    while start is not None and start > page.since_id:
        low = max(page.since_id, start - span)
        wanted = page.limit - len(found)
        found += await db.all(within, viewer_id=viewer_id, now=now, low=low, high=high, limit=wanted)
        if len(found) >= page.limit:
            break
        high, span = low + 1, span * GROWTH
        start = await db.one(NEWEST_BELOW, viewer_id=viewer_id, high=high)
    return found


async def _oldest(db: Reader, viewer_id: int, page: Page, follows: int) -> list[HomeRow]:
    """Looks forward from `min_id` in the same way; oldest first."""
    within = MERGE_UP if follows <= FEW_FOLLOWS else WALK_UP
    span = first_span(follows, page.limit)
    now = clock.now()
    low = max(page.min_id or 0, page.since_id)
    start: int | None = low
    found: list[HomeRow] = []
    while start is not None and start < page.max_id:
        high = min(page.max_id, start + span)
        wanted = page.limit - len(found)
        found += await db.all(within, viewer_id=viewer_id, now=now, low=low, high=high, limit=wanted)
        if len(found) >= page.limit:
            break
        low, span = high - 1, span * GROWTH
        start = await db.one(OLDEST_ABOVE, viewer_id=viewer_id, low=low)
    return found
