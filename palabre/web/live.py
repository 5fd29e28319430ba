"""Live pages: new posts as server-sent events, each rendered for whoever watches.

See https://html.spec.whatwg.org/multipage/server-sent-events.html.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager

from starlette.responses import Response, StreamingResponse

from palabre.statuses.read import views
from palabre.timelines.model import StreamItem
from palabre.timelines.read import unread_count
from palabre.web.handler import anyone, get
from palabre.web.page import fragment
from palabre.web.visit import Visit

HEARTBEAT_SECONDS = 20.0
HEARTBEAT = ": still here\n\n"
Items = AbstractAsyncContextManager[AsyncIterator[StreamItem]]


async def live_home(visit: Visit) -> Response:
    """Answers GET /live/home."""
    return _stream(visit, visit.house.streams.user(visit.account.id, after=_after(visit)))


async def live_local(visit: Visit) -> Response:
    """Answers GET /live/local."""
    streams = visit.house.streams
    return _stream(visit, streams.public(local=True, viewer_id=visit.viewer_id, after=_after(visit)))


async def live_tag(visit: Visit) -> Response:
    """Answers GET /live/tags/NAME."""
    name = visit.request.path_params["name"]
    return _stream(visit, visit.house.streams.tag(name, viewer_id=visit.viewer_id, after=_after(visit)))


def _after(visit: Visit) -> str:
    """Where a browser that lost its connection goes on."""
    return visit.request.headers.get("last-event-id", "")[:100]


def _stream(visit: Visit, items: Items) -> Response:
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_events(visit, items), media_type="text/event-stream", headers=headers)


async def _events(visit: Visit, items: Items) -> AsyncIterator[str]:
    yield "retry: 2000\n\n"
    async with items as stream:
        iterator = aiter(stream)
        upcoming: asyncio.Future[StreamItem] | None = None
        try:
            while True:
                upcoming = upcoming or asyncio.ensure_future(anext(iterator))
                done, _pending = await asyncio.wait({upcoming}, timeout=HEARTBEAT_SECONDS)
                if not done:
                    yield HEARTBEAT
                    continue
                item = upcoming.result()
                upcoming = None
                if message := await _message(visit, item):
                    yield message
        except StopAsyncIteration:
            return
        finally:
            if upcoming is not None:
                upcoming.cancel()


async def _message(visit: Visit, item: StreamItem) -> str:
    """One event; empty for what this page does not show."""
    if item.kind == "delete":
        return _event("change", f"<div hx-swap-oob=\"delete:[data-post='{item.id}'],#post-{item.id}\"></div>", item)
    if item.kind == "notification":
        visit.unread = await visit.house.store.read(unread_count, visit.account.id, own_kinds=True)
        return _event("change", fragment(visit, "parts/unread.html"), item)
    found = await visit.house.store.read(views, visit.viewer_id, [item.id])
    if not found:
        return ""
    if item.kind == "update":
        return _event("post", fragment(visit, "parts/post.html", view=found[0], arrived=True), item)
    return _event("change", fragment(visit, "parts/changed.html", view=found[0]), item)


def _event(name: str, html: str, item: StreamItem) -> str:
    lines = "".join(f"data: {line}\n" for line in html.split("\n") if line)
    return f"event: {name}\nid: {item.cursor}\n{lines}\n"


ROUTES = [
    get("/live/home", live_home),
    get("/live/local", live_local, anyone),
    get("/live/tags/{name}", live_tag, anyone),
]
