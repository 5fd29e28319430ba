"""Tokens: given, taken back, described (https://docs.joinmastodon.org/methods/oauth/).

The page on which a person agrees is the web's.
"""

import base64
import binascii
from urllib.parse import unquote_plus

from palabre.accounts.model import IssuedToken
from palabre.accounts.oauth.errors import InvalidClient, OAuthError
from palabre.accounts.oauth.exchange import client_credentials, exchange_code
from palabre.accounts.oauth.metadata import server_metadata
from palabre.accounts.oauth.revoke import revoke
from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form
from palabre.api.operations import ANYONE, Area, user
from palabre.api.render.account import account
from palabre.api.render.app import token
from palabre.ground.language import _

area = Area("oauth")
DOCUMENTATION = "https://docs.joinmastodon.org/spec/oauth/"
_PRIVATE = ("cache-control", "no-store")


class Client(Form, frozen=True, kw_only=True):
    """Who the app is, in the body; or HTTP Basic says it (RFC 6749 §2.3.1)."""

    client_id: str = ""
    client_secret: str = ""


class TokenRequest(Client, frozen=True, kw_only=True):
    """What a token is asked for with."""

    grant_type: str = ""
    code: str = ""
    redirect_uri: str = ""
    code_verifier: str = ""
    scope: str = ""


class Revocation(Client, frozen=True, kw_only=True):
    """The token that an app gives back."""

    token: str = ""


@area.post("/oauth/token", ANYONE)
async def post_oauth_token(call: Call, form: TokenRequest) -> Answer:
    """A token for a code, or for the app itself."""
    issued = await _issue(call, form)
    if isinstance(issued, OAuthError):
        raise issued
    return json(token(issued), 200, _PRIVATE)


async def _issue(call: Call, form: TokenRequest) -> IssuedToken | OAuthError:
    client_id, secret = _client(call, form)
    match form.grant_type:
        case "authorization_code":
            return await call.house.store.write(
                exchange_code,
                client_id=client_id,
                client_secret=secret,
                code=form.code,
                redirect_uri=form.redirect_uri,
                verifier=form.code_verifier,
            )
        case "client_credentials":
            return await call.house.store.write(client_credentials, client_id, secret, form.scope)
        case "":
            raise OAuthError("invalid_request", _("Missing required parameter: grant_type."))
        case _:
            raise OAuthError(
                "unsupported_grant_type",
                _("This type of grant is not supported. Use authorization_code or client_credentials."),
            )


def _client(call: Call, form: Client) -> tuple[str, str]:
    kind, _space, encoded = call.headers.get("authorization", "").partition(" ")
    if kind.lower() != "basic":
        return form.client_id, form.client_secret
    try:
        name, _colon, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise InvalidClient from error
    return unquote_plus(name), unquote_plus(secret)


@area.post("/oauth/revoke", ANYONE)
async def post_oauth_revoke(call: Call, form: Revocation) -> Answer:
    """Ends a token (RFC 7009)."""
    await call.house.store.write(revoke, *_client(call, form), form.token)
    return EMPTY_OBJECT


@area.get("/oauth/userinfo", user("profile"))
async def get_oauth_userinfo(call: Call) -> Answer:
    """Who signed in, in the claims of OpenID Connect."""
    return _userinfo(call)


@area.post("/oauth/userinfo", user("profile"))
async def post_oauth_userinfo(call: Call) -> Answer:
    """The same, as OpenID Connect Core §5.3.1 allows."""
    return _userinfo(call)


def _userinfo(call: Call) -> Answer:
    settings = call.house.settings
    shown = account(call.me, settings)
    claims = {
        "iss": f"{settings.base_url}/",
        "sub": call.me.uri,
        "name": call.me.name,
        "preferred_username": call.me.username,
        "profile": call.me.url,
        "picture": shown.avatar,
    }
    return json(claims, 200, _PRIVATE)


@area.get("/.well-known/oauth-authorization-server", ANYONE)
async def get_well_known_oauth_authorization_server(call: Call) -> Answer:
    """What this server can do (RFC 8414)."""
    settings = call.house.settings
    more = {"userinfo_endpoint": f"{settings.base_url}/oauth/userinfo", "service_documentation": DOCUMENTATION}
    return json({**server_metadata(settings), **more}, 200, ("cache-control", "max-age=3600"))
