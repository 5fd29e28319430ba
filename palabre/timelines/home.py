"""The home timeline: what an account and those it follows have said, merged when it is read."""

from collections.abc import Sequence

from palabre.ground import clock
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.merge import rows_of, shown_once
from palabre.timelines.model import HomeRow
from palabre.timelines.queries.home import COUNT_FOLLOWS, HOME
from palabre.timelines.queries.public import HOME_TAG
from palabre.timelines.queries.viewpoint import FOLLOWED_TAGS
from palabre.timelines.rules import FEW_FOLLOWS, with_tagged


async def home(db: Reader, viewer_id: int, page: Page) -> list[int]:
    """Ids of the statuses and boosts in the viewer's home, newest first. Who is in an exclusive list is read there.

    What everyone may read under a tag that the viewer follows is among them. A boost is left out where the same page
    shows the boosted status, or another boost of it, further down.
    """
    follows = await db.one(COUNT_FOLLOWS, viewer_id=viewer_id, limit=FEW_FOLLOWS + 1) or 0
    rows = await rows_of(db, HOME, page, follows, viewer_id=viewer_id)
    tag_ids = [each.tag_id for each in await db.all(FOLLOWED_TAGS, viewer_id=viewer_id)]
    if tag_ids:
        rows = with_tagged(rows, await tagged_rows(db, viewer_id, tag_ids, page), page)
    return shown_once(rows)


async def tagged_rows(db: Reader, viewer_id: int, tag_ids: Sequence[int], page: Page) -> list[HomeRow]:
    """What everyone may read under these tags, a page of each; nothing of whom the viewer does not hear."""
    now = clock.now()
    return [
        HomeRow(each, None)
        for tag_id in tag_ids
        for each in await HOME_TAG.fetch(db, page, tag_id=tag_id, viewer_id=viewer_id, now=now)
    ]
