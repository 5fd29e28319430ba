"""Home, local, the whole known network, bookmarks and favourites."""

from collections.abc import Sequence

import msgspec
from starlette.responses import Response

from palabre.accounts.preferences import preferences_of
from palabre.graph.model import List
from palabre.graph.read import lists
from palabre.statuses.model import StatusView
from palabre.statuses.read import bookmarks, favourites, views
from palabre.store.paging import Page
from palabre.timelines.filters.model import Context
from palabre.timelines.public import public
from palabre.web.handler import get, strollers
from palabre.web.notifications.announcements import announced
from palabre.web.page import render
from palabre.web.paging import is_first, older, page_of
from palabre.web.sieve import sifted
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
        posts=await sifted(visit, posts, Context.HOME),
        lists=await lists_of(visit),
        older=older(visit, ids),
        is_first_page=is_first(visit),
        announced=await announced(visit) if is_first(visit) else [],
        form=empty_composer(visit),
    )


async def lists_of(visit: Visit) -> list[List]:
    """The lists of whoever looks, for the way from one timeline to another."""
    return await visit.house.store.read(lists, visit.viewer_id) if visit.viewer_id is not None else []


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a timeline says of itself.

    Its title, a line below it, what it says when empty and where to go then, and where its new posts come.
    """

    title: str
    words_below: str = ""
    nothing: str
    way_on: tuple[str, str] = ("", "")
    stream: str = ""


async def show_local(visit: Visit) -> Response:
    """Answers GET /local."""
    page, words = page_of(visit), visit.words
    ids = await visit.house.store.read(public, visit.viewer_id, page, local=True, languages=_languages(visit))
    about = About(
        title=words.gettext("Local"),
        words_below=words.gettext("What people of {title} say in public.", title=visit.settings.title),
        nothing=words.gettext("Nobody has said anything in public yet."),
        way_on=("/compose", words.gettext("Write the first post")),
        stream="/live/local",
    )
    return await by_ids(visit, ids, about)


def _languages(visit: Visit) -> tuple[str, ...]:
    """The languages in which whoever looks wants to read strangers; none means all."""
    return preferences_of(visit.user).languages if visit.me else ()


async def show_public(visit: Visit) -> Response:
    """Answers GET /public: everything public that is known here."""
    words, store = visit.words, visit.house.store
    ids = await store.read(public, visit.viewer_id, page_of(visit), languages=_languages(visit))
    is_alone = not await store.read(public, visit.viewer_id, Page(limit=1), remote=True)
    alone = words.gettext("This community does not follow any other yet, so you find the same here as in Local.")
    about = About(
        title=words.gettext("Everywhere"),
        words_below=alone if is_alone else words.gettext("Everything public that is known here, from every community."),
        nothing=words.gettext("Nobody has said anything in public yet."),
        way_on=("/compose", words.gettext("Write the first post")),
    )
    return await by_ids(visit, ids, about)


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What a timeline belongs to, beside its posts: a tag (`reading.tags.ShownTag`) or a list."""

    tag: object = None
    shown_list: List | None = None


async def by_ids(
    visit: Visit, ids: Sequence[int], about: About, context: Context = Context.PUBLIC, frame: Frame | None = None
) -> Response:
    """A timeline of the posts with these ids, as far as whoever looks may read them."""
    posts = await visit.house.store.read(views, visit.viewer_id, ids)
    return await _timeline(visit, await sifted(visit, posts, context), ids, about, frame)


async def _timeline(
    visit: Visit, posts: Sequence[StatusView], ids: Sequence[int], about: About, frame: Frame | None = None
) -> Response:
    """The page; `ids` are those by which the list is paged."""
    belongs_to = frame or Frame()
    return await render(
        visit,
        "reading/timeline.html",
        posts=posts,
        lists=await lists_of(visit),
        older=older(visit, ids),
        is_first_page=is_first(visit),
        about=about,
        tag=belongs_to.tag,
        shown_list=belongs_to.shown_list,
    )


async def show_bookmarks(visit: Visit) -> Response:
    """Answers GET /bookmarks."""
    listed = await visit.house.store.read(bookmarks, visit.account.id, page_of(visit))
    about = About(
        title=visit.words.gettext("Bookmarks"),
        words_below=visit.words.gettext("Only you see what you bookmark."),
        nothing=visit.words.gettext("Posts you bookmark to find them again appear here."),
        way_on=("/home", visit.words.gettext("Read your home timeline")),
    )
    return await _timeline(visit, [each.view for each in listed], [each.id for each in listed], about)


async def show_favourites(visit: Visit) -> Response:
    """Answers GET /favourites."""
    listed = await visit.house.store.read(favourites, visit.account.id, page_of(visit))
    about = About(
        title=visit.words.gettext("Favourites"),
        nothing=visit.words.gettext("Posts you favourite appear here; their authors are told."),
        way_on=("/home", visit.words.gettext("Read your home timeline")),
    )
    return await _timeline(visit, [each.view for each in listed], [each.id for each in listed], about)


ROUTES = [
    get("/home", show_home),
    get("/local", show_local, strollers),
    get("/public", show_public, strollers),
    get("/bookmarks", show_bookmarks),
    get("/favourites", show_favourites),
]
