"""A viewer's view of one channel, the local timeline or a tag: the newest, or what was voted for in a window of time.

Palabre's own, under `/api/palabre/v1`.
"""

from typing import Literal
from urllib.parse import quote, urlencode

from palabre.api.answer import Answer, array
from palabre.api.call import Call
from palabre.api.operations import Area, stroller
from palabre.api.pages import Paging, bounded, links
from palabre.api.render.whole import StatusJson
from palabre.api.viewing import show_all
from palabre.timelines.public import public
from palabre.timelines.tag import tagged
from palabre.timelines.top import Window, top

area = Area("channel_view")
MOST = 40
DEEPEST = 4_000


class Channel(Paging, frozen=True, kw_only=True):
    """Which part of a channel. The newest are paged by id; what was voted for is paged by `offset`, within `window`."""

    order: Literal["new", "top"] = "new"
    window: Window = Window.WEEK
    offset: int = 0


class TagChannel(Channel, frozen=True, kw_only=True):
    """A tag, with or without its `#`."""

    name: str


@area.get("/api/palabre/v1/channels/local", stroller("read:statuses"), list[StatusJson])
async def get_channel_local(call: Call, form: Channel) -> Answer:
    """What is said here in public, without replies to others."""
    if form.order == "top":
        return await _top(call, form, "")
    page = form.page()
    return await _newest(call, form, await call.house.store.read(public, call.viewer_id, page, local=True))


@area.get("/api/palabre/v1/channels/tag/{name}", stroller("read:statuses"), list[StatusJson])
async def get_channel_tag(call: Call, form: TagChannel) -> Answer:
    """What is said here in public under a tag."""
    if form.order == "top":
        return await _top(call, form, form.name)
    page = form.page()
    return await _newest(call, form, await call.house.store.read(tagged, call.viewer_id, form.name, page, local=True))


async def _newest(call: Call, form: Channel, ids: list[int]) -> Answer:
    return array(await show_all(call, ids), *links(call, form.page(), ids))


async def _top(call: Call, form: Channel, tag: str) -> Answer:
    limit, offset = bounded(form.limit, 20, MOST), max(0, min(form.offset, DEEPEST))
    ids = await call.house.store.read(top, call.viewer_id, form.window, tag=tag, limit=limit, offset=offset)
    return array(await show_all(call, ids), *_links(call, form, limit, offset, len(ids)))


def _links(call: Call, form: Channel, limit: int, offset: int, found: int) -> tuple[tuple[str, str], ...]:
    """The `Link` header (RFC 8288) of a page by position."""

    def link(start: int, rel: str) -> str:
        asked = urlencode({"order": form.order, "window": form.window, "limit": limit, "offset": start})
        return f'<{call.house.settings.base_url}{quote(call.path)}?{asked}>; rel="{rel}"'

    older = [link(offset + limit, "next")] if found >= limit and offset + limit <= DEEPEST else []
    newer = [link(max(0, offset - limit), "prev")] if offset else []
    return (("link", ", ".join(older + newer)),) if older or newer else ()
