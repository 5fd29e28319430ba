"""Those who listen to live streams."""

import asyncio
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import AsyncIterator, Collection, Sequence
from typing import Self

import msgspec

from palabre.timelines.model import ListView, StreamItem, Viewpoint

ROOM = 256
"""How many items may wait for a slow connection before its stream ends."""


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What a subscriber wants to hear of: a home, a public timeline, a tag, a list or conversations.

    `notifications` are the viewer's own; `direct` are their conversations. In a public timeline only what is in one of
    the `languages`, or in none that is known, is wanted; none named means all.
    """

    viewer_id: int | None = None
    home: bool = False
    notifications: bool = False
    direct: bool = False
    list_id: int = 0
    public: bool = False
    tag: str = ""
    local: bool = False
    remote: bool = False
    only_media: bool = False
    languages: tuple[str, ...] = ()


class Subscriber(ABC):
    """Someone who listens. What comes while the past is being repeated waits, so that all is heard in order and once.

    An item is given to all whom it concerns at once, by `tell`. It must not raise.
    """

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.view: Viewpoint | None = None
        self.list: ListView | None = None
        self.has_ended = False
        self._later: list[StreamItem] | None = None
        self._known: frozenset[int] = frozenset()

    @classmethod
    @abstractmethod
    async def tell(cls, item: StreamItem, subscribers: Sequence[Self]) -> None:
        """Gives an item to subscribers of this class."""

    def end(self) -> None:
        """Called when nothing more will come."""
        self.has_ended = True

    def is_ready(self, item: StreamItem) -> bool:
        """Whether the item is to be given now; else it is kept for later, or was given before."""
        if self._later is not None:
            self._later.append(item)
            return False
        return not self.has_ended and not (self._known and item.seq in self._known)

    def hold(self) -> None:
        """Lets what comes wait."""
        self._later = []

    def take(self, known: Collection[int]) -> list[StreamItem]:
        """What came in meanwhile, but for the events that are known already."""
        waiting, self._later = self._later or [], []
        return [item for item in waiting if item.seq not in known]

    def release(self, known: Collection[int]) -> None:
        """Ends the wait. The known events are passed over when they come."""
        self._later, self._known = None, frozenset(known)


class Queue(Subscriber, AsyncIterator[StreamItem]):
    """Items for one reader. It ends when nobody will add more, or when the reader was too slow."""

    def __init__(self, wish: Wish, room: int = ROOM) -> None:
        super().__init__(wish)
        self._room = room
        self._waiting: deque[StreamItem] = deque()
        self._woken = asyncio.Event()

    @classmethod
    async def tell(cls, item: StreamItem, subscribers: Sequence[Self]) -> None:
        """Puts an item into the queues."""
        for each in subscribers:
            each.add(item)

    def add(self, item: StreamItem) -> None:
        """Puts an item into the queue; ends the stream when it is full."""
        if self.has_ended:
            return
        if len(self._waiting) >= self._room:
            self.end()
            return
        self._waiting.append(item)
        self._woken.set()

    def end(self) -> None:
        """Lets the iteration end after what already waits."""
        super().end()
        self._woken.set()

    async def __anext__(self) -> StreamItem:
        while not self._waiting:
            if self.has_ended:
                raise StopAsyncIteration
            self._woken.clear()
            await self._woken.wait()
        return self._waiting.popleft()
