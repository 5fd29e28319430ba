"""What the public sees first, and what the community says of itself."""

import asyncio

from starlette.responses import Response

from palabre.accounts.read import local_counts, staff
from palabre.community.texts import terms, text
from palabre.ground.language import _
from palabre.statuses.read import views
from palabre.store.paging import Page
from palabre.timelines.public import public
from palabre.web.handler import anyone, get
from palabre.web.page import render
from palabre.web.visit import Visit

SHOWN = 6


async def show_landing(visit: Visit) -> Response:
    """Answers GET /."""
    if visit.signed_in is not None:
        return visit.go("/home")
    store = visit.house.store
    ids = await store.read(public, None, Page(limit=SHOWN), local=True)
    posts = await store.read(views, None, ids)
    counts = await store.read(local_counts)
    return await render(visit, "public/landing.html", posts=posts, counts=counts)


async def show_about(visit: Visit) -> Response:
    """Answers GET /about."""
    store = visit.house.store
    counts, team = await store.read(local_counts), await store.read(staff)
    return await render(visit, "public/about.html", counts=counts, team=team)


async def show_rules(visit: Visit) -> Response:
    """Answers GET /about/rules."""
    return await render(visit, "public/rules.html")


async def show_privacy(visit: Visit) -> Response:
    """Answers GET /about/privacy."""
    found = await asyncio.to_thread(text, "privacy", visit.settings, visit.words.locale)
    return await render(visit, "public/text.html", title=visit.words.gettext(_("Privacy")), html=found.html)


async def show_terms(visit: Visit) -> Response:
    """Answers GET /about/terms."""
    found = await asyncio.to_thread(terms, visit.settings, visit.words.locale)
    return await render(visit, "public/text.html", title=visit.words.gettext(_("Terms")), html=found.html)


ROUTES = [
    get("/", show_landing, anyone),
    get("/about", show_about, anyone),
    get("/about/rules", show_rules, anyone),
    get("/about/privacy", show_privacy, anyone),
    get("/about/terms", show_terms, anyone),
]
