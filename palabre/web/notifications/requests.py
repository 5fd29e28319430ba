"""People who wait for a member's word: before they may notify them, and before they may follow them."""

from collections.abc import Awaitable, Callable, Sequence

import msgspec
from starlette.responses import Response

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_ids
from palabre.graph.read import follow_requests
from palabre.graph.requests import accept_request, reject_request
from palabre.ground.errors import NotFound
from palabre.statuses.model import StatusView
from palabre.statuses.read import views
from palabre.store.transaction import Reader, Transaction
from palabre.timelines.filters.model import Context
from palabre.timelines.groups import Asked, groups_once
from palabre.timelines.policy import accept, dismiss_requests, request, requests
from palabre.timelines.policy_model import Request
from palabre.web.handler import get, post
from palabre.web.notifications.told import tell
from palabre.web.page import render
from palabre.web.paging import older, page_of
from palabre.web.reading.faces import faces_of
from palabre.web.sieve import sifted
from palabre.web.visit import Visit

PER_PAGE = 40


class Waits(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who waits, and what they said last, where it can still be read."""

    request: Request
    account: Account
    view: StatusView | None


async def show_requests(visit: Visit) -> Response:
    """Answers GET /notifications/requests."""
    store, me = visit.house.store, visit.account
    rows = await store.read(requests, me.id, page_of(visit, PER_PAGE))
    accounts, posts = await store.read(_around, me.id, rows)
    shown = {view.status.id: view for view in await sifted(visit, posts, Context.NOTIFICATIONS)}
    waits = [
        Waits(request=row, account=accounts[row.from_account_id], view=shown.get(row.last_status_id))
        for row in rows
        if row.from_account_id in accounts
    ]
    older_url = older(visit, [row.id for row in rows], PER_PAGE)
    return await render(visit, "notifications/requests.html", waits=waits, older_url=older_url)


async def _around(
    db: Reader, viewer_id: int, rows: Sequence[Request]
) -> tuple[dict[int, Account], Sequence[StatusView]]:
    accounts = await accounts_by_ids(db, [row.from_account_id for row in rows])
    return accounts, await views(db, viewer_id, [row.last_status_id for row in rows])


async def show_request(visit: Visit) -> Response:
    """Answers GET /notifications/requests/ID: everything of theirs that waits."""
    store, me = visit.house.store, visit.account
    found = await store.read(request, me.id, int(visit.request.path_params["id"]))
    accounts = await store.read(accounts_by_ids, [found.from_account_id])
    if found.from_account_id not in accounts:
        raise NotFound(cause=f"account {found.from_account_id} is gone")
    asked = Asked(from_account_id=found.from_account_id)
    groups, ids = await store.read(groups_once, me.id, page_of(visit), asked)
    return await render(
        visit,
        "notifications/request.html",
        request=found,
        account=accounts[found.from_account_id],
        told=await tell(visit, groups),
        older_url=older(visit, ids),
    )


async def answer_requests(visit: Visit) -> Response:
    """Answers POST /notifications/requests: one, those that are ticked, or everyone on the page."""
    form = visit.form
    one = form.id("one")
    chosen = form.ids("all") if form.flag("everyone") else (one,) if one is not None else form.ids("id")
    verb = accept if "accept" in (form.text("answer"), form.text("everyone")) else dismiss_requests
    await visit.house.store.write(verb, visit.account.id, chosen)
    return visit.go("/notifications/requests")


async def show_follow_requests(visit: Visit) -> Response:
    """Answers GET /follow-requests."""
    rows = await visit.house.store.read(follow_requests, visit.account.id, page_of(visit, PER_PAGE))
    return await render(
        visit,
        "notifications/follow_requests.html",
        people=await faces_of(visit, [each.account for each in rows]),
        older_url=older(visit, [each.id for each in rows], PER_PAGE),
    )


async def answer_follow_request(visit: Visit) -> Response:
    """Answers POST /follow-requests/ID."""
    await visit.house.store.write(_verb(visit), visit.account.id, int(visit.request.path_params["id"]))
    return visit.back("/follow-requests")


def _verb(visit: Visit) -> Callable[[Transaction, int, int], Awaitable[None]]:
    return accept_request if visit.form.text("answer") == "accept" else reject_request


async def answer_follow_requests(visit: Visit) -> Response:
    """Answers POST /follow-requests: everyone on the page at once."""
    await visit.house.store.write(_answer_all, _verb(visit), visit.account.id, visit.form.ids("all"))
    return visit.go("/follow-requests")


async def _answer_all(
    tx: Transaction,
    answer: Callable[[Transaction, int, int], Awaitable[None]],
    account_id: int,
    follower_ids: Sequence[int],
) -> None:
    """Gives the same answer to several; who asks no more is passed over."""
    for follower_id in follower_ids:
        try:
            await answer(tx, account_id, follower_id)
        except NotFound:
            continue


ROUTES = [
    get("/notifications/requests", show_requests),
    get("/notifications/requests/{id:id}", show_request),
    post("/notifications/requests", answer_requests),
    get("/follow-requests", show_follow_requests),
    post("/follow-requests", answer_follow_requests),
    post("/follow-requests/{id:id}", answer_follow_request),
]
