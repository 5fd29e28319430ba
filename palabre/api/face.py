"""The face itself: one route that holds every operation, finds it in a tree, and answers each request in JSON.

It takes every path under `/api/` and the few others that its operations name; the rest is someone else's.
"""

from collections.abc import Iterable

from starlette.requests import Request
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from palabre.accounts.activity import is_note_due, note_bearer
from palabre.accounts.model import Bearer
from palabre.accounts.read import bearer as bearer_of
from palabre.api.answer import Answer, Flow, json
from palabre.api.body import parameters_of
from palabre.api.call import Call
from palabre.api.errors import NO_METHOD, NO_PATH, answer_error
from palabre.api.forms import Form, read_form
from palabre.api.kept import Kept
from palabre.api.operations import Access, Caller, Operation
from palabre.api.params import Tree
from palabre.api.paths import Methods, PathTree, parameter_names
from palabre.api.permit import check_face, permit, token_in
from palabre.api.render.emoji import offer_emojis
from palabre.door.house import House, house_of
from palabre.ground.errors import Invalid
from palabre.ground.language import best_locale, translator

PREFIX = "/api"
_OPEN = [
    (b"access-control-allow-origin", b"*"),
    (
        b"access-control-expose-headers",
        b"Link, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id, Mastodon-Async-Refresh",
    ),
    (b"vary", b"Accept-Language, Authorization"),
]


class Face(BaseRoute):
    """Every operation of the API as one Starlette route."""

    def __init__(self, operations: Iterable[Operation], kept: Kept) -> None:
        self.operations = tuple(operations)
        self._kept = kept
        self._tree = PathTree()
        for operation in self.operations:
            self._tree.add(operation)
        self._names = {operation.path: parameter_names(operation.path) for operation in self.operations}

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether this face answers the path, even if only to say that nothing is there."""
        ours = scope["type"] == "http" and (
            f"{scope['path']}/".startswith(f"{PREFIX}/") or bool(self._tree.find(scope["path"])[0])
        )
        return (Match.FULL if ours else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        answer = await self._answer(Request(scope, receive))
        if isinstance(answer, Flow):
            await _send_flow(answer, scope, receive, send)
        else:
            await send_answer(answer, scope, send)

    async def _answer(self, request: Request) -> Answer | Flow:
        locale = spoken(request)
        try:
            methods, values = self._tree.find(request.scope["path"])
            if request.method == "OPTIONS":
                return _preflight(request, methods)
            operation = methods.get("GET" if request.method == "HEAD" else request.method)
            if operation is None:
                return _nowhere(methods, locale)
            path: Tree = dict(zip(self._names[operation.path], values, strict=True))
            return await _call(operation, path, request, locale, self._kept)
        except Exception as error:  # noqa: BLE001  (the boundary: every failure becomes an answer and a log line)
            return answer_error(error, translator(locale))


def spoken(request: Request) -> str:
    """The language of the answer: what `lang` asks for, else what the header prefers."""
    return best_locale(request.headers.get("accept-language", ""), _in_query(request, "lang"))


def _in_query(request: Request, name: str) -> str | None:
    """A parameter of the address, which most requests do not have."""
    return request.query_params.get(name) if request.scope["query_string"] else None


async def _call(operation: Operation, path: Tree, request: Request, locale: str, kept: Kept) -> Answer | Flow:
    house = house_of(request)
    offer_emojis(house.emojis)
    token, bearer = await _bearer(operation.access, request, house)
    filters = await house.filter_sets.of(house.store, bearer.user if bearer else None)
    call = Call(house=house, kept=kept, request=request, locale=locale, token=token, bearer=bearer, filters=filters)
    if operation.form is None:
        return await operation.endpoint(call)
    return await operation.endpoint(call, read_form(operation.form, await _parameters(operation.form, request), path))


async def _parameters(form: type[Form], request: Request) -> Tree:
    try:
        return await parameters_of(request)
    except Invalid as error:
        raise form.refusal(error) from error


async def _bearer(access: Access, request: Request, house: House) -> tuple[str | None, Bearer | None]:
    if access.caller is Caller.ANYONE:
        return None, None
    token = token_in(request.headers.get("authorization", ""), _in_query(request, "access_token"))
    lenient = access.unconfirmed_too
    bearer = await house.store.read(bearer_of, token, unconfirmed_too=lenient) if token else None
    permit(access, token, bearer)
    check_face(access, bearer, house.settings)
    if bearer is not None and is_note_due(bearer):
        await house.store.write(note_bearer, bearer)
    return token, bearer


def _nowhere(methods: Methods, locale: str) -> Answer:
    translate = translator(locale)
    if not methods:
        return json({"error": translate(NO_PATH)}, 404)
    known = ", ".join(sorted(methods))
    return json({"error": translate(NO_METHOD).format(methods=known)}, 405, ("allow", known))


def _preflight(request: Request, methods: Methods) -> Answer:
    """Pages of any site may call with a token; no cookie counts here (https://fetch.spec.whatwg.org/#http-cors-protocol)."""
    return Answer(
        b"",
        204,
        headers=(
            ("access-control-allow-methods", ", ".join([*sorted(methods), "OPTIONS"])),
            ("access-control-allow-headers", request.headers.get("access-control-request-headers", "*")),
            ("access-control-max-age", "86400"),
        ),
    )


async def _send_flow(flow: Flow, scope: Scope, receive: Receive, send: Send) -> None:
    headers = [(b"content-type", flow.mime.encode()), *_OPEN, *_encoded(flow.headers)]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    if scope["method"] == "HEAD":
        await send({"type": "http.response.body", "body": b""})
    else:
        await flow.carry(receive, send)


async def send_answer(answer: Answer, scope: Scope, send: Send) -> None:
    """Sends an answer, readable from every site."""
    headers = [
        (b"content-type", answer.mime.encode()),
        (b"content-length", str(len(answer.body)).encode()),
        *_OPEN,
        *_encoded(answer.headers),
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else answer.body})


def _encoded(headers: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers]
