"""The password, the address, and who else is signed in: browsers and apps."""

import msgspec
from starlette.responses import Response

from palabre.accounts.credentials import set_password
from palabre.accounts.model import Session
from palabre.accounts.oauth.revoke import authorized_apps, revoke_app
from palabre.accounts.passwords import check_password_strength, hash_password, verify_password
from palabre.accounts.session import close_other_sessions, close_session, sessions_of
from palabre.door.address import client_address
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.outbound.mail import is_mail_set_up
from palabre.web.forms import Form
from palabre.web.handler import get, known, post
from palabre.web.page import render
from palabre.web.settings.devices import Device, device_of
from palabre.web.visit import Visit

PAGE = "/settings/security"


class Place(msgspec.Struct, frozen=True):
    """Where a member is signed in."""

    session: Session
    device: Device
    is_here: bool


async def show_security(visit: Visit) -> Response:
    """Answers GET /settings/security."""
    return await security_page(visit, Form())


async def security_page(visit: Visit, form: Form, status: int = 200) -> Response:
    """The page, with a form that may have been refused."""
    store = visit.house.store
    sessions = await store.read(sessions_of, visit.user.id)
    here = _session(visit)
    places = [Place(each, device_of(each.user_agent), each.token_hash == here) for each in sessions]
    return await render(
        visit,
        "settings/security.html",
        status=status,
        form=form,
        sends_mail=is_mail_set_up(visit.settings),
        places=sorted(places, key=lambda place: not place.is_here),
        apps=await store.read(authorized_apps, visit.user.id),
    )


def _session(visit: Visit) -> str:
    return visit.signed_in.session_hash if visit.signed_in else ""


async def change_password(visit: Visit) -> Response:
    """Answers POST /settings/password."""
    form = visit.form
    try:
        await prove(visit, "current")
        check_password_strength(form.text("password"))
    except Invalid as error:
        return await security_page(visit, form.refuse(error), error.status)
    hashed = await hash_password(form.text("password"))
    await visit.house.store.write(set_password, visit.account.id, hashed, kept_session=_session(visit))
    return visit.go(f"{PAGE}?saved")


async def prove(visit: Visit, field: str) -> None:
    """Checks the password in a field of the form. Raises `Invalid`, `RateLimited` when it was wrong too often."""
    limit, address = visit.house.limits.sign_ins, client_address(visit.request, visit.settings)
    limit.check(address)
    if not await verify_password(visit.user.password_hash, visit.form.text(field)):
        sentence = _("This is not your current password.")
        raise Invalid(sentence, fields={field: [("ERR_INVALID", sentence)]})
    limit.give_back(address)


async def end_session(visit: Visit) -> Response:
    """Answers POST /settings/sessions/end: one of one's own, elsewhere."""
    wish = visit.form.text("session")
    own = {each.token_hash for each in await visit.house.store.read(sessions_of, visit.user.id)}
    if wish in own:
        await visit.house.store.write(close_session, wish)
    return visit.go(PAGE)


async def end_other_sessions(visit: Visit) -> Response:
    """Answers POST /settings/sessions/others."""
    await visit.house.store.write(close_other_sessions, visit.user.id, _session(visit))
    return visit.go(PAGE)


async def end_app(visit: Visit) -> Response:
    """Answers POST /settings/apps/end."""
    await visit.house.store.write(revoke_app, visit.user.id, visit.form.id("app") or 0)
    return visit.go(PAGE)


ROUTES = [
    get(PAGE, show_security, known),
    post("/settings/password", change_password, known),
    post("/settings/sessions/end", end_session, known),
    post("/settings/sessions/others", end_other_sessions, known),
    post("/settings/apps/end", end_app, known),
]
