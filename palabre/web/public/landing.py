"""What the public sees first."""

from collections.abc import Sequence

from starlette.responses import Response

from palabre.accounts.read import local_counts
from palabre.statuses.model import StatusView
from palabre.statuses.read import views
from palabre.store.paging import Page
from palabre.timelines.public import public
from palabre.web.handler import anyone, get
from palabre.web.page import render
from palabre.web.public.preview import of_page
from palabre.web.visit import Visit

SHOWN = 6


async def show_landing(visit: Visit) -> Response:
    """Answers GET /: what the community is, and what its people say in public where the owner shows it."""
    if visit.signed_in is not None:
        return visit.go("/home")
    counts = await visit.house.store.read(local_counts)
    return await render(
        visit,
        "public/landing.html",
        posts=await _posts(visit),
        counts=counts,
        preview=of_page(visit, visit.settings.title, feed="/local.rss" if _is_open(visit) else ""),
    )


async def _posts(visit: Visit) -> Sequence[StatusView]:
    if not _is_open(visit):
        return ()
    ids = await visit.house.store.read(public, None, Page(limit=SHOWN), local=True)
    return await visit.house.store.read(views, None, ids)


def _is_open(visit: Visit) -> bool:
    return visit.settings.public_face == "open"


ROUTES = [get("/", show_landing, anyone)]
