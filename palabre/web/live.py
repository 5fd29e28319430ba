"""Live pages: new posts as server-sent events, each rendered for whoever watches.

Each page has one stream, for its own posts and all else that changes on it: edits, deletions, the count of unread
notifications. It goes on after the cursor that it names, so that nothing is lost between a page and its stream, nor
while a device slept. See https://html.spec.whatwg.org/multipage/server-sent-events.html.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable

import msgspec
from starlette.responses import Response, StreamingResponse

from palabre.statuses.entities import tag_name
from palabre.statuses.read import views
from palabre.timelines.filters.model import Context
from palabre.timelines.live.streams import Items
from palabre.timelines.live.subscriber import Wish
from palabre.timelines.model import StreamItem
from palabre.timelines.place import cursor_from
from palabre.web.conversations.talk import said_now
from palabre.web.handler import anyone, get
from palabre.web.notifications.told import told_now
from palabre.web.page import count_unread, fragment
from palabre.web.sieve import sifted
from palabre.web.visit import Visit, open_visit

HEARTBEAT_SECONDS = 20.0
_LINE_ENDS = re.compile("\r\n|\r|\n")


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where new posts appear: what filters there.

    `new` is the event that a new post becomes; empty where none appear. `tell` makes the HTML of what concerns whoever
    watches, where that is what the page shows.
    """

    context: Context = Context.PUBLIC
    new: str = "post"
    tell: Callable[[Visit, StreamItem], Awaitable[str]] | None = None


async def live_home(visit: Visit) -> Response:
    """Answers GET /live/home."""
    wish = Wish(viewer_id=visit.account.id, home=True, notifications=True, direct=True)
    return _stream(visit, wish, Place(context=Context.HOME))


async def live_list(visit: Visit) -> Response:
    """Answers GET /live/lists/ID."""
    list_id = int(visit.request.path_params["id"])
    wish = Wish(viewer_id=visit.account.id, list_id=list_id, notifications=True, direct=True)
    return _stream(visit, wish, Place(context=Context.HOME))


async def live_local(visit: Visit) -> Response:
    """Answers GET /live/local."""
    wish = msgspec.structs.replace(_public(visit, local=True), languages=visit.preferences.languages)
    return _stream(visit, wish, Place())


async def live_tag(visit: Visit) -> Response:
    """Answers GET /live/tags/NAME."""
    name = tag_name(visit.request.path_params["name"].removeprefix("#"))
    is_known = visit.viewer_id is not None
    wish = Wish(viewer_id=visit.viewer_id, tag=name, notifications=is_known, direct=is_known)
    return _stream(visit, wish, Place())


async def live_thread(visit: Visit) -> Response:
    """Answers GET /live/thread: what changes on posts that are shown, and which of them has a new reply."""
    wish = msgspec.structs.replace(_public(visit), home=visit.viewer_id is not None)
    return _stream(visit, wish, Place(context=Context.THREAD, new="reply"))


async def live_bell(visit: Visit) -> Response:
    """Answers GET /live/bell: what changes on any other page of a member."""
    wish = Wish(viewer_id=visit.account.id, home=True, notifications=True, direct=True)
    return _stream(visit, wish, Place(context=Context.HOME, new=""))


async def live_notifications(visit: Visit) -> Response:
    """Answers GET /live/notifications."""
    wish = Wish(viewer_id=visit.account.id, notifications=True, direct=True)
    return _stream(visit, wish, Place(tell=told_now))


async def live_messages(visit: Visit) -> Response:
    """Answers GET /live/messages/ID: what is said in one conversation."""
    wish = Wish(viewer_id=visit.account.id, notifications=True, direct=True)
    return _stream(visit, wish, Place(context=Context.THREAD, new="said", tell=said_now))


def _public(visit: Visit, *, local: bool = False) -> Wish:
    is_known = visit.viewer_id is not None
    return Wish(viewer_id=visit.viewer_id, public=True, local=local, notifications=is_known, direct=is_known)


def _after(visit: Visit) -> str:
    """Where a browser that lost its connection goes on: after the last event it heard, or what its page showed."""
    request = visit.request
    after = request.headers.get("last-event-id", "") or request.query_params.get("after", "")
    return after if cursor_from(after) is not None else visit.live_from


def _stream(visit: Visit, wish: Wish, place: Place) -> Response:
    after = _after(visit)
    items = visit.house.streams.of(wish, after)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_events(visit, items, place, after), media_type="text/event-stream", headers=headers)


async def _events(visit: Visit, items: Items, place: Place, after: str) -> AsyncIterator[str]:
    """Events until the page is closed or its reader is signed out or suspended, which is looked at every heartbeat."""
    yield f"retry: 2000\n{_here(after)}"
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
                yield _here()
            elif message := await _message(visit, item, place):
                yield message


def _here(cursor: str = "") -> str:
    """An event that says only that the stream goes on, and for a stream that begins, where it began."""
    return (f"id: {cursor}\n" if cursor else "") + "event: here\ndata: \n\n"


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
        return _event("gone", str(item.id), item)
    if item.kind in ("notification", "conversation"):
        return await _about_me(visit, item, place)
    if not item.author_id or (item.kind == "update" and not place.new):
        return ""
    found = await visit.house.store.read(views, visit.viewer_id, [item.id])
    found = await sifted(visit, found, place.context)
    if not found:
        return ""
    if item.kind != "update":
        return _event("changed", fragment(visit, "parts/changed.html", view=found[0]), item)
    if place.new == "reply":
        return _event("reply", str(found[0].status.in_reply_to_id or ""), item)
    return _event(place.new, fragment(visit, "parts/post.html", view=found[0], arrived=True), item)


async def _about_me(visit: Visit, item: StreamItem, place: Place) -> str:
    """What concerns whoever watches: the counts beside the menu, and what is new where just that is read."""
    await count_unread(visit)
    told = await place.tell(visit, item) if place.tell is not None else ""
    return _event("unread", fragment(visit, "parts/unread.html"), item) + _event(place.new, told, item)


def _event(name: str, html: str, item: StreamItem) -> str:
    lines = "".join(f"data: {line}\n" for line in _LINE_ENDS.split(html) if line)
    return f"event: {name}\nid: {item.cursor}\n{lines}\n" if lines else ""


ROUTES = [
    get("/live/home", live_home),
    get("/live/bell", live_bell),
    get("/live/notifications", live_notifications),
    get("/live/messages/{id:id}", live_messages),
    get("/live/thread", live_thread, anyone),
    get("/live/local", live_local, anyone),
    get("/live/lists/{id:id}", live_list),
    get("/live/tags/{name}", live_tag, anyone),
]
