"""The home timeline: what an account and those it follows have said, merged when it is read."""

from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.merge import merged
from palabre.timelines.queries.home import COUNT_FOLLOWS, HOME
from palabre.timelines.rules import FEW_FOLLOWS


async def home(db: Reader, viewer_id: int, page: Page) -> list[int]:
    """Ids of the statuses and boosts in the viewer's home, newest first. Who is in an exclusive list is read there.

    A boost is left out where the same page shows the boosted status, or another boost of it, further down.
    """
    follows = await db.one(COUNT_FOLLOWS, viewer_id=viewer_id, limit=FEW_FOLLOWS + 1) or 0
    return await merged(db, HOME, page, follows, viewer_id=viewer_id)
