"""Live streams over one WebSocket, as many at once as a client likes (https://docs.joinmastodon.org/methods/streaming/#websocket).

Beyond Mastodon's, each message carries a `cursor`. A client that lost its connection hands the last back as `after`,
in the address or beside `subscribe`, and goes on from there.
"""

from starlette.responses import Response
from starlette.routing import BaseRoute, WebSocketRoute
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from palabre.accounts.read import bearer as bearer_of
from palabre.api.answer import Answer
from palabre.api.call import Call
from palabre.api.errors import BAD_TOKEN, answer_error
from palabre.api.kept import Kept
from palabre.api.live.carriage import Carriage, Wish
from palabre.api.live.channels import channel
from palabre.api.live.permit import check_channel
from palabre.api.permit import token_in
from palabre.door.house import House, house_of
from palabre.ground.errors import PalabreError, Unauthenticated
from palabre.ground.language import best_locale, translator


class Socket:
    """The WebSockets of one process; shares what is kept with the rest of the face."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def routes(self) -> list[BaseRoute]:
        """The address, and the one that old clients add the stream's name to."""
        return [WebSocketRoute("/api/v1/streaming", self)]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Carries one connection until it ends, or says as an answer of HTTP why it is refused."""
        socket = WebSocket(scope, receive, send)
        house = house_of(socket)
        locale = best_locale(socket.headers.get("accept-language", ""))
        key = ""
        try:
            call = await self._call(socket, house, locale)
            key = f"token {call.bearer.token_id}" if call.bearer else call.address
            house.limits.sockets.enter(key)
        except PalabreError as error:
            await _refuse(socket, answer_error(error, translator(locale)))
            return
        try:
            first = _first_wish(socket)
            if first is not None:
                await check_channel(call, channel(first.stream, first.tag, first.list))
        except PalabreError as error:
            house.limits.sockets.leave(key)
            await _refuse(socket, answer_error(error, translator(locale)))
            return
        try:
            protocol = socket.headers.get("sec-websocket-protocol")
            await socket.accept(subprotocol=protocol.split(",")[0].strip() if protocol else None)
            await Carriage(call, receive, send).serve(first)
        finally:
            house.limits.sockets.leave(key)

    async def _call(self, socket: WebSocket, house: House, locale: str) -> Call:
        offered = socket.headers.get("sec-websocket-protocol", "").split(",")[0].strip()
        token = token_in(socket.headers.get("authorization", ""), socket.query_params.get("access_token") or offered)
        bearer = await house.store.read(bearer_of, token) if token else None
        if token is not None and bearer is None:
            raise Unauthenticated(BAD_TOKEN)
        return Call(
            house=house,
            kept=self._kept,
            request=socket,
            locale=locale,
            token=token,
            bearer=bearer,
            filters=await house.filter_sets.of(house.store, bearer.user if bearer else None),
        )


def _first_wish(socket: WebSocket) -> Wish | None:
    """What the address asks for."""
    query = socket.query_params
    if stream := query.get("stream"):
        return Wish("subscribe", stream, query.get("tag", ""), query.get("list", ""), query.get("after", ""))
    return None


async def _refuse(socket: WebSocket, answer: Answer) -> None:
    headers = {"content-type": answer.mime, **dict(answer.headers)}
    await socket.send_denial_response(Response(answer.body, answer.status, headers))
