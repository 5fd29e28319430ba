"""The ring of recent statuses, which answers home timelines without the database."""

import asyncio

from palabre.accounts.model import AccountStateChanged
from palabre.graph.model import Bonds
from palabre.ground.log import logger
from palabre.store.paging import NEWEST, Page
from palabre.store.store import Store
from palabre.store.transaction import Reader
from palabre.timelines.follower import Follower, News, entries_by_ids
from palabre.timelines.home import home, tagged_rows
from palabre.timelines.live.happenings import ABOUT_STATUS, is_kind, status_of
from palabre.timelines.merge import shown_once
from palabre.timelines.model import Entry, Viewpoint
from palabre.timelines.queries.entries import RECENT_ENTRIES
from palabre.timelines.recent import Recent, Sight
from palabre.timelines.rules import with_tagged

CAPACITY = 2_000_000
FILL = 50_000
FILL_BATCH = 5_000
log = logger("timelines")


class Ring:
    """Answers home timelines from memory where it covers the page, else from the database.

    Memory grows with what is posted, up to `capacity` statuses of 35 bytes; it begins with the newest `fill`.
    """

    def __init__(self, store: Store, follower: Follower, *, capacity: int = CAPACITY, fill: int = FILL) -> None:
        self._store = store
        self._follower = follower
        self._fill = min(fill, capacity)
        self._recent = Recent(capacity)
        self._sights: dict[int, tuple[Viewpoint, Sight]] = {}
        follower.listen(self, promptly=True)

    async def home(self, viewer_id: int, page: Page) -> list[int]:
        """Ids of the viewer's home timeline, newest first, with all that was committed before the call.

        The same as `home.home`, sooner.
        """
        await self._follower.catch_up()
        sight = await self._sight(viewer_id)
        view, _known = self._sights[viewer_id]
        if view.followed_tags:
            return await self._with_tags(view, sight, page)
        found = self._recent.home(sight, page)
        return await self._store.read(home, viewer_id, page) if found is None else found

    async def bonds(self, viewer_id: int) -> Bonds:
        """What stands between the viewer and everyone, as `home` last found it."""
        view = await self._follower.viewpoints.of(viewer_id)
        return Bonds(blocked=view.blocked, followed=view.follows)

    async def _with_tags(self, view: Viewpoint, sight: Sight, page: Page) -> list[int]:
        rows = self._recent.rows(sight, page)
        if rows is None:
            return await self._store.read(home, view.viewer_id, page)
        tagged = await self._store.read(tagged_rows, view.viewer_id, list(view.followed_tags.values()), page)
        return shown_once(with_tagged(rows, tagged, page))

    async def _sight(self, viewer_id: int) -> Sight:
        view = await self._follower.viewpoints.of(viewer_id)
        known = self._sights.get(viewer_id)
        if known is None or known[0] is not view:
            if len(self._sights) > self._follower.viewpoints.count:
                self._sights.clear()
            known = self._sights[viewer_id] = (view, self._recent.sight(view))
        return known[1]

    async def begin(self) -> None:
        """Fills the ring with the newest statuses."""
        self._recent.set_gone(self._follower.gone)
        newest: list[Entry] = []
        is_all = False
        while len(newest) < self._fill and not is_all:
            high = newest[-1].id if newest else NEWEST
            wanted = min(FILL_BATCH, self._fill - len(newest))
            batch = await self._store.read(_recent_entries, high, wanted)
            newest += batch
            is_all = len(batch) < wanted
            await asyncio.sleep(0)
        if newest and not is_all:
            self._recent.begin_above(newest[-1].id - 1)
        for entry in reversed(newest):
            self._recent.put(entry)
        log.info("ring_filled", statuses=len(newest), whole=is_all)

    async def hear(self, news: News) -> None:
        """Takes in what has changed."""
        if any(is_kind(event, AccountStateChanged) for event in news.events):
            self._recent.set_gone(self._follower.gone)
            self._sights.clear()
        ids = [status_of(event) for event in news.events if event.kind in ABOUT_STATUS]
        boosts = [boost for each in set(ids) for boost in self._recent.boosts_of(each)]
        entries = news.entries | (await self._store.read(entries_by_ids, boosts) if boosts else {})
        for each in sorted({*ids, *boosts}):
            if each in entries:
                self._recent.put(entries[each])
            else:
                self._recent.remove(each)

    async def end(self) -> None:
        """Nothing to do: memory ends with the process."""


async def _recent_entries(db: Reader, high: int, limit: int) -> list[Entry]:
    return await db.all(RECENT_ENTRIES, high=high, limit=limit)
