"""One WebSocket and the streams it carries."""

import asyncio
from contextlib import AsyncExitStack, suppress
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta
from starlette.types import Message, Receive, Send

from palabre.api.call import Call
from palabre.api.live import heard
from palabre.api.live.channels import Channel, channel
from palabre.api.live.heard import Listener, is_still_welcome
from palabre.api.live.outbox import Outbox
from palabre.api.live.permit import check_channel
from palabre.ground.errors import Malformed, PalabreError
from palabre.ground.language import _
from palabre.timelines.place import LONGEST

MOST_STREAMS = 50
MOST_MESSAGE = 8_192
MOST_MESSAGES = 600
"""How many messages a client may send in each round of `THUMP_SECONDS`."""
POLICY_VIOLATION, TRY_AGAIN = 1008, 1013
Name = Annotated[str, Meta(max_length=1_000)]


class Wish(msgspec.Struct, frozen=True):
    """What a client says: subscribe to a stream, from now or `after` a cursor, or leave it."""

    type: Literal["subscribe", "unsubscribe"]
    stream: Name
    tag: Name = ""
    list: Name = ""
    after: Annotated[str, Meta(max_length=LONGEST)] = ""


class Frame:
    """An event as messages of WebSockets, made once for all who hear it from streams of the same name."""

    def __init__(self, event: str, payload: str | None, cursor: str) -> None:
        content: dict[str, Any] = {"event": event}
        if payload is not None:
            content["payload"] = payload
        self._rest = msgspec.json.encode(content | {"cursor": cursor})[1:].decode()
        self._messages: dict[Channel, Message] = {}

    def message(self, channel: Channel) -> Message:
        """The message for a stream."""
        made = self._messages.get(channel)
        if made is None:
            label = msgspec.json.encode(channel.label).decode()
            made = {"type": "websocket.send", "text": f'{{"stream":{label},{self._rest}'}
            self._messages[channel] = made
        return made


class Carriage:
    """One connection."""

    def __init__(self, call: Call, receive: Receive, send: Send) -> None:
        self._call = call
        self._receive = receive
        self._send = send
        self._outbox = Outbox(send)
        self._streams: dict[Channel, AsyncExitStack] = {}
        self._said = 0

    async def serve(self, first: Wish | None) -> None:
        """Does what the client asks until it leaves, is too slow or too loud, or loses its right to listen."""
        code = POLICY_VIOLATION
        try:
            if first is not None:
                await self._heed(first)
            code = await self._listen()
        finally:
            for stack in self._streams.values():
                await stack.aclose()
        if code:
            await self._outbox.drained()
            with suppress(OSError, RuntimeError):
                await self._send({"type": "websocket.close", "code": code})

    async def _listen(self) -> int:
        """Reads until the end, and returns the code to close with, or 0 when the client has left."""
        clock = asyncio.get_running_loop().time
        due_at = clock() + heard.THUMP_SECONDS
        reading = asyncio.ensure_future(self._receive())
        try:
            while True:
                ends: set[asyncio.Future[Any]] = {reading, self._outbox.ended}
                await asyncio.wait(ends, timeout=due_at - clock(), return_when=asyncio.FIRST_COMPLETED)
                if self._outbox.ended.done():
                    return TRY_AGAIN
                if reading.done():
                    message = reading.result()
                    if message["type"] == "websocket.disconnect":
                        return 0
                    reading = asyncio.ensure_future(self._receive())
                    await self._read(message.get("text"))
                    self._said += 1
                if self._said > MOST_MESSAGES:
                    return POLICY_VIOLATION
                if clock() >= due_at:
                    if not await is_still_welcome(self._call):
                        return POLICY_VIOLATION
                    due_at, self._said = clock() + heard.THUMP_SECONDS, 0
        finally:
            reading.cancel()

    async def _read(self, text: str | None) -> None:
        try:
            if text is None or len(text) > MOST_MESSAGE:
                raise Malformed(_("The message is too long."))
            wish = msgspec.json.decode(text, type=Wish)
        except (msgspec.DecodeError, Malformed):
            self._refuse(Malformed(_("This message cannot be read. Send a JSON object with type and stream.")))
            return
        await self._heed(wish)

    async def _heed(self, wish: Wish) -> None:
        try:
            chosen = channel(wish.stream, wish.tag, wish.list)
            if wish.type == "unsubscribe":
                if stack := self._streams.pop(chosen, None):
                    await stack.aclose()
            elif chosen not in self._streams:
                await self._subscribe(chosen, wish.after)
        except PalabreError as error:
            self._refuse(error, wish.stream)

    async def _subscribe(self, chosen: Channel, after: str) -> None:
        if len(self._streams) >= MOST_STREAMS:
            raise Malformed(_("One connection carries at most {most} streams."), most=MOST_STREAMS)
        await check_channel(self._call, chosen)
        stack = AsyncExitStack()
        listener = Listener(self._call, chosen, self._outbox, Frame)
        await stack.enter_async_context(self._call.house.streams.subscribed(listener, after))
        self._streams[chosen] = stack

    def _refuse(self, error: PalabreError, stream: str = "") -> None:
        content = {"error": error.public_text(self._call.translate), "status": error.status, "stream": [stream]}
        self._outbox.put({"type": "websocket.send", "text": msgspec.json.encode(content).decode()})
