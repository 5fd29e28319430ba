"""The ASGI application: both faces in one table of routes, and what surrounds every request."""

from collections.abc import Awaitable
from functools import lru_cache
from hashlib import blake2b
from random import getrandbits
from time import perf_counter

from starlette.datastructures import State
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.routing import Route, Router
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from palabre.api.face import PREFIX, Face
from palabre.api.routes import refuse as refuse_in_json
from palabre.api.routes import routes as api_routes
from palabre.door.address import client_address
from palabre.door.bodies import bounded
from palabre.door.house import House
from palabre.door.limits import Allowance
from palabre.ground import clock
from palabre.ground.errors import Forbidden, NotFound, PalabreError, RateLimited, TooLarge
from palabre.ground.language import _
from palabre.ground.log import logger
from palabre.ground.settings import Settings
from palabre.server import files, probes, reference
from palabre.server.compress import compressing
from palabre.server.headers import add_security_headers
from palabre.server.metrics import observe
from palabre.web.cookies import SESSION, read_cookie
from palabre.web.routes import refuse as refuse_in_html
from palabre.web.routes import routes as web_routes

JSON_PATHS = ("/api/", "/oauth/token", "/oauth/revoke", "/oauth/userinfo", "/.well-known/", "/nodeinfo")
FACE_PATHS = f"{PREFIX}/"
UNCOUNTED_PATHS = ("/static/", "/media/", "/health", "/metrics")
PEOPLE_BEHIND_AN_ADDRESS = 10
log = logger("server")


class Application:
    """Serves one house."""

    def __init__(self, house: House) -> None:
        self.state = State({"house": house})
        self._house = house
        self._by_address = Allowance(house.limits.requests.knocks * PEOPLE_BEHIND_AN_ADDRESS, 5 * clock.MINUTE)
        routes = [*api_routes(), *files.routes(), *probes.routes(), *reference.routes(), *web_routes()]
        exact = (route for route in reversed(routes) if isinstance(route, Route) and "{" not in route.path)
        self._exact = {route.path: route for route in exact}
        self._face = next(route for route in routes if isinstance(route, Face))
        self._router = Router(routes, redirect_slashes=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or carries a WebSocket. A slash at the end of a path means nothing: clients add them."""
        scope["app"] = self
        scope["path"] = scope["path"].rstrip("/") or "/"
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._carry(scope, receive, send)

    async def _carry(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A WebSocket counts as one request, and what is said over it is bounded by whoever carries it."""
        try:
            await self._let_in(scope)
        except Forbidden as error:
            await WebSocket(scope, receive, send).send_denial_response(Response(status_code=error.status))
        except RateLimited as error:
            retry_after = max(1, (error.retry_at - clock.now()) // clock.SECOND)
            refusal = Response(status_code=error.status, headers={"retry-after": str(retry_after)})
            await WebSocket(scope, receive, send).send_denial_response(refusal)
        else:
            await self._router(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = perf_counter()
        answer = _Answer(scope, send)
        leave = compressing(scope, answer.send)
        try:
            answer.remaining = await self._let_in(scope)
            await self._dispatch(scope, bounded(receive, scope, self._house.settings), leave)
        except Exception as error:
            if answer.status:
                log.exception("broke_off", path=scope["path"], request=answer.id)
            else:
                await _refuse(_known(error), scope, receive, leave)
        finally:
            seconds = perf_counter() - started
            observe(scope["path"], scope["method"], answer.status, seconds)
            log.debug("answered", method=scope["method"], path=scope["path"], status=answer.status, request=answer.id)

    async def _let_in(self, scope: Scope) -> tuple[int, int, int] | None:
        """Counts the request, unless a machine of the house asks, and lets it pass the gate.

        Raises `RateLimited` or `Forbidden`.
        """
        if scope["path"].startswith(UNCOUNTED_PATHS):
            return None
        request = HTTPConnection(scope)
        address = client_address(request, self._house.settings)
        remaining = self._count(request, address)
        await self._house.gate.check(self._house.store, address)
        return remaining

    def _count(self, request: HTTPConnection, address: str) -> tuple[int, int, int]:
        """Counts the request against its person and its address."""
        self._by_address.check(address)
        allowance = self._house.limits.requests
        left = allowance.take(_person(request, self._house.settings) or address)
        if left < 0:
            text = _("Too many requests. Try again in a few minutes.")
            raise RateLimited(text, retry_at=allowance.ends_at)
        return allowance.knocks, left, allowance.ends_at

    async def _dispatch(self, scope: Scope, receive: Receive, send: Send) -> None:
        route = self._exact.get(scope["path"])
        if route is not None and scope["method"] in (route.methods or ()):
            await route.handle(scope, receive, send)
        elif route is None and scope["path"].startswith(FACE_PATHS):
            await self._face.handle(scope, receive, send)
        else:
            await self._router(scope, receive, send)


class _Answer:
    """The answer on its way out: notes its status and adds the headers that every answer has."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.status = 0
        self.id = f"{getrandbits(64):016x}"
        self.remaining: tuple[int, int, int] | None = None
        self._scope = scope
        self._send = send

    def send(self, message: Message) -> Awaitable[None]:
        """Passes a message on, and returns what the server returned to be awaited."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = [*message.get("headers", ()), (b"x-request-id", self.id.encode())]
            if self.remaining:
                limit, left, ends_at = self.remaining
                headers += [
                    (b"x-ratelimit-limit", b"%d" % limit),
                    (b"x-ratelimit-remaining", b"%d" % left),
                    (b"x-ratelimit-reset", _moment(ends_at)),
                ]
            if self.status == TooLarge.status:
                headers.append((b"connection", b"close"))  # the rest of the body is not read, so nothing can follow it
            add_security_headers(self._scope, headers)
            message["headers"] = headers
        return self._send(message)


@lru_cache(maxsize=4)
def _moment(at: int) -> bytes:
    return clock.iso(at).encode()


def _person(request: HTTPConnection, settings: Settings) -> str | None:
    """A short digest of the token or session that a request brings."""
    secret = request.headers.get("authorization") or read_cookie(request, SESSION, settings)
    return blake2b(secret.encode(), digest_size=12).hexdigest() if secret else None


def _known(error: Exception) -> Exception:
    if isinstance(error, HTTPException) and error.status_code == 404:
        return NotFound(_("There is nothing at this address."))
    return error


async def _refuse(error: Exception, scope: Scope, receive: Receive, send: Send) -> None:
    if not isinstance(error, PalabreError | HTTPException):
        log.error("unhandled", path=scope["path"], exc_info=error)
    refuse = refuse_in_json if scope["path"].startswith(JSON_PATHS) else refuse_in_html
    await refuse(error, scope, receive, send)
