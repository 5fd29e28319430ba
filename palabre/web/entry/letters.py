"""Where the links in our mails lead: an address is confirmed, a new password chosen."""

from starlette.responses import Response

from palabre.accounts.confirm import confirm
from palabre.accounts.model import UserState
from palabre.accounts.passwords import check_password_strength, hash_password
from palabre.accounts.recover import ask_for_recovery, recover, recovering
from palabre.door.address import client_address
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.language import _
from palabre.outbound.mail import is_mail_set_up
from palabre.web.handler import anyone, get, post
from palabre.web.page import render
from palabre.web.visit import Visit


async def show_check_mail(visit: Visit) -> Response:
    """Answers GET /sign-up/confirm: a letter is on its way."""
    return await render(visit, "entry/letter_sent.html", is_recovery=False)


async def show_confirm(visit: Visit) -> Response:
    """Answers GET /confirm/{token}. Programs that look into mails follow links, so a person presses the button."""
    return await render(visit, "entry/confirm.html", link=_link(visit))


async def do_confirm(visit: Visit) -> Response:
    """Answers POST /confirm/{token}."""
    user = await visit.house.store.write(confirm, _link(visit))
    if user.state == UserState.PENDING:
        return visit.go("/sign-up/waiting")
    return visit.go("/home" if visit.signed_in else "/sign-in")


async def show_lost(visit: Visit) -> Response:
    """Answers GET /password, for whoever has lost theirs."""
    _check_mail(visit)
    return await render(visit, "entry/password_lost.html", form=visit.form)


async def ask(visit: Visit) -> Response:
    """Answers POST /password. Says the same whether there is such a login or not."""
    _check_mail(visit)
    visit.house.limits.sign_ups.check(client_address(visit.request, visit.settings))
    await visit.house.store.write(ask_for_recovery, visit.form.line("login"), settings=visit.settings)
    return await render(visit, "entry/letter_sent.html", is_recovery=True)


async def show_new(visit: Visit) -> Response:
    """Answers GET /password/{token}."""
    await visit.house.store.read(recovering, _link(visit))
    return await render(visit, "entry/password_new.html", form=visit.form, link=_link(visit))


async def choose(visit: Visit) -> Response:
    """Answers POST /password/{token}."""
    form = visit.form
    try:
        check_password_strength(form.text("password"))
    except Invalid as error:
        form.refuse(error)
        return await render(visit, "entry/password_new.html", status=error.status, form=form, link=_link(visit))
    hashed = await hash_password(form.text("password"))
    await visit.house.store.write(recover, _link(visit), hashed)
    return visit.go("/sign-in")


def _link(visit: Visit) -> str:
    return str(visit.request.path_params["token"])


def _check_mail(visit: Visit) -> None:
    if not is_mail_set_up(visit.settings):
        raise NotFound(_("This site sends no mail. Ask its team for a new password."))


ROUTES = [
    get("/sign-up/confirm", show_check_mail, anyone),
    get("/confirm/{token}", show_confirm, anyone),
    post("/confirm/{token}", do_confirm, anyone),
    get("/password", show_lost, anyone),
    post("/password", ask, anyone),
    get("/password/{token}", show_new, anyone),
    post("/password/{token}", choose, anyone),
]
