"""One who listens to a live stream: a bounded queue between the follower and a connection."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator

import msgspec

from palabre.timelines.model import StreamItem, Viewpoint

ROOM = 256
"""How many items may wait for a slow connection before its stream ends."""


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What a subscriber wants to hear of: a home, a public timeline or a tag."""

    viewer_id: int | None = None
    home: bool = False
    notifications: bool = False
    public: bool = False
    tag: str = ""
    local: bool = False
    remote: bool = False
    only_media: bool = False


class Subscriber(AsyncIterator[StreamItem]):
    """Items for one connection. It ends when nobody will add more, or when the connection was too slow."""

    def __init__(self, wish: Wish, view: Viewpoint | None, room: int = ROOM) -> None:
        self.wish = wish
        self.view = view
        self._room = room
        self._waiting: deque[StreamItem] = deque()
        self._woken = asyncio.Event()
        self.has_ended = False

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
        self.has_ended = True
        self._woken.set()

    async def __anext__(self) -> StreamItem:
        while not self._waiting:
            if self.has_ended:
                raise StopAsyncIteration
            self._woken.clear()
            await self._woken.wait()
        return self._waiting.popleft()
