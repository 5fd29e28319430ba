"""Sign in and out."""

from urllib.parse import parse_qs, urlsplit

from starlette.responses import Response

from palabre.accounts.credentials import renew_hash
from palabre.accounts.model import User
from palabre.accounts.oauth.apps import app_by_client_id
from palabre.accounts.passwords import hash_password, is_outdated
from palabre.accounts.session import close_session, open_session
from palabre.accounts.sign_in import check_sign_in, user_for_login
from palabre.door.address import client_address
from palabre.ground.errors import Forbidden, Unauthenticated
from palabre.web import cookies
from palabre.web.handler import anyone, get, post
from palabre.web.page import render
from palabre.web.visit import Visit, local_path


async def show_sign_in(visit: Visit) -> Response:
    """Answers GET /sign-in."""
    wish = visit.request.query_params.get("next", "")
    if visit.signed_in is not None:
        return visit.go(local_path(wish, "/home"))
    return await _page(visit, wish)


async def _page(visit: Visit, wish: str, status: int = 200) -> Response:
    """The form; for someone whom an app has sent, with the app's name."""
    wish = local_path(wish, "/home")
    client_id = parse_qs(urlsplit(wish).query).get("client_id", [""])[0] if wish.startswith("/oauth/") else ""
    app = await visit.house.store.read(app_by_client_id, client_id) if client_id else None
    name = app.name if app else ""
    return await render(visit, "entry/sign_in.html", status=status, form=visit.form, next=wish, app=name)


async def sign_in(visit: Visit) -> Response:
    """Answers POST /sign-in."""
    form, house = visit.form, visit.house
    address = client_address(visit.request, house.settings)
    house.limits.sign_ins.check(address)
    user = await house.store.read(user_for_login, form.line("login"))
    try:
        user = await check_sign_in(user, form.text("password"))
    except (Unauthenticated, Forbidden) as error:
        form.refuse(error)
        return await _page(visit, form.text("next"), error.status)
    house.limits.sign_ins.give_back(address)
    await _renew(visit, user)
    path = local_path(form.text("next"), "/home")
    return await welcome(visit, user, "/welcome" if path == "/home" and _is_new(user) else path)


def _is_new(user: User) -> bool:
    """Whether someone who signed up by themselves is here for the first time."""
    return user.last_active_at is None and user.agreed_policy_version > 0


async def _renew(visit: Visit, user: User) -> None:
    if is_outdated(user.password_hash):
        renewed = await hash_password(visit.form.text("password"))
        await visit.house.store.write(renew_hash, user.account_id, renewed)


async def welcome(visit: Visit, user: User, path: str) -> Response:
    """Opens a session and goes on."""
    agent = visit.request.headers.get("user-agent", "")
    token = await visit.house.store.write(open_session, user.id, agent)
    response = visit.go(path)
    cookies.keep_session(response, token, visit.settings)
    return response


async def sign_out(visit: Visit) -> Response:
    """Answers POST /sign-out."""
    if visit.signed_in is not None:
        await visit.house.store.write(close_session, visit.signed_in.session_hash)
    wish = local_path(visit.form.text("next"), "/")
    response = visit.go(wish)
    cookies.end_session(response, visit.settings)
    visit.signed_in = None
    return response


ROUTES = [
    get("/sign-in", show_sign_in, anyone),
    post("/sign-in", sign_in, anyone),
    post("/sign-out", sign_out, anyone),
]
