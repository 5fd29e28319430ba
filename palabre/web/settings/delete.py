"""A member deletes their account, and comes back from it while that is possible."""

from starlette.responses import Response

from palabre.accounts.model import UserState
from palabre.accounts.rules import fold_name
from palabre.ground.errors import Invalid, PalabreError
from palabre.ground.language import _
from palabre.portability.leaving import come_back, departure_of, leave
from palabre.web import cookies
from palabre.web.forms import Form
from palabre.web.handler import anyone, get, known, post
from palabre.web.page import render
from palabre.web.settings.security import prove
from palabre.web.visit import Visit

PAGE = "/settings/delete"


async def show_delete(visit: Visit) -> Response:
    """Answers GET /settings/delete: what will happen, and what to take along first."""
    return await _page(visit, Form(defaults={"when": "later"}))


async def _page(visit: Visit, form: Form, status: int = 200) -> Response:
    return await render(visit, "settings/delete.html", status=status, form=form)


async def delete(visit: Visit) -> Response:
    """Answers POST /settings/delete."""
    form, at_once = visit.form, visit.form.text("when") == "now"
    try:
        if fold_name(form.line("name").removeprefix("@")) != visit.account.username_key:
            sentence = _("Type the name of your account, {name}, to be sure.")
            raise Invalid(sentence, fields={"name": [("ERR_INVALID", sentence)]}, name=visit.account.username)
        await prove(visit, "password")
        await visit.house.store.write(leave, visit.account.id, at_once=at_once, settings=visit.settings)
    except PalabreError as error:
        return await _page(visit, form.refuse(error), error.status)
    response = visit.go(f"{PAGE}/done?when={'now' if at_once else 'later'}")
    cookies.end_session(response, visit.settings)
    visit.signed_in = None
    return response


async def show_done(visit: Visit) -> Response:
    """Answers GET /settings/delete/done, for someone who is signed out by now."""
    return await render(visit, "settings/deleted.html", at_once=visit.request.query_params.get("when") == "now")


async def show_come_back(visit: Visit) -> Response:
    """Answers GET /come-back, where someone who left finds themselves when they sign in."""
    if visit.user.state != UserState.LEAVING:
        return visit.go("/home")
    departure = await visit.house.store.read(departure_of, visit.account.id)
    return await render(visit, "settings/come_back.html", departure=departure)


async def do_come_back(visit: Visit) -> Response:
    """Answers POST /come-back."""
    await visit.house.store.write(come_back, visit.account.id)
    return visit.go("/home")


ROUTES = [
    get(PAGE, show_delete, known),
    post(PAGE, delete, known),
    get(f"{PAGE}/done", show_done, anyone),
    get("/come-back", show_come_back, known),
    post("/come-back", do_come_back, known),
]
