"""The follower: reads the events of this and every other process as they are committed, once for all who listen."""

import asyncio
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol

import msgspec

from palabre.accounts.model import AccountStateChanged
from palabre.ground.log import logger
from palabre.store.events import EVENTS_AFTER, LAST_EVENT, Position, StoredEvent
from palabre.store.store import Store
from palabre.store.transaction import Reader
from palabre.timelines.live.happenings import ABOUT_STATUS, RELATIONS, concerned, is_kind, status_of
from palabre.timelines.model import Entry
from palabre.timelines.place import Place
from palabre.timelines.queries.entries import ENTRIES, GONE_ACCOUNTS
from palabre.timelines.viewpoints import Viewpoints

BATCH = 500
IDLE_SECONDS = 1.0
START = Position(0, 0)
log = logger("timelines")


class News(msgspec.Struct, frozen=True):
    """Events as they came in, with those of the statuses they are about that still exist.

    `cursors` are the cursors of the events, by `seq`.
    """

    events: Sequence[StoredEvent]
    entries: dict[int, Entry]
    cursors: dict[int, str]

    def cursor_of(self, event: StoredEvent) -> str:
        """Where someone goes on who has heard this event and what was told before it."""
        return self.cursors[event.seq]


class Listener(Protocol):
    """Who hears of every event."""

    async def begin(self) -> None:
        """Called once, when the position from which events will come is fixed."""

    async def hear(self, news: News) -> None:
        """Called with new events, in order. May be called again with the same after a failure."""

    async def end(self) -> None:
        """Called once, when nothing more will come."""


class Follower:
    """Follows the events table. One per process, shared by the ring and the streams.

    It also keeps what both need: viewpoints, and the accounts that are `gone`, suspended or deleted. All events up to
    `told` have been told to everyone; all that `place` knows have been read, and have been told or are about to be.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.viewpoints = Viewpoints(store)
        self.gone: frozenset[int] = frozenset()
        self._prompt: list[Listener] = []
        self._patient: list[Listener] = []
        self.told = START
        self.place = Place(START)
        self._untold: deque[News] = deque()
        self._reading = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def listen(self, listener: Listener, *, promptly: bool = False) -> None:
        """Adds a listener before the start. A prompt one has heard everything when `catch_up` returns."""
        (self._prompt if promptly else self._patient).append(listener)

    async def start(self) -> None:
        """Lets the listeners begin from what is in the database, and starts to follow."""
        last = await self._store.read(_last_event)
        if last is not None:
            self.told = last.position
            self.place = Place(last.position)
        self.gone = await self._store.read(_gone_accounts)
        for listener in (*self._prompt, *self._patient):
            await listener.begin()
        self._task = asyncio.create_task(self._follow())

    async def stop(self) -> None:
        """Stops following and ends every stream."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        for listener in (*self._prompt, *self._patient):
            await listener.end()

    async def catch_up(self) -> None:
        """Hears everything that was committed before the call."""
        async with self._reading:
            place = self.place.copy()
            position = place.position
            while True:
                events = await self._store.read(events_after, position, BATCH)
                cursors = cursors_past(place, events)
                if cursors:
                    await self._tell_promptly([event for event in events if event.seq in cursors], cursors)
                self.place = place.copy()
                if len(events) < BATCH:
                    break
                position = events[-1].position

    async def _tell_promptly(self, events: Sequence[StoredEvent], cursors: dict[int, str]) -> None:
        self._forget_viewpoints(events)
        if any(is_kind(event, AccountStateChanged) for event in events):
            self.gone = await self._store.read(_gone_accounts)
        ids = [status_of(event) for event in events if event.kind in ABOUT_STATUS]
        entries = await self._store.read(entries_by_ids, ids) if ids else {}
        news = News(events, entries, cursors)
        for listener in self._prompt:
            await listener.hear(news)
        if self._patient:
            self._untold.append(news)

    def _forget_viewpoints(self, events: Sequence[StoredEvent]) -> None:
        for event in events:
            if event.kind in RELATIONS:
                for account_id in concerned(event):
                    self.viewpoints.forget(account_id)

    async def _follow(self) -> None:
        """Wakes with every commit. A failure of the database is logged and tried again."""
        while True:
            rings = self._store.bell.rings
            try:
                await self.catch_up()
                while self._untold:
                    for listener in self._patient:
                        await listener.hear(self._untold[0])
                    self._untold.popleft()
                self.told = self.place.position
            except Exception:
                log.error("follower_failed", exc_info=True)
                await asyncio.sleep(IDLE_SECONDS)
            await self._store.bell.wait(rings, IDLE_SECONDS)


async def _last_event(db: Reader) -> StoredEvent | None:
    return await db.one(LAST_EVENT)


async def _gone_accounts(db: Reader) -> frozenset[int]:
    return frozenset(await db.all(GONE_ACCOUNTS))


async def events_after(db: Reader, position: Position, limit: int) -> list[StoredEvent]:
    """Events after a position, oldest first."""
    return await db.all(EVENTS_AFTER, transaction=position.transaction, seq=position.seq, limit=limit)


async def entries_by_ids(db: Reader, ids: Sequence[int]) -> dict[int, Entry]:
    """Those of some statuses and boosts that exist."""
    return {entry.id: entry for entry in await db.all(ENTRIES, ids=list(ids))}


def cursors_past(place: Place, events: Sequence[StoredEvent]) -> dict[int, str]:
    """Goes past events; the cursors of those that were not known yet, by `seq`."""
    return {event.seq: cursor for event in events if (cursor := place.step(event))}
