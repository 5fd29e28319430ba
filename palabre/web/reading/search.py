"""Search people, tags and posts."""

from starlette.responses import Response

from palabre.accounts.read import search_accounts
from palabre.statuses.model import StatusView
from palabre.statuses.read import search_statuses, search_tags
from palabre.web.handler import anyone, get
from palabre.web.page import render
from palabre.web.paging import is_first, older, page_of
from palabre.web.visit import Visit

MOST_PEOPLE = 8
MOST_TAGS = 5
LONGEST = 200


async def show_search(visit: Visit) -> Response:
    """Answers GET /search."""
    q = visit.request.query_params.get("q", "").strip()[:LONGEST]
    store, beginning = visit.house.store, bool(q) and is_first(visit)
    posts: list[StatusView] = []
    if q and visit.viewer_id is not None:
        posts = await store.read(search_statuses, visit.viewer_id, q, page_of(visit), settings=visit.settings)
    return await render(
        visit,
        "reading/search.html",
        q=q,
        people=await store.read(search_accounts, q, MOST_PEOPLE) if beginning else [],
        tags=await store.read(search_tags, q, MOST_TAGS) if beginning else [],
        posts=posts,
        older=older(visit, [view.status.id for view in posts]),
    )


ROUTES = [get("/search", show_search, anyone)]
