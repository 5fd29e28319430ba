"""Live streams over one WebSocket, as many at once as a client likes (https://docs.joinmastodon.org/methods/streaming/#websocket)."""

import asyncio
from contextlib import suppress
from typing import Literal

import msgspec
from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from palabre.accounts.oauth.scopes import covers
from palabre.accounts.read import bearer as bearer_of
from palabre.api.call import Call
from palabre.api.channels import Channel, channel
from palabre.api.errors import BAD_TOKEN, OUT_OF_SCOPE
from palabre.api.heard import Heard, listen
from palabre.api.kept import Kept
from palabre.api.permit import token_in
from palabre.api.render.emoji import offer_emojis
from palabre.door.house import house_of
from palabre.ground.errors import Forbidden, Malformed, PalabreError, Unauthenticated
from palabre.ground.language import _, best_locale

MOST_STREAMS = 50
MOST_MESSAGE = 4_096
POLICY_VIOLATION = 1008


class Wish(msgspec.Struct, frozen=True):
    """What a client says: subscribe to a stream or leave it."""

    type: Literal["subscribe", "unsubscribe"]
    stream: str
    tag: str = ""


class Socket:
    """The WebSockets of one process; shares what is kept with the rest of the face."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def routes(self) -> list[BaseRoute]:
        """The one address."""
        return [WebSocketRoute("/api/v1/streaming", self.serve)]

    async def serve(self, socket: WebSocket) -> None:
        """Carries one connection until it ends."""
        try:
            call = await self._call(socket)
        except PalabreError:
            await socket.close(POLICY_VIOLATION)
            return
        protocol = socket.headers.get("sec-websocket-protocol")
        await socket.accept(subprotocol=protocol.split(",")[0].strip() if protocol else None)
        await Connection(socket, call).serve()

    async def _call(self, socket: WebSocket) -> Call:
        house = house_of(socket)
        offer_emojis(house.emojis)
        offered = socket.headers.get("sec-websocket-protocol", "").split(",")[0].strip()
        token = token_in(socket.headers.get("authorization", ""), socket.query_params.get("access_token") or offered)
        bearer = await house.store.read(bearer_of, token) if token else None
        if token is not None and bearer is None:
            raise Unauthenticated(BAD_TOKEN)
        return Call(
            house=house,
            kept=self._kept,
            filters=await self._kept.filter_sets.of(house.store, bearer),
            request=socket,
            locale=best_locale(socket.headers.get("accept-language", "")),
            token=token,
            bearer=bearer,
        )


class Connection:
    """One WebSocket and the streams it carries."""

    def __init__(self, socket: WebSocket, call: Call) -> None:
        self._socket = socket
        self._call = call
        self._streams: dict[Channel, asyncio.Task[None]] = {}
        self._sending = asyncio.Lock()

    async def serve(self) -> None:
        """Does what the client asks until it leaves."""
        query = self._socket.query_params
        try:
            if first := query.get("stream"):
                await self._heed(Wish("subscribe", first, query.get("tag", "")))
            while True:
                await self._read(await self._socket.receive_text())
        except (WebSocketDisconnect, RuntimeError, KeyError):
            pass  # the client is gone, or sent bytes where text is spoken
        finally:
            for task in self._streams.values():
                task.cancel()
            await asyncio.gather(*self._streams.values(), return_exceptions=True)

    async def _read(self, text: str) -> None:
        try:
            if len(text) > MOST_MESSAGE:
                raise Malformed(_("The message is too long."))
            wish = msgspec.json.decode(text, type=Wish)
        except (msgspec.DecodeError, Malformed):
            await self._refuse(Malformed(_("This message cannot be read. Send a JSON object with type and stream.")))
            return
        await self._heed(wish)

    async def _heed(self, wish: Wish) -> None:
        try:
            chosen = channel(wish.stream, wish.tag)
            if wish.type == "unsubscribe":
                if task := self._streams.pop(chosen, None):
                    task.cancel()
                return
            self._permit(chosen)
            if chosen not in self._streams:
                self._streams[chosen] = asyncio.create_task(self._carry(chosen))
        except PalabreError as error:
            await self._refuse(error, wish.stream)

    def _permit(self, chosen: Channel) -> None:
        bearer = self._call.bearer
        if len(self._streams) >= MOST_STREAMS:
            raise Malformed(_("One connection carries at most {most} streams."), most=MOST_STREAMS)
        if not chosen.is_personal:
            return
        if bearer is None or bearer.account is None:
            raise Unauthenticated(BAD_TOKEN)
        if not covers(bearer.scopes, chosen.scope):
            raise Forbidden(OUT_OF_SCOPE)

    async def _carry(self, chosen: Channel) -> None:
        async for heard in listen(self._call, chosen):
            if isinstance(heard, Heard):
                await self._send({"stream": chosen.label, "event": heard.event, "payload": heard.payload})
        await self._socket.close()

    async def _refuse(self, error: PalabreError, stream: str = "") -> None:
        text = error.public_text(self._call.translate)
        await self._send({"error": text, "status": error.status, "stream": [stream]})

    async def _send(self, content: dict[str, object]) -> None:
        async with self._sending:
            with suppress(WebSocketDisconnect, RuntimeError):
                await self._socket.send_text(msgspec.json.encode(content).decode())
