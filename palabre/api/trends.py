"""What is much talked about (https://docs.joinmastodon.org/methods/trends/)."""

from collections.abc import Sequence
from typing import TypeVar

from palabre.api.answer import Answer, array, json
from palabre.api.call import Call
from palabre.api.operations import Area, stroller
from palabre.api.pages import Offset, bounded, offset_links
from palabre.api.render.trend import trends_link
from palabre.api.tagging import show_tags
from palabre.api.viewing import show_all
from palabre.discovery.trends import trending_links, trending_statuses, trending_tags

area = Area("trends")
Item = TypeVar("Item")


@area.get("/api/v1/trends", stroller())
async def get_trends(call: Call, form: Offset) -> Answer:
    """Trending tags, at the address of old clients."""
    return await get_trend_tags(call, form)


@area.get("/api/v1/trends/tags", stroller())
async def get_trend_tags(call: Call, form: Offset) -> Answer:
    """Tags that are used more than usual."""
    rows = await call.house.store.read(trending_tags, call.house.settings.trends)
    part, links = cut(call, form, rows, 10, 20)
    return json(await show_tags(call, part), 200, *links)


def cut(
    call: Call, form: Offset, rows: Sequence[Item], usual: int, most: int
) -> tuple[Sequence[Item], tuple[tuple[str, str], ...]]:
    """The part of a list that is asked for, and the links to the others."""
    limit, offset = bounded(form.limit, usual, most), max(0, form.offset)
    has_more = len(rows) > offset + limit
    return rows[offset : offset + limit], offset_links(call, limit, offset, has_more=has_more)


@area.get("/api/v1/trends/statuses", stroller())
async def get_trend_statuses(call: Call, form: Offset) -> Answer:
    """Statuses that interest many."""
    ids = await call.house.store.read(trending_statuses, call.house.settings.trends, call.viewer_id)
    part, links = cut(call, form, ids, 20, 40)
    return array(await show_all(call, part), *links)


@area.get("/api/v1/trends/links", stroller())
async def get_trend_links(call: Call, form: Offset) -> Answer:
    """Pages that are linked more than usual."""
    settings = call.house.settings
    limit, offset = bounded(form.limit, 10, 20), max(0, form.offset)
    found = await call.house.store.read(trending_links, settings.trends, offset, limit + 1)
    links = offset_links(call, limit, offset, has_more=len(found) > limit)
    return json([trends_link(each, settings) for each in found[:limit]], 200, *links)
