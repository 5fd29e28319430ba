"""Reads a page of a timeline that is stored nowhere: merged, in windows that grow, from what its authors wrote."""

from collections.abc import Sequence

from palabre.ground import clock
from palabre.ground.ids import first_id_at
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.model import HomeRow
from palabre.timelines.queries.merged import Merged
from palabre.timelines.rules import FEW_FOLLOWS, GROWTH, first_span, without_repeats


async def merged(db: Reader, timeline: Merged, page: Page, authors: int, **asked: object) -> list[int]:
    """Ids of the page, newest first; `authors` is about how many there are, `asked` what the statements take.

    A boost is left out where the same page shows the boosted status, or another boost of it, further down.
    """
    return shown_once(await rows_of(db, timeline, page, authors, **asked))


def shown_once(rows: Sequence[HomeRow]) -> list[int]:
    """Ids of the rows, without boosts of what stands further down."""
    return without_repeats([row.id for row in rows], [row.reblog_of_id or row.id for row in rows])


async def rows_of(db: Reader, timeline: Merged, page: Page, authors: int, **asked: object) -> list[HomeRow]:
    """The rows of the page, newest first, repeats included."""
    if page.min_id is None:
        return await _newest(db, timeline, page, authors, asked)
    return (await _oldest(db, timeline, page, authors, asked))[::-1]


async def _newest(db: Reader, timeline: Merged, page: Page, authors: int, asked: dict[str, object]) -> list[HomeRow]:
    """Looks back in windows that grow, and skips the time in which nobody wrote.

    The first window reaches up to `max_id`: ids may be of this very millisecond, or of a clock that is ahead.
    """
    within = timeline.merge_down if authors <= FEW_FOLLOWS else timeline.walk_down
    span = first_span(authors, page.limit)
    now = clock.now()
    high = page.max_id
    start: int | None = max(min(high, first_id_at(now)), page.since_id + 1)
    found: list[HomeRow] = []
    while start is not None and start > page.since_id:
        low = max(page.since_id, start - span)
        found += await db.all(within, now=now, low=low, high=high, limit=page.limit - len(found), **asked)
        if len(found) >= page.limit:
            break
        high, span = low + 1, span * GROWTH
        start = await db.one(timeline.newest_below, high=high, **asked)
    return found


async def _oldest(db: Reader, timeline: Merged, page: Page, authors: int, asked: dict[str, object]) -> list[HomeRow]:
    """Looks forward from `min_id` in the same way; oldest first."""
    within = timeline.merge_up if authors <= FEW_FOLLOWS else timeline.walk_up
    span = first_span(authors, page.limit)
    now = clock.now()
    low = max(page.min_id or 0, page.since_id)
    start: int | None = low
    found: list[HomeRow] = []
    while start is not None and start < page.max_id:
        high = min(page.max_id, start + span)
        found += await db.all(within, now=now, low=low, high=high, limit=page.limit - len(found), **asked)
        if len(found) >= page.limit:
            break
        low, span = high - 1, span * GROWTH
        start = await db.one(timeline.oldest_above, low=low, **asked)
    return found
