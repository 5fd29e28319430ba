"""Home, local and tag timelines, bookmarks and favourites."""

from collections.abc import Sequence

import msgspec
from starlette.responses import Response

from palabre.statuses.model import StatusView
from palabre.statuses.read import bookmarks, favourites, tag, views
from palabre.timelines.public import public
from palabre.timelines.tag import tagged
from palabre.web import show
from palabre.web.handler import anyone, get
from palabre.web.page import render
from palabre.web.paging import is_first, older, page_of
from palabre.web.visit import Visit
from palabre.web.writing.composer import empty_composer


async def show_home(visit: Visit) -> Response:
    """Answers GET /home."""
    page = page_of(visit)
    ids = await visit.house.ring.home(visit.account.id, page)
    posts = await visit.house.store.read(views, visit.viewer_id, ids)
    return await render(
        visit,
        "reading/home.html",
        posts=posts,
        older=older(visit, ids),
        is_first_page=is_first(visit),
        form=empty_composer(visit),
    )


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a timeline says of itself: its title, a line below it, what it says when empty, where its new posts come."""

    title: str
    words_below: str = ""
    nothing: str
    stream: str = ""


async def show_local(visit: Visit) -> Response:
    """Answers GET /local."""
    page, words = page_of(visit), visit.words
    ids = await visit.house.store.read(public, visit.viewer_id, page, local=True)
    about = About(
        title=words.gettext("Local"),
        words_below=words.gettext("What people of {title} say in public.", title=visit.settings.title),
        nothing=words.gettext("Nobody has said anything in public yet."),
        stream="/live/local",
    )
    return await _by_ids(visit, ids, about)


async def show_tag(visit: Visit) -> Response:
    """Answers GET /tags/NAME."""
    name = visit.request.path_params["name"]
    store = visit.house.store
    known = await store.read(tag, name)
    ids = await store.read(tagged, visit.viewer_id, name, page_of(visit))
    about = About(
        title=f"#{known.display_name if known else name}",
        nothing=visit.words.gettext("Nobody has used this tag in public yet."),
        stream=f"/live{show.tag(name)}",
    )
    return await _by_ids(visit, ids, about)


async def _by_ids(visit: Visit, ids: Sequence[int], about: About) -> Response:
    posts = await visit.house.store.read(views, visit.viewer_id, ids)
    return await _timeline(visit, posts, ids, about)


async def _timeline(visit: Visit, posts: Sequence[StatusView], ids: Sequence[int], about: About) -> Response:
    """The page; `ids` are those by which the list is paged."""
    return await render(
        visit,
        "reading/timeline.html",
        posts=posts,
        older=older(visit, ids),
        is_first_page=is_first(visit),
        title=about.title,
        words_below=about.words_below,
        nothing=about.nothing,
        stream=about.stream,
    )


async def show_bookmarks(visit: Visit) -> Response:
    """Answers GET /bookmarks."""
    listed = await visit.house.store.read(bookmarks, visit.account.id, page_of(visit))
    about = About(
        title=visit.words.gettext("Bookmarks"),
        words_below=visit.words.gettext("Only you see what you bookmark."),
        nothing=visit.words.gettext("Posts you bookmark to find them again appear here."),
    )
    return await _timeline(visit, [each.view for each in listed], [each.id for each in listed], about)


async def show_favourites(visit: Visit) -> Response:
    """Answers GET /favourites."""
    listed = await visit.house.store.read(favourites, visit.account.id, page_of(visit))
    about = About(
        title=visit.words.gettext("Favourites"),
        nothing=visit.words.gettext("Posts you favourite appear here; their authors are told."),
    )
    return await _timeline(visit, [each.view for each in listed], [each.id for each in listed], about)


ROUTES = [
    get("/home", show_home),
    get("/local", show_local, anyone),
    get("/tags/{name}", show_tag, anyone),
    get("/bookmarks", show_bookmarks),
    get("/favourites", show_favourites),
]
