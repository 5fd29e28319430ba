"""Client apps: they register themselves, once for each installation."""

from palabre.accounts.hashing import hash_secret, is_secret
from palabre.accounts.model import App
from palabre.accounts.oauth.errors import InvalidClient, OAuthError
from palabre.accounts.oauth.queries import ADD_APP, APP_BY_CLIENT_ID
from palabre.accounts.oauth.redirects import MAX_URIS, is_acceptable
from palabre.accounts.oauth.scopes import DEFAULT, parse_scopes, write_scopes
from palabre.accounts.rules import Problem, clean_line, refuse
from palabre.ground import clock
from palabre.ground.ids import new_id, secret_token
from palabre.ground.language import _
from palabre.store.transaction import Reader, Transaction

MAX_NAME = 60
MAX_WEBSITE = 2_000


async def register_app(
    tx: Transaction, name: str, redirect_uris: list[str], scopes: str, website: str | None
) -> tuple[App, str]:
    """Registers an app and returns it with its client secret, which is kept nowhere.

    Raises `Invalid` for `client_name`, `redirect_uris`, `scopes` or `website`
    (https://docs.joinmastodon.org/methods/apps/#create).
    """
    name, website = clean_line(name), (website or "").strip() or None
    refuse(
        {
            "client_name": _name_problem(name),
            "redirect_uris": _redirects_problem(redirect_uris),
            "scopes": _scopes_problem(scopes),
            "website": _website_problem(website),
        }
    )
    secret = secret_token()
    app = App(
        id=new_id(),
        client_id=secret_token(),
        client_secret_hash=hash_secret(secret),
        name=name,
        website=website,
        redirect_uris="\n".join(dict.fromkeys(redirect_uris)),
        scopes=write_scopes(parse_scopes(scopes) or parse_scopes(DEFAULT)),
        created_at=clock.now(),
    )
    await tx.run(
        ADD_APP,
        id=app.id,
        client_id=app.client_id,
        client_secret_hash=app.client_secret_hash,
        name=app.name,
        website=app.website,
        redirect_uris=app.redirect_uris,
        scopes=app.scopes,
        created_at=app.created_at,
    )
    return app, secret


def _name_problem(name: str) -> Problem | None:
    if not name:
        return "ERR_BLANK", _("The app needs a name (client_name).")
    if len(name) > MAX_NAME:
        return "ERR_TOO_LONG", _("The app's name (client_name) may have at most 60 characters.")
    return None


def _redirects_problem(uris: list[str]) -> Problem | None:
    if not uris:
        return "ERR_BLANK", _("Name at least one redirect URI (redirect_uris).")
    if len(uris) > MAX_URIS or not all(is_acceptable(uri) for uri in uris):
        return "ERR_INVALID", _("Redirect URIs must be absolute, without a fragment, and at most twenty.")
    return None


def _scopes_problem(scopes: str) -> Problem | None:
    try:
        parse_scopes(scopes)
    except OAuthError:
        return "ERR_INVALID", _("Scopes doesn't match configured on the server.")
    return None


def _website_problem(website: str | None) -> Problem | None:
    if website is None:
        return None
    if len(website) > MAX_WEBSITE or not website.lower().startswith(("https://", "http://")):
        return "ERR_INVALID", _("The app's website must be an address that begins with https:// or http://.")
    return None


async def app_by_client_id(db: Reader, client_id: str) -> App | None:
    """The app with a client id."""
    return await db.one(APP_BY_CLIENT_ID, client_id=client_id)


async def proven_app(db: Reader, client_id: str, client_secret: str) -> App:
    """The app that knows its secret. Raises `InvalidClient`."""
    app = await app_by_client_id(db, client_id)
    if app is None or not is_secret(client_secret, app.client_secret_hash):
        raise InvalidClient
    return app
