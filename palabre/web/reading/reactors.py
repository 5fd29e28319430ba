"""Who boosted and favourited a post, and which posts quote it."""

from collections.abc import Awaitable, Callable

from starlette.responses import Response

from palabre.graph.model import Related
from palabre.statuses.read import boosted_by, favourited_by, quotes
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.filters.model import Context
from palabre.web.handler import get, readers
from palabre.web.page import render
from palabre.web.paging import older, page_of
from palabre.web.reading.faces import faces_of
from palabre.web.reading.thread import post_of
from palabre.web.sieve import sifted
from palabre.web.visit import Visit

PEOPLE = 40
ReadPeople = Callable[[Reader, int | None, int, Page], Awaitable[list[Related]]]


async def show_boosts(visit: Visit) -> Response:
    """Answers GET /@NAME/ID/boosts."""
    return await _people(visit, "boosts", boosted_by)


async def show_favourites(visit: Visit) -> Response:
    """Answers GET /@NAME/ID/favourites."""
    return await _people(visit, "favourites", favourited_by)


async def _people(visit: Visit, tab: str, read: ReadPeople) -> Response:
    found = await post_of(visit)
    people = await visit.house.store.read(read, visit.viewer_id, found.status.id, page_of(visit, PEOPLE))
    return await render(
        visit,
        "reading/reactors.html",
        view=found,
        tab=tab,
        people=await faces_of(visit, [each.account for each in people]),
        posts=[],
        older_url=older(visit, [each.id for each in people], PEOPLE),
    )


async def show_quotes(visit: Visit) -> Response:
    """Answers GET /@NAME/ID/quotes."""
    found = await post_of(visit)
    posts, ids = await visit.house.store.read(quotes, visit.viewer_id, found.status.id, page_of(visit))
    shown = await sifted(visit, posts, Context.PUBLIC)
    return await render(
        visit, "reading/reactors.html", view=found, tab="quotes", people=[], posts=shown, older_url=older(visit, ids)
    )


ROUTES = [
    get("/@{name}/{id:id}/boosts", show_boosts, readers),
    get("/@{name}/{id:id}/favourites", show_favourites, readers),
    get("/@{name}/{id:id}/quotes", show_quotes, readers),
]
