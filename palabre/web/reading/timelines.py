"""Home, local and tag timelines, bookmarks and favourites."""

from collections.abc import Sequence

from starlette.responses import Response

from palabre.statuses.read import bookmarks, favourites, tag, views
from palabre.store.paging import Page
from palabre.timelines.public import public
from palabre.timelines.tag import tagged
from palabre.web import show
from palabre.web.handler import anyone, get
from palabre.web.page import render
from palabre.web.paging import is_first, older, page_of
from palabre.web.visit import Visit
from palabre.web.writing.composer import empty_composer


async def show_home(visit: Visit) -> Response:
    """GET /home"""
    page = page_of(visit)
    ids = await visit.house.ring.home(visit.account.id, page)
    posts = await visit.house.store.read(views, visit.viewer_id, ids)
    return await render(
        visit,
        "home.html",
        posts=posts,
        older=older(visit, ids),
        is_first_page=is_first(visit),
        form=empty_composer(visit),
    )


async def show_local(visit: Visit) -> Response:
    """GET /local"""
    page = page_of(visit)
    ids = await visit.house.store.read(public, visit.viewer_id, page, local=True)
    return await _timeline(
        visit,
        ids,
        page,
        title=visit.words.gettext("Local"),
        words_below=visit.words.gettext("What people of {title} say in public.", title=visit.settings.title),
        nothing=visit.words.gettext("Nobody has said anything in public yet."),
        stream="/live/local",
    )


async def show_tag(visit: Visit) -> Response:
    """GET /tags/NAME"""
    name = visit.request.path_params["name"]
    page = page_of(visit)
    store = visit.house.store
    known = await store.read(tag, name)
    ids = await store.read(tagged, visit.viewer_id, name, page)
    return await _timeline(
        visit,
        ids,
        page,
        title=f"#{known.display_name if known else name}",
        words_below="",
        nothing=visit.words.gettext("Nobody has used this tag in public yet."),
        stream=f"/live{show.tag(name)}",
    )


async def _timeline(visit: Visit, ids: Sequence[int], page: Page, **about: str) -> Response:
    posts = await visit.house.store.read(views, visit.viewer_id, ids)
    rest = older(visit, ids, page.limit)
    return await render(visit, "timeline.html", posts=posts, older=rest, is_first_page=is_first(visit), **about)


async def show_bookmarks(visit: Visit) -> Response:
    """GET /bookmarks"""
    listed = await visit.house.store.read(bookmarks, visit.account.id, page_of(visit))
    return await render(
        visit,
        "timeline.html",
        posts=[each.view for each in listed],
        older=older(visit, [each.id for each in listed]),
        is_first_page=is_first(visit),
        title=visit.words.gettext("Bookmarks"),
        words_below=visit.words.gettext("Only you see what you bookmark."),
        nothing=visit.words.gettext("Posts you bookmark to find them again appear here."),
        stream="",
    )


async def show_favourites(visit: Visit) -> Response:
    """GET /favourites"""
    listed = await visit.house.store.read(favourites, visit.account.id, page_of(visit))
    return await render(
        visit,
        "timeline.html",
        posts=[each.view for each in listed],
        older=older(visit, [each.id for each in listed]),
        is_first_page=is_first(visit),
        title=visit.words.gettext("Favourites"),
        words_below="",
        nothing=visit.words.gettext("Posts you favourite appear here; their authors are told."),
        stream="",
    )


ROUTES = [
    get("/home", show_home),
    get("/local", show_local, anyone),
    get("/tags/{name}", show_tag, anyone),
    get("/bookmarks", show_bookmarks),
    get("/favourites", show_favourites),
]
