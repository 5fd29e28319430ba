"""A member moves to another mail address: the password first, then the link in a letter to the new one."""

from starlette.responses import Response

from palabre.accounts.address import ask_to_move, move, moving
from palabre.ground.errors import PalabreError
from palabre.web.handler import anyone, get, post
from palabre.web.page import render
from palabre.web.settings.security import PAGE, prove, security_page
from palabre.web.visit import Visit


async def ask(visit: Visit) -> Response:
    """Answers POST /settings/email."""
    form = visit.form
    try:
        await prove(visit, "proof")
        is_sent = await visit.house.store.write(
            ask_to_move, visit.account.id, form.line("email"), settings=visit.settings
        )
    except PalabreError as error:
        return await security_page(visit, form.refuse(error), error.status)
    return visit.go(f"{PAGE}/letter" if is_sent else f"{PAGE}?saved")


async def show_sent(visit: Visit) -> Response:
    """Answers GET /settings/security/letter: a letter is on its way."""
    return await render(visit, "settings/letter.html")


async def show_moving(visit: Visit) -> Response:
    """Answers GET /settings/email/{token}. Programs that look into mails follow links: a person presses the button."""
    token = str(visit.request.path_params["token"])
    email = await visit.house.store.read(moving, token)
    return await render(visit, "settings/moving.html", email=email, link=token)


async def do_move(visit: Visit) -> Response:
    """Answers POST /settings/email/{token}."""
    token = str(visit.request.path_params["token"])
    await visit.house.store.write(move, token, settings=visit.settings)
    return visit.go(f"{PAGE}?saved" if visit.signed_in else "/sign-in")


ROUTES = [
    post("/settings/email", ask),
    get(f"{PAGE}/letter", show_sent),
    get("/settings/email/{token}", show_moving, anyone),
    post("/settings/email/{token}", do_move, anyone),
]
