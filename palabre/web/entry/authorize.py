"""A person lets an app use their account (RFC 6749 §4.1.1 and §4.1.2)."""

from urllib.parse import urlencode

import msgspec
from starlette.responses import RedirectResponse, Response

from palabre.accounts.model import App
from palabre.accounts.oauth.apps import app_by_client_id
from palabre.accounts.oauth.authorize import authorize, check_request
from palabre.accounts.oauth.errors import InvalidClient, OAuthError
from palabre.accounts.oauth.redirects import OUT_OF_BAND
from palabre.accounts.oauth.scopes import write_scopes
from palabre.ground.language import _
from palabre.web import labels
from palabre.web.handler import get, members, post
from palabre.web.page import render
from palabre.web.visit import Visit


class Asked(msgspec.Struct, frozen=True):
    """What an app asks for, as it stands in the address."""

    client_id: str = ""
    response_type: str = ""
    redirect_uri: str = ""
    scope: str = ""
    state: str = ""
    code_challenge: str = ""
    code_challenge_method: str = ""


async def show_consent(visit: Visit) -> Response:
    """Answers GET /oauth/authorize."""
    query = visit.request.query_params
    asked = Asked(**{name: query.get(name, "") for name in Asked.__struct_fields__})
    try:
        app, scopes = await _checked(visit, asked)
    except OAuthError as error:
        return _refused(asked, error)
    allowed = list(dict.fromkeys(labels.scope_label(scope) for scope in write_scopes(scopes).split()))
    return await render(visit, "entry/authorize.html", app=app, asked=msgspec.structs.asdict(asked), allowed=allowed)


async def answer(visit: Visit) -> Response:
    """Answers POST /oauth/authorize."""
    asked = Asked(**{name: visit.form.text(name) for name in Asked.__struct_fields__})
    try:
        app, scopes = await _checked(visit, asked)
        if visit.form.text("answer") != "allow":
            raise OAuthError("access_denied", _("You refused the app access to your account."), may_redirect=True)
        code = await visit.house.store.write(
            authorize,
            app,
            visit.user.id,
            asked.redirect_uri,
            write_scopes(scopes),
            challenge=asked.code_challenge,
            challenge_method=asked.code_challenge_method,
        )
    except OAuthError as error:
        return _refused(asked, error)
    if asked.redirect_uri == OUT_OF_BAND:
        return visit.go(f"/oauth/authorize/native?{urlencode({'code': code})}")
    return _sent_back(asked, {"code": code})


async def _checked(visit: Visit, asked: Asked) -> tuple[App, frozenset[str]]:
    """The app and what it may be given. Raises `OAuthError`."""
    app = await visit.house.store.read(app_by_client_id, asked.client_id)
    if app is None:
        raise InvalidClient
    return app, check_request(
        app,
        response_type=asked.response_type,
        redirect_uri=asked.redirect_uri,
        scopes=asked.scope,
        challenge=asked.code_challenge,
        challenge_method=asked.code_challenge_method,
    )


def _refused(asked: Asked, error: OAuthError) -> Response:
    """Tells the app, or the person where the app's address cannot be trusted (§4.1.2.1)."""
    if not error.may_redirect or asked.redirect_uri == OUT_OF_BAND:
        raise error
    return _sent_back(asked, {"error": error.error, "error_description": str(error)})


def _sent_back(asked: Asked, answer: dict[str, str]) -> Response:
    given = answer | ({"state": asked.state} if asked.state else {})
    joint = "&" if "?" in asked.redirect_uri else "?"
    return RedirectResponse(f"{asked.redirect_uri}{joint}{urlencode(given)}", status_code=303)


async def show_code(visit: Visit) -> Response:
    """Answers GET /oauth/authorize/native: the code, for apps that have no address to be called back at."""
    return await render(visit, "entry/native_code.html", code=visit.request.query_params.get("code", "")[:200])


ROUTES = [
    get("/oauth/authorize", show_consent, members),
    post("/oauth/authorize", answer, members),
    get("/oauth/authorize/native", show_code, members),
]
