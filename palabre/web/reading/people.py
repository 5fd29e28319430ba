"""A profile, whom it follows and who follows it."""

from starlette.responses import RedirectResponse, Response

from palabre.accounts.model import Account
from palabre.accounts.read import account_by_handle
from palabre.graph.model import Relationship
from palabre.graph.read import followers, following, relationships
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.statuses.model import StatusView
from palabre.statuses.read import account_statuses
from palabre.store.paging import Page
from palabre.web import show
from palabre.web.handler import anyone, get
from palabre.web.page import render
from palabre.web.paging import is_first, older, page_of
from palabre.web.visit import Visit


async def account_of(visit: Visit) -> Account:
    """The account that the address names. Raises `NotFound`."""
    name = visit.request.path_params["name"]
    found = await visit.house.store.read(account_by_handle, name, settings=visit.settings)
    if found is None or found.state in ("pending", "deleted"):
        raise NotFound(_("There is no account of this name here."))
    return found


async def relation_to(visit: Visit, account: Account) -> Relationship | None:
    """How whoever looks stands to an account; None for a visitor and for oneself."""
    if visit.viewer_id is None or visit.viewer_id == account.id:
        return None
    found = await visit.house.store.read(relationships, visit.viewer_id, [account.id])
    return found[0] if found else None


async def show_profile(visit: Visit) -> Response:
    """Answers GET /@NAME, /@NAME/replies and /@NAME/media."""
    account = await account_of(visit)
    tab = visit.request.url.path.partition("/@")[2].partition("/")[2]
    tab = f"/{tab}" if tab else ""
    if visit.request.path_params["name"] != account.handle:
        return RedirectResponse(show.profile(account) + tab, status_code=302)
    relation = await relation_to(visit, account)
    if relation is not None and relation.blocked_by:
        raise NotFound(_("There is no account of this name here."))
    posts = await visit.house.store.read(
        account_statuses,
        visit.viewer_id,
        account.id,
        page_of(visit),
        only_media=tab == "/media",
        exclude_replies=not tab,
    )
    return await render(
        visit,
        "reading/profile.html",
        account=account,
        relation=relation,
        is_me=visit.viewer_id == account.id,
        tab=tab,
        pinned_posts=await _pinned(visit, account) if tab == "" and is_first(visit) else [],
        posts=posts,
        older=older(visit, [view.status.id for view in posts]),
    )


async def _pinned(visit: Visit, account: Account) -> list[StatusView]:
    return await visit.house.store.read(account_statuses, visit.viewer_id, account.id, Page(limit=5), pinned=True)


async def show_followers(visit: Visit) -> Response:
    """Answers GET /@NAME/followers."""
    account = await _open_account(visit)
    people = await visit.house.store.read(followers, account.id, page_of(visit, 40))
    return await render(
        visit,
        "reading/people.html",
        account=account,
        people=people,
        title=visit.words.gettext("Followers of {name}", name=account.name),
        nothing=visit.words.gettext("Nobody follows this account yet."),
        older_url=older(visit, [each.id for each in people], 40),
    )


async def show_following(visit: Visit) -> Response:
    """Answers GET /@NAME/following."""
    account = await _open_account(visit)
    people = await visit.house.store.read(following, account.id, page_of(visit, 40))
    return await render(
        visit,
        "reading/people.html",
        account=account,
        people=people,
        title=visit.words.gettext("Followed by {name}", name=account.name),
        nothing=visit.words.gettext("This account follows nobody yet."),
        older_url=older(visit, [each.id for each in people], 40),
    )


async def _open_account(visit: Visit) -> Account:
    """An account that lets whoever looks see its follows. Raises `NotFound`."""
    account = await account_of(visit)
    relation = await relation_to(visit, account)
    is_closed = account.hide_collections and account.id != visit.viewer_id
    if is_closed or account.is_suspended or (relation is not None and relation.blocked_by):
        raise NotFound(_("This account does not show whom it follows or who follows it."))
    return account


ROUTES = [
    get("/@{name}", show_profile, anyone),
    get("/@{name}/replies", show_profile, anyone),
    get("/@{name}/media", show_profile, anyone),
    get("/@{name}/followers", show_followers, anyone),
    get("/@{name}/following", show_following, anyone),
]
