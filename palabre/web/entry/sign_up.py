"""Sign up: a name, an address, a password, and the rules agreed to."""

from starlette.responses import Response

from palabre.accounts.model import User, UserState
from palabre.accounts.passwords import check_password_strength, hash_password
from palabre.accounts.perimeter.knock import knock
from palabre.accounts.perimeter.model import Passage
from palabre.accounts.rules import refuse
from palabre.accounts.sign_up import SignUp, sign_up
from palabre.door.address import client_address
from palabre.ground.errors import Forbidden, Invalid
from palabre.ground.language import _
from palabre.web.entry.sign_in import welcome
from palabre.web.handler import anyone, get, post
from palabre.web.page import render
from palabre.web.visit import Visit


async def show_sign_up(visit: Visit) -> Response:
    """Answers GET /sign-up."""
    if visit.signed_in is not None:
        return visit.go("/home")
    return await render(visit, "entry/sign_up.html", form=visit.form)


async def join(visit: Visit) -> Response:
    """Answers POST /sign-up."""
    form = visit.form
    visit.house.limits.sign_ups.check(client_address(visit.request, visit.settings))
    try:
        _check(visit)
        user = await _sign_up(visit)
    except (Invalid, Forbidden) as error:
        form.refuse(error)
        return await render(visit, "entry/sign_up.html", status=error.status, form=form)
    if user.state in (UserState.UNCONFIRMED, UserState.UNCONFIRMED_PENDING):
        return visit.go("/sign-up/confirm")
    if user.state == UserState.PENDING:
        return visit.go("/sign-up/waiting")
    return await welcome(visit, user, "/home")


def _check(visit: Visit) -> None:
    """What the form itself asks for. Raises `Invalid`."""
    form = visit.form
    needs_reason = visit.settings.registrations == "approval" and not form.line("reason")
    refuse(
        {
            "agreed": None
            if form.flag("agreed")
            else ("ERR_ACCEPTED", _("Read the rules and tick the box to agree to them.")),
            "reason": ("ERR_BLANK", _("Write a sentence for the team.")) if needs_reason else None,
        }
    )
    check_password_strength(form.text("password"))


async def _sign_up(visit: Visit) -> User:
    form = visit.form
    address = client_address(visit.request, visit.settings)
    passage = (await visit.house.store.write(knock, form.line("email"), address)).check()
    application = SignUp(
        username=form.line("username"),
        email=form.line("email"),
        password_hash=await hash_password(form.text("password")),
        locale=visit.words.locale,
        reason=form.text("reason"),
        agreed_policy_version=visit.house.policy.version,
        needs_approval=passage is Passage.WITH_APPROVAL,
    )
    return await visit.house.store.write(sign_up, application, settings=visit.settings)


async def show_waiting(visit: Visit) -> Response:
    """Answers GET /sign-up/waiting: where the team lets people in by hand."""
    return await render(visit, "entry/waiting.html")


ROUTES = [
    get("/sign-up", show_sign_up, anyone),
    post("/sign-up", join, anyone),
    get("/sign-up/waiting", show_waiting, anyone),
]
