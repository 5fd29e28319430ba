"""What the community says of itself: who runs it, its rules in every version, what it keeps, and its terms."""

import asyncio

from starlette.responses import Response

from palabre.accounts.read import local_counts, staff
from palabre.community.texts import terms, text
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.policy.model import Policy
from palabre.policy.read import policy_at
from palabre.web.handler import anyone, get
from palabre.web.page import render
from palabre.web.public.preview import of_page
from palabre.web.visit import Visit


async def show_about(visit: Visit) -> Response:
    """Answers GET /about."""
    store = visit.house.store
    found = await asyncio.to_thread(text, "about", visit.settings, visit.words.locale)
    title = visit.words.gettext("About {title}", title=visit.settings.title)
    return await render(
        visit,
        "public/about.html",
        text=found,
        counts=await store.read(local_counts),
        team=await store.read(staff),
        preview=of_page(visit, title),
    )


async def show_rules(visit: Visit) -> Response:
    """Answers GET /about/rules: the rules in force."""
    return await _rules(visit, visit.house.policy)


async def show_earlier_rules(visit: Visit) -> Response:
    """Answers GET /about/rules/VERSION: the rules as they were. Raises `NotFound`."""
    version = int(visit.request.path_params["version"])
    if version >= 1 << 31:
        raise NotFound(_("There is no version {version} of the rules."), version=version)
    return await _rules(visit, await visit.house.store.read(policy_at, version))


async def _rules(visit: Visit, policy: Policy) -> Response:
    title = visit.words.gettext("The rules of {title}", title=visit.settings.title)
    newest = visit.house.policy.version
    return await render(
        visit,
        "public/rules.html",
        policy=policy,
        newest=newest,
        earlier=range(newest, 0, -1),
        preview=of_page(visit, title, visit.words.gettext("What is not allowed here, and what follows.")),
    )


async def show_privacy(visit: Visit) -> Response:
    """Answers GET /about/privacy."""
    found = await asyncio.to_thread(text, "privacy", visit.settings, visit.words.locale)
    return await _text_page(visit, visit.words.gettext("Privacy"), found.html, since=found.updated_at)


async def show_terms(visit: Visit) -> Response:
    """Answers GET /about/terms."""
    found = await asyncio.to_thread(terms, visit.settings, visit.words.locale)
    return await _text_page(visit, visit.words.gettext("Terms"), found.html)


async def _text_page(visit: Visit, title: str, html: str, *, since: int = 0) -> Response:
    preview = of_page(visit, f"{title} · {visit.settings.title}")
    return await render(visit, "public/text.html", title=title, html=html, since=since, preview=preview)


ROUTES = [
    get("/about", show_about, anyone),
    get("/about/rules", show_rules, anyone),
    get("/about/rules/{version:id}", show_earlier_rules, anyone),
    get("/about/privacy", show_privacy, anyone),
    get("/about/terms", show_terms, anyone),
]
