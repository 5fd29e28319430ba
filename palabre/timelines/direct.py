"""Direct messages that an account wrote or received, in one list."""

from palabre.ground import clock
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.queries.conversations import DIRECT


async def direct(db: Reader, viewer_id: int, page: Page) -> list[int]:
    """Ids of the viewer's direct messages, newest first, without those of whom the viewer does not hear."""
    return await DIRECT.fetch(db, page, viewer_id=viewer_id, now=clock.now())
