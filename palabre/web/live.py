"""Live pages: new posts as server-sent events, each rendered for whoever watches.

See https://html.spec.whatwg.org/multipage/server-sent-events.html.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager

import msgspec
from starlette.responses import Response, StreamingResponse

from palabre.statuses.read import views
from palabre.timelines.filters.model import Context
from palabre.timelines.model import StreamItem
from palabre.timelines.read import unread_count
from palabre.web.handler import get, strollers
from palabre.web.page import fragment
from palabre.web.sieve import sifted
from palabre.web.visit import Visit, open_visit

HEARTBEAT_SECONDS = 20.0
HEARTBEAT = ": still here\n\n"
_LINE_ENDS = re.compile("\r\n|\r|\n")
Items = AbstractAsyncContextManager[AsyncIterator[StreamItem]]


class Place(msgspec.Struct, frozen=True):
    """Where new posts appear: what filters there, and in which languages they are wanted, none named for all."""

    context: Context
    languages: tuple[str, ...] = ()

    def speaks(self, language: str | None) -> bool:
        """Whether a post in a language, or in none that is known, belongs here."""
        return not self.languages or not language or bool({language, language[:2]} & set(self.languages))


async def live_home(visit: Visit) -> Response:
    """Answers GET /live/home."""
    return _stream(visit, visit.house.streams.user(visit.account.id, after=_after(visit)), Place(Context.HOME))


async def live_local(visit: Visit) -> Response:
    """Answers GET /live/local."""
    streams = visit.house.streams
    items = streams.public(local=True, viewer_id=visit.viewer_id, after=_after(visit))
    return _stream(visit, items, Place(Context.PUBLIC, visit.preferences.languages))


async def live_tag(visit: Visit) -> Response:
    """Answers GET /live/tags/NAME."""
    name = visit.request.path_params["name"]
    items = visit.house.streams.tag(name, viewer_id=visit.viewer_id, after=_after(visit))
    return _stream(visit, items, Place(Context.PUBLIC))


def _after(visit: Visit) -> str:
    """Where a browser that lost its connection goes on."""
    return visit.request.headers.get("last-event-id", "")[:100]


def _stream(visit: Visit, items: Items, place: Place) -> Response:
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_events(visit, items, place), media_type="text/event-stream", headers=headers)


async def _events(visit: Visit, items: Items, place: Place) -> AsyncIterator[str]:
    """Events until the page is closed or its reader is signed out or suspended, which is looked at every heartbeat."""
    yield "retry: 2000\n\n"
    clock = asyncio.get_running_loop().time
    async with items as stream:
        due_at = clock() + HEARTBEAT_SECONDS
        while True:
            item = None
            if clock() < due_at:
                try:
                    async with asyncio.timeout_at(due_at):
                        item = await anext(stream)
                except TimeoutError:
                    continue
                except StopAsyncIteration:
                    return
            if item is None:
                if not await _is_still_welcome(visit):
                    return
                due_at = clock() + HEARTBEAT_SECONDS
                yield HEARTBEAT
            elif message := await _message(visit, item, place):
                yield message


async def _is_still_welcome(visit: Visit) -> bool:
    """Whether whoever opened the page may still see it so."""
    if visit.signed_in is None:
        return True
    now = (await open_visit(visit.request)).signed_in
    visit.signed_in = now or visit.signed_in
    return now is not None and now.may_act


async def _message(visit: Visit, item: StreamItem, place: Place) -> str:
    """One event; empty for what this page does not show."""
    if item.kind == "delete":
        return _event("change", f"<div hx-swap-oob=\"delete:[data-post='{item.id}'],#post-{item.id}\"></div>", item)
    if item.kind == "notification":
        visit.unread = await visit.house.store.read(unread_count, visit.account.id, own_kinds=True)
        return _event("change", fragment(visit, "parts/unread.html"), item)
    found = await visit.house.store.read(views, visit.viewer_id, [item.id]) if item.author_id else []
    found = await sifted(visit, found, place.context)
    if not found or not place.speaks(found[0].status.language):
        return ""
    if item.kind == "update":
        return _event("post", fragment(visit, "parts/post.html", view=found[0], arrived=True), item)
    return _event("change", fragment(visit, "parts/changed.html", view=found[0]), item)


def _event(name: str, html: str, item: StreamItem) -> str:
    lines = "".join(f"data: {line}\n" for line in _LINE_ENDS.split(html) if line)
    return f"event: {name}\nid: {item.cursor}\n{lines}\n"


ROUTES = [
    get("/live/home", live_home),
    get("/live/local", live_local, strollers),
    get("/live/tags/{name}", live_tag, strollers),
]
