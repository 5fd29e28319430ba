"""Live streams: what happens, told to those whom it concerns."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Self

from palabre.statuses.entities import tag_name
from palabre.store.events import Position, StoredEvent
from palabre.store.store import Store
from palabre.timelines.follower import Follower, News, entries_by_ids, events_after
from palabre.timelines.live.audience import Audience
from palabre.timelines.live.happenings import ABOUT_STATUS, status_of
from palabre.timelines.live.herald import Herald
from palabre.timelines.live.subscriber import ROOM, Queue, Subscriber, Wish
from palabre.timelines.model import StreamItem
from palabre.timelines.place import Cursor, Place, cursor_from

RESUME_EVENTS = 2_000
"""After a lost connection, so many events are looked through at once."""

Items = AbstractAsyncContextManager[AsyncIterator[StreamItem]]


class Streams:
    """Gives each subscriber what concerns it: `async with streams.user(id) as items: async for item in items`.

    A subscriber hears of what is committed after it came, or after the cursor of the last item it has seen (`after`):
    then everything since, once. The items end when the subscriber is too slow or the process stops. Nothing held or
    withdrawn is told; when what was told is taken away, a `delete` follows.
    """

    def __init__(self, store: Store, follower: Follower, *, room: int = ROOM) -> None:
        self._store = store
        self._follower = follower
        self._room = room
        self._audience = Audience()
        self._herald = Herald(store, follower)
        follower.listen(self)

    def user(self, account_id: int, *, only_notifications: bool = False, after: str = "") -> Items:
        """What comes into the account's home, and its notifications."""
        return self._queue(Wish(viewer_id=account_id, home=not only_notifications, notifications=True), after)

    def public(
        self,
        *,
        local: bool = False,
        remote: bool = False,
        only_media: bool = False,
        viewer_id: int | None = None,
        after: str = "",
    ) -> Items:
        """What comes into a public timeline, but for whom the viewer blocks or mutes."""
        wish = Wish(viewer_id=viewer_id, public=True, local=local, remote=remote, only_media=only_media)
        return self._queue(wish, after)

    def tag(self, name: str, *, local: bool = False, viewer_id: int | None = None, after: str = "") -> Items:
        """What comes into the timeline of a tag."""
        return self._queue(Wish(viewer_id=viewer_id, tag=tag_name(name.removeprefix("#")), local=local), after)

    def of(self, wish: Wish, after: str = "") -> Items:
        """All that a wish asks for, in one stream."""
        return self._queue(wish, after)

    @property
    def cursor(self) -> str:
        """Where someone goes on who has read all there is now: what is told from here on may be known already."""
        return Cursor(self._follower.told).text

    @asynccontextmanager
    async def _queue(self, wish: Wish, after: str) -> AsyncIterator[AsyncIterator[StreamItem]]:
        queue = Queue(wish, self._room)
        async with self.subscribed(queue, after):
            yield queue

    @asynccontextmanager
    async def subscribed(self, subscriber: Subscriber, after: str = "") -> AsyncIterator[None]:
        """Tells a subscriber what it wishes to hear, for as long as the context lasts."""
        await self._follower.catch_up()
        if subscriber.wish.viewer_id is not None:
            subscriber.view, subscriber.list = await self._herald.view_of(subscriber.wish)
        cursor = cursor_from(after)
        if cursor is not None:
            subscriber.hold()
        self._audience.join(subscriber)
        try:
            if cursor is not None:
                await self._repeat(subscriber, cursor, self._follower.place)
            yield
        finally:
            self._audience.leave(subscriber)

    async def _repeat(self, subscriber: Subscriber, cursor: Cursor, known: Place) -> None:
        """Tells one subscriber again what it may have missed of what was `known` when it came; then what came since."""
        position, place = cursor.position, Place(cursor.position, cursor.heard)
        repeated = await self._heard_elsewhere(position) | set(cursor.heard)
        coming = set(repeated)
        again, alone = _Again(subscriber), Audience()
        alone.join(again)
        while True:
            events = await self._store.read(events_after, position, RESUME_EVENTS)
            cursors = _cursors_within(known, place, events)
            missed = [event for event in events if event.seq in cursors]
            ids = [status_of(event) for event in missed if event.kind in ABOUT_STATUS]
            entries = await self._store.read(entries_by_ids, ids) if ids else {}
            await self._herald.tell(News(missed, entries, cursors), alone)
            repeated.update(cursors)
            coming.update(event.seq for event in missed if event.position > self._follower.told)
            await again.hand_over()
            if len(events) < RESUME_EVENTS or subscriber.has_ended:
                break
            position = events[-1].position
        while waiting := subscriber.take(repeated):
            for item in waiting:
                await subscriber.tell(item, [subscriber])
        subscriber.release(coming)

    async def _heard_elsewhere(self, position: Position) -> set[int]:
        """The events up to a position that this process has still to tell, and that another has told already."""
        told = self._follower.told
        if told >= position:
            return set()
        events = await self._store.read(events_after, told, RESUME_EVENTS)
        return {event.seq for event in events if event.position <= position}

    async def begin(self) -> None:
        """Nothing to do: streams begin with what comes."""

    async def hear(self, news: News) -> None:
        """Tells everyone what concerns them."""
        self._herald.note(news)
        await self._herald.tell(news, self._audience)

    async def end(self) -> None:
        """Ends every stream."""
        for subscriber in self._audience:
            subscriber.end()


def _cursors_within(known: Place, place: Place, events: Sequence[StoredEvent]) -> dict[int, str]:
    """Goes past those events that are known; the cursors of those of them that are new to the place, by `seq`."""
    cursors: dict[int, str] = {}
    for event in events:
        if not known.knows(event):
            place.stay()
        elif cursor := place.step(event):
            cursors[event.seq] = cursor
    return cursors


class _Again(Subscriber):
    """Stands for a subscriber while the past is told to it."""

    def __init__(self, whom: Subscriber) -> None:
        super().__init__(whom.wish)
        self.view, self.list = whom.view, whom.list
        self._whom = whom
        self._items: list[StreamItem] = []

    @classmethod
    async def tell(cls, item: StreamItem, subscribers: Sequence[Self]) -> None:
        for each in subscribers:
            each._items.append(item)

    async def hand_over(self) -> None:
        """Passes on what was heard."""
        items, self._items = self._items, []
        for item in items:
            await self._whom.tell(item, [self._whom])
