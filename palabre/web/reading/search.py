"""Search people, tags and posts; an address or a handle leads straight to what it names."""

import re

import msgspec
from starlette.responses import Response

from palabre.accounts.model import Account
from palabre.accounts.read import account_by_handle, search_accounts
from palabre.ground.errors import Invalid
from palabre.ground.ids import parse_id
from palabre.statuses.model import StatusView
from palabre.statuses.read import search_statuses, search_tags, views
from palabre.statuses.search.language import parse
from palabre.web import show
from palabre.web.handler import get, strollers
from palabre.web.page import render
from palabre.web.paging import is_first, offset_of, older, page_of, with_query
from palabre.web.reading.faces import Face, faces_of
from palabre.web.reading.tags import ShownTag, shown_tags
from palabre.web.visit import Visit

FEW = 5
MANY = 20
LONGEST = 300
TABS = ("people", "tags", "posts")
_PATH = re.compile(r"/(?:@|users/)(?P<name>[A-Za-z0-9_]+)(?:/(?:statuses/)?(?P<id>\d{1,19}))?/?")
_TAG_PATH = re.compile(r"/tags/(?P<tag>[^/?#]+)")
_HANDLE = re.compile(r"@[A-Za-z0-9_]+(?:@[A-Za-z0-9.-]+)?")


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found, and where the rest of a tab is.

    `problem` is a sentence on a search that makes no sense, and `status` how that is answered.
    """

    people: tuple[Face, ...] = ()
    tags: tuple[ShownTag, ...] = ()
    posts: tuple[StatusView, ...] = ()
    more: str = ""
    problem: str = ""
    status: int = 200

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.people or self.tags or self.posts or self.problem)


async def show_search(visit: Visit) -> Response:
    """Answers GET /search."""
    q = visit.request.query_params.get("q", "").strip()[:LONGEST]
    tab = visit.request.query_params.get("type", "")
    if path := await _address(visit, q):
        return visit.go(path)
    found = await _found(visit, q, tab if tab in TABS else "") if q else Found()
    return await render(
        visit,
        "reading/search.html",
        status=found.status,
        q=q,
        tab=tab if tab in TABS else "",
        named=await _named(visit, q) if is_first(visit) and not offset_of(visit) else None,
        found=found,
        few=FEW,
    )


async def _address(visit: Visit, q: str) -> str:
    """The page that an address of this site names, if whoever looks may read it; empty for all else."""
    base = visit.settings.base_url
    if not q.startswith(f"{base}/"):
        return ""
    path = q.removeprefix(base)
    if _TAG_PATH.fullmatch(path):
        return path
    match = _PATH.fullmatch(path)
    if match is None:
        return ""
    if match["id"] is None:
        found = await visit.house.store.read(account_by_handle, match["name"], settings=visit.settings)
        return show.profile(found) if found else ""
    posts = await visit.house.store.read(views, visit.viewer_id, [parse_id(match["id"]) or 0])
    return show.post(posts[0]) if posts else ""


async def _named(visit: Visit, q: str) -> Account | None:
    """Whom a handle names."""
    if not _HANDLE.fullmatch(q):
        return None
    found = await visit.house.store.read(account_by_handle, q, settings=visit.settings)
    return found if found is not None and found.state not in ("pending", "deleted") else None


async def _found(visit: Visit, q: str, tab: str) -> Found:
    """All kinds, a few of each, or a page of one."""
    try:
        match tab:
            case "people":
                return await _people(visit, q, MANY)
            case "tags":
                return await _tags(visit, q, MANY)
            case "posts":
                return await _posts(visit, q)
            case _:
                return await _all(visit, q)
    except Invalid as error:
        return Found(problem=error.public_text(visit.words.translate), status=error.status)


async def _all(visit: Visit, q: str) -> Found:
    if not is_first(visit):
        return await _posts(visit, q)
    people, tags, posts = await _people(visit, q, FEW), await _tags(visit, q, FEW), await _posts(visit, q)
    return Found(people=people.people, tags=tags.tags, posts=posts.posts, more=posts.more)


async def _people(visit: Visit, q: str, limit: int) -> Found:
    offset = offset_of(visit)
    accounts = await visit.house.store.read(search_accounts, q, limit + 1, offset)
    more = with_query(visit, offset=str(offset + limit)) if len(accounts) > limit else ""
    return Found(people=tuple(await faces_of(visit, accounts[:limit])), more=more)


async def _tags(visit: Visit, q: str, limit: int) -> Found:
    offset = offset_of(visit)
    rows = await visit.house.store.read(search_tags, q, limit + 1, offset)
    more = with_query(visit, offset=str(offset + limit)) if len(rows) > limit else ""
    return Found(tags=tuple(await visit.house.store.read(shown_tags, visit.viewer_id, rows[:limit])), more=more)


async def _posts(visit: Visit, q: str) -> Found:
    """Posts are found by members. A search for the best is one page, for the best of all stand on it."""
    if visit.viewer_id is None:
        return Found()
    posts = await visit.house.store.read(search_statuses, visit.viewer_id, q, page_of(visit), settings=visit.settings)
    is_whole = parse(q).sort == "best"
    return Found(posts=tuple(posts), more="" if is_whole else older(visit, [each.status.id for each in posts]))


ROUTES = [get("/search", show_search, strollers)]
