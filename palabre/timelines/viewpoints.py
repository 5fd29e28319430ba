"""What decides someone's home, kept in memory until an event says that it has changed."""

from collections import OrderedDict

import msgspec

from palabre.ground import clock
from palabre.store.paging import NEWEST
from palabre.store.store import Store
from palabre.store.transaction import Reader
from palabre.timelines.model import Viewpoint
from palabre.timelines.queries.viewpoint import BLOCKED, ELSEWHERE, FOLLOWED_TAGS, FOLLOWS, MUTED_THREADS, UNHEARD

MOST = 1_000_000
"""How many relations all remembered viewpoints may hold together."""


async def viewpoint(db: Reader, viewer_id: int) -> Viewpoint:
    """How the viewer stands to others now."""
    follows = await db.all(FOLLOWS, viewer_id=viewer_id)
    now = clock.now()
    unheard = [each for each in await db.all(UNHEARD, viewer_id=viewer_id) if each.until is None or each.until > now]
    return Viewpoint(
        viewer_id=viewer_id,
        follows=frozenset(each.target_id for each in follows),
        without_boosts=frozenset(each.target_id for each in follows if not each.reblogs),
        languages={
            each.target_id: frozenset(msgspec.json.decode(each.languages, type=list[str]))
            for each in follows
            if each.languages != "[]"
        },
        unheard=frozenset(each.account_id for each in unheard),
        blocked=frozenset(await db.all(BLOCKED, viewer_id=viewer_id)),
        muted_threads=frozenset(await db.all(MUTED_THREADS, viewer_id=viewer_id)),
        elsewhere=frozenset(await db.all(ELSEWHERE, viewer_id=viewer_id)),
        followed_tags={each.name: each.tag_id for each in await db.all(FOLLOWED_TAGS, viewer_id=viewer_id)},
        valid_until=min((each.until for each in unheard if each.until is not None), default=NEWEST),
    )


class Viewpoints:
    """Remembers viewpoints, those last used the longest."""

    def __init__(self, store: Store, most: int = MOST) -> None:
        self._store = store
        self._most = most
        self._kept: OrderedDict[int, Viewpoint] = OrderedDict()
        self._size = 0
        self._changes = 0

    @property
    def count(self) -> int:
        """How many are remembered."""
        return len(self._kept)

    async def of(self, viewer_id: int) -> Viewpoint:
        """The viewer's viewpoint. The same object is returned for as long as nothing has changed."""
        kept = self._kept.get(viewer_id)
        if kept is not None and kept.valid_until > clock.now():
            self._kept.move_to_end(viewer_id)
            return kept
        changes = self._changes
        read = await self._store.read(viewpoint, viewer_id)
        if changes == self._changes:
            self._keep(read)
        return read

    def _keep(self, read: Viewpoint) -> None:
        self._drop(read.viewer_id)
        self._kept[read.viewer_id] = read
        self._size += read.size
        while self._size > self._most and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))

    def forget(self, viewer_id: int) -> None:
        """Reads the viewer's viewpoint anew when it is next asked for."""
        self._changes += 1
        self._drop(viewer_id)

    def _drop(self, viewer_id: int) -> None:
        dropped = self._kept.pop(viewer_id, None)
        if dropped is not None:
            self._size -= dropped.size
