"""Live streams: what happens, told to those whom it concerns."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from palabre.statuses.entities import tag_name
from palabre.store.store import Store
from palabre.timelines.audience import Audience
from palabre.timelines.follower import Follower, News, entries_by_ids, events_after, position_of
from palabre.timelines.happenings import ABOUT_STATUS, status_of
from palabre.timelines.herald import Herald
from palabre.timelines.model import StreamItem
from palabre.timelines.subscriber import ROOM, Subscriber, Wish

RESUME_EVENTS = 2_000
"""After a lost connection, so many events are looked through again."""

Items = AbstractAsyncContextManager[AsyncIterator[StreamItem]]


class Streams:
    """Gives each subscriber what concerns it: `async with streams.user(id) as items: async for item in items`.

    A subscriber hears of what is committed after it came, or after the cursor of the last item it has seen (`after`).
    The items end when the subscriber is too slow or the process stops. Nothing held or withdrawn is told; when what
    was told is taken away, a `delete` follows.
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
        return self._subscribed(Wish(viewer_id=account_id, home=not only_notifications, notifications=True), after)

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
        return self._subscribed(wish, after)

    def tag(self, name: str, *, local: bool = False, viewer_id: int | None = None, after: str = "") -> Items:
        """What comes into the timeline of a tag."""
        return self._subscribed(Wish(viewer_id=viewer_id, tag=tag_name(name.removeprefix("#")), local=local), after)

    @asynccontextmanager
    async def _subscribed(self, wish: Wish, after: str) -> AsyncIterator[AsyncIterator[StreamItem]]:
        await self._follower.catch_up()
        view = None if wish.viewer_id is None else await self._follower.viewpoints.of(wish.viewer_id)
        subscriber = Subscriber(wish, view, self._room)
        self._audience.join(subscriber)
        try:
            await self._repeat(subscriber, after)
            yield subscriber
        finally:
            self._audience.leave(subscriber)

    async def _repeat(self, subscriber: Subscriber, after: str) -> None:
        """Tells one subscriber again what it may have missed."""
        position = position_of(after)
        if position is None:
            return
        events = await self._store.read(events_after, position, RESUME_EVENTS)
        ids = [status_of(event) for event in events if event.kind in ABOUT_STATUS]
        entries = await self._store.read(entries_by_ids, ids)
        alone = Audience()
        alone.join(subscriber)
        await self._herald.tell(News(events, entries, position), alone)

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
