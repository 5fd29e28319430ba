"""Members and their roles, and who waits to be let in."""

from starlette.responses import Response

from palabre.accounts.approve import approve_user, reject_user
from palabre.accounts.model import Role
from palabre.accounts.read import members, pending_users
from palabre.accounts.roles import set_role
from palabre.ground.errors import Forbidden, Invalid, PalabreError
from palabre.ground.language import _
from palabre.moderation.audit import record
from palabre.store.transaction import Transaction
from palabre.web.forms import Form
from palabre.web.handler import admins, get, post
from palabre.web.page import render
from palabre.web.paging import older, page_of
from palabre.web.visit import Visit

PER_PAGE = 40


async def show_members(visit: Visit) -> Response:
    """Answers GET /bridge."""
    return await _page(visit, Form())


async def _page(visit: Visit, form: Form, status: int = 200) -> Response:
    found = await visit.house.store.read(members, page_of(visit, PER_PAGE))
    return await render(
        visit,
        "bridge/members.html",
        status=status,
        form=form,
        members=found,
        may_name=visit.may(Role.OWNER),
        older_url=older(visit, [each.user.id for each in found], PER_PAGE),
    )


async def change_role(visit: Visit) -> Response:
    """Answers POST /bridge/members/ID: only the owner gives roles."""
    if not visit.may(Role.OWNER):
        raise Forbidden(_("Only the owner gives roles."))
    wish = visit.form.text("role")
    if wish not in tuple(Role):
        raise Invalid(_("Choose one of the values on offer."))
    try:
        await visit.house.store.write(_name, visit.account.id, int(visit.request.path_params["id"]), Role(wish))
    except PalabreError as error:
        return await _page(visit, visit.form.refuse(error), error.status)
    return visit.go("/bridge")


async def _name(tx: Transaction, actor_id: int, account_id: int, role: Role) -> None:
    """The change and its line in the log, together."""
    await set_role(tx, account_id, role)
    await record(tx, actor_id, "member.role", "account", account_id, {"role": role.value})


async def show_requests(visit: Visit) -> Response:
    """Answers GET /bridge/requests."""
    return await _requests_page(visit, Form())


async def _requests_page(visit: Visit, form: Form, status: int = 200) -> Response:
    found = await visit.house.store.read(pending_users, page_of(visit, PER_PAGE))
    rest = older(visit, [each.user.id for each in found], PER_PAGE)
    return await render(visit, "bridge/requests.html", status=status, form=form, members=found, older_url=rest)


async def answer_request(visit: Visit) -> Response:
    """Answers POST /bridge/requests/ID."""
    accepted = visit.form.text("answer") == "accept"
    try:
        await visit.house.store.write(_answer, visit.account.id, int(visit.request.path_params["id"]), accepted)
    except PalabreError as error:
        return await _requests_page(visit, visit.form.refuse(error), error.status)
    return visit.go("/bridge/requests")


async def _answer(tx: Transaction, actor_id: int, account_id: int, accepted: bool) -> None:
    if accepted:
        await approve_user(tx, account_id)
    else:
        await reject_user(tx, account_id)
    await record(tx, actor_id, "member.let_in" if accepted else "member.turn_away", "account", account_id)


ROUTES = [
    get("/bridge", show_members, admins),
    post("/bridge/members/{id:id}", change_role, admins),
    get("/bridge/requests", show_requests, admins),
    post("/bridge/requests/{id:id}", answer_request, admins),
]
