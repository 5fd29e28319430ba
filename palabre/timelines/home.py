"""The home timeline: what an account and those it follows have said, merged when it is read."""

from palabre.store.paging import Page
from palabre.store.transaction import Reader


async def home(db: Reader, viewer_id: int, page: Page) -> list[int]:
    """Ids of the statuses and boosts in the viewer's home, newest first."""
    raise NotImplementedError
