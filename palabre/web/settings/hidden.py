"""Whom a member mutes and blocks."""

from starlette.responses import Response

from palabre.graph.read import blocks, mutes
from palabre.store.paging import Page
from palabre.web.handler import get
from palabre.web.page import render
from palabre.web.visit import Visit

MOST = 200


async def show_hidden(visit: Visit) -> Response:
    """Answers GET /settings/hidden."""
    store, page = visit.house.store, Page(limit=MOST)
    muted = await store.read(mutes, visit.account.id, page)
    blocked = await store.read(blocks, visit.account.id, page)
    return await render(visit, "settings/hidden.html", muted=muted, blocked=blocked, saved=False)


ROUTES = [get("/settings/hidden", show_hidden)]
