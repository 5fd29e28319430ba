"""What one connection is told, in order, without a task of its own.

A message is handed to the server at once while the one before it has been taken; else it waits in line. Thousands of
connections can so be told the same within the time that a few tasks would take to wake.
"""

import asyncio
from collections import deque
from inspect import iscoroutine
from typing import Any

from starlette.types import Message, Send

ROOM = 1_024
"""How many messages may wait for a slow connection before it ends."""


class Outbox:
    """Sends the messages of one connection. `ended` is done when nothing more will be sent."""

    def __init__(self, send: Send, room: int = ROOM) -> None:
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._send = send
        self._room = room
        self._under_way: Any = None
        self._waiting: deque[Message] = deque()

    def put(self, message: Message) -> None:
        """Sends a message after those before it. Ends when too many wait already."""
        if self.ended.done():
            return
        if self._is_free():
            self._start(message)
            return
        if len(self._waiting) >= self._room:
            self.end()
            return
        self._waiting.append(message)
        if len(self._waiting) == 1:
            self._under_way.add_done_callback(self._go_on)

    def end(self) -> None:
        """Sends nothing more."""
        self._waiting.clear()
        if not self.ended.done():
            self.ended.set_result(None)

    def _is_free(self) -> bool:
        if self._waiting:
            return False
        if self._under_way is None or self._under_way.done():
            self._under_way = None
            return True
        return False

    def _start(self, message: Message) -> None:
        """Hands a message over. Servers answer with a coroutine, a future, or with nothing to wait for."""
        sent: Any = self._send(message)
        if iscoroutine(sent):
            sent = asyncio.ensure_future(_quietly(sent))
        self._under_way = sent if hasattr(sent, "done") else None

    def _go_on(self, _sent: object) -> None:
        self._under_way = None
        while self._waiting and (self._under_way is None or self._under_way.done()):
            self._start(self._waiting.popleft())
        if self._waiting:
            self._under_way.add_done_callback(self._go_on)

    async def drained(self) -> None:
        """Returns when the line is empty or has ended, after a moment at most."""
        for _moment in range(100):
            if self._is_free() or self.ended.done():
                return
            await asyncio.sleep(0.01)


async def _quietly(sending: Any) -> None:
    """A listener who has left is noticed by whoever listens to them."""
    try:
        await sending
    except OSError:
        return
