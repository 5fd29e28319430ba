"""Whose page it is; whom someone follows, who follows them, and whom they put forward."""

from collections.abc import Awaitable, Callable

from starlette.responses import Response

from palabre.accounts.model import Account
from palabre.accounts.read import account_by_handle
from palabre.graph.model import Related, Relationship
from palabre.graph.read import endorsements, familiar_faces, followers, following, relationships
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.web.handler import get, readers
from palabre.web.page import render
from palabre.web.paging import older, page_of
from palabre.web.reading.faces import faces_of
from palabre.web.visit import Visit

PER_PAGE = 40
ReadPeople = Callable[[Reader, int, Page], Awaitable[list[Related]]]


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


async def show_followers(visit: Visit) -> Response:
    """Answers GET /@NAME/followers."""
    account = await _open_account(visit)
    title = visit.words.gettext("Followers of {name}", name=account.name)
    return await _page(visit, account, followers, title, visit.words.gettext("Nobody follows this account yet."))


async def show_following(visit: Visit) -> Response:
    """Answers GET /@NAME/following."""
    account = await _open_account(visit)
    title = visit.words.gettext("Followed by {name}", name=account.name)
    return await _page(visit, account, following, title, visit.words.gettext("This account follows nobody yet."))


async def show_endorsed(visit: Visit) -> Response:
    """Answers GET /@NAME/recommended."""
    account = await _open_account(visit)
    title = visit.words.gettext("Recommended by {name}", name=account.name)
    nothing = visit.words.gettext("This account recommends nobody yet.")
    return await _page(visit, account, endorsements, title, nothing)


async def show_familiar(visit: Visit) -> Response:
    """Answers GET /@NAME/familiar: whom one follows oneself among the followers of someone."""
    account = await _open_account(visit)
    found = await visit.house.store.read(familiar_faces, visit.account.id, [account.id])
    return await render(
        visit,
        "reading/people.html",
        account=account,
        people=await faces_of(visit, found.get(account.id, [])),
        title=visit.words.gettext("Followers of {name} whom you follow", name=account.name),
        nothing=visit.words.gettext("Nobody whom you follow follows this account."),
        older_url="",
    )


async def _page(visit: Visit, account: Account, read: ReadPeople, title: str, nothing: str) -> Response:
    found = await visit.house.store.read(read, account.id, page_of(visit, PER_PAGE))
    return await render(
        visit,
        "reading/people.html",
        account=account,
        people=await faces_of(visit, [each.account for each in found]),
        title=title,
        nothing=nothing,
        older_url=older(visit, [each.id for each in found], PER_PAGE),
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
    get("/@{name}/followers", show_followers, readers),
    get("/@{name}/following", show_following, readers),
    get("/@{name}/recommended", show_endorsed, readers),
    get("/@{name}/familiar", show_familiar),
]
