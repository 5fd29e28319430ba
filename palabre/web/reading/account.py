"""A profile: who someone is, what they say and show, and whom they put forward."""

import msgspec
from starlette.responses import RedirectResponse, Response

from palabre.accounts.model import Account
from palabre.graph.model import Relationship
from palabre.graph.read import endorsements, familiar_faces
from palabre.graph.rules import is_gone
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.statuses.model import FeaturedTag, StatusView
from palabre.statuses.read import account_statuses
from palabre.statuses.tags import featured_tags
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.filters.model import Context
from palabre.web import show
from palabre.web.handler import get, readers
from palabre.web.page import render
from palabre.web.paging import is_first, older, page_of
from palabre.web.reading.people import account_of, relation_to
from palabre.web.sieve import sifted
from palabre.web.visit import Visit

MOST_FACES = 6
MOST_PINNED = 5
MEDIA_PER_PAGE = 30


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on a profile beside its posts.

    The tags and people that it puts forward, and whom the viewer follows among its followers.
    """

    tags: tuple[FeaturedTag, ...] = ()
    endorsed: tuple[Account, ...] = ()
    familiar: tuple[Account, ...] = ()


async def show_profile(visit: Visit) -> Response:
    """Answers GET /@NAME, /@NAME/replies and /@NAME/media. What was said privately stays among the messages."""
    account = await account_of(visit)
    tab = visit.request.url.path.partition("/@")[2].partition("/")[2]
    tab = f"/{tab}" if tab else ""
    if visit.request.path_params["name"] != account.handle:
        return RedirectResponse(show.profile(account) + tab, status_code=302)
    relation = await _welcome(visit, account)
    limit = MEDIA_PER_PAGE if tab == "/media" else 20
    posts = await visit.house.store.read(
        account_statuses,
        visit.viewer_id,
        account.id,
        page_of(visit, limit),
        only_media=tab == "/media",
        exclude_replies=not tab,
    )
    pinned = await _pinned(visit, account) if tab == "" and is_first(visit) else []
    return await _page(visit, account, relation, tab, posts, pinned=pinned, limit=limit)


async def _welcome(visit: Visit, account: Account) -> Relationship | None:
    """How whoever looks stands to an account. Raises `NotFound` when it blocks them."""
    relation = await relation_to(visit, account)
    if relation is not None and relation.blocked_by:
        raise NotFound(_("There is no account of this name here."))
    return relation


async def _pinned(visit: Visit, account: Account) -> list[StatusView]:
    page = Page(limit=MOST_PINNED)
    return await visit.house.store.read(account_statuses, visit.viewer_id, account.id, page, pinned=True)


async def _page(
    visit: Visit,
    account: Account,
    relation: Relationship | None,
    tab: str,
    posts: list[StatusView],
    *,
    pinned: list[StatusView],
    limit: int = 20,
    tagged: str = "",
) -> Response:
    is_shown = not is_gone(account) or account.id == visit.viewer_id
    beside = await visit.house.store.read(_beside, visit.viewer_id, account) if is_shown else Beside()
    return await render(
        visit,
        "reading/profile.html",
        account=account,
        relation=relation,
        is_me=visit.viewer_id == account.id,
        tab=tab,
        tagged=tagged,
        beside=beside,
        pinned_posts=pinned,
        pinned_ids={view.status.id for view in pinned},
        posts=await sifted(visit, [each for each in posts if each.status.visibility != "direct"], Context.ACCOUNT),
        older=older(visit, [view.status.id for view in posts], limit),
    )


async def _beside(db: Reader, viewer_id: int | None, account: Account) -> Beside:
    familiar: list[Account] = []
    if viewer_id is not None and viewer_id != account.id:
        familiar = (await familiar_faces(db, viewer_id, [account.id])).get(account.id, [])
    if not account.show_featured and viewer_id != account.id:
        return Beside(familiar=tuple(familiar))
    endorsed = await endorsements(db, account.id, Page(limit=MOST_FACES))
    return Beside(
        tags=tuple(await featured_tags(db, account.id)),
        endorsed=tuple(each.account for each in endorsed),
        familiar=tuple(familiar),
    )


async def show_tagged(visit: Visit) -> Response:
    """Answers GET /@NAME/tagged/TAG: what someone said under one tag."""
    account, name = await account_of(visit), visit.request.path_params["tag"]
    relation = await _welcome(visit, account)
    posts = await visit.house.store.read(
        account_statuses, visit.viewer_id, account.id, page_of(visit), tagged=name, exclude_reblogs=True
    )
    return await _page(visit, account, relation, f"/tagged/{name}", posts, pinned=[], tagged=name)


ROUTES = [
    get("/@{name}", show_profile, readers),
    get("/@{name}/replies", show_profile, readers),
    get("/@{name}/media", show_profile, readers),
    get("/@{name}/tagged/{tag}", show_tagged, readers),
]
