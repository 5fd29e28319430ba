"""A person lets an app act for them: the authorization code of RFC 6749 §4.1.2."""

from palabre.accounts.hashing import hash_secret
from palabre.accounts.model import App
from palabre.accounts.oauth.errors import OAuthError, invalid_scope
from palabre.accounts.oauth.pkce import check_challenge
from palabre.accounts.oauth.queries import ADD_CODE
from palabre.accounts.oauth.redirects import check_redirect
from palabre.accounts.oauth.scopes import DEFAULT, covers_all, parse_scopes, write_scopes
from palabre.ground import clock
from palabre.ground.clock import MINUTE
from palabre.ground.ids import secret_token
from palabre.ground.language import _
from palabre.store.transaction import Transaction

CODE_LIFETIME = 10 * MINUTE


def check_request(
    app: App, *, response_type: str, redirect_uri: str, scopes: str, challenge: str = "", challenge_method: str = ""
) -> frozenset[str]:
    """The scopes that an authorization request asks for, once it is found to be in order. Pure.

    Raises `OAuthError`; its `may_redirect` says whether the app or the person is told.
    """
    check_redirect(app, redirect_uri)
    if response_type != "code":
        raise OAuthError(
            "unsupported_response_type",
            _("The authorization server does not support this response type."),
            may_redirect=True,
        )
    check_challenge(challenge, challenge_method)
    return asked_scopes(app, scopes)


def asked_scopes(app: App, scopes: str) -> frozenset[str]:
    """The scopes asked for (`read` when none is). Raises `OAuthError` invalid_scope beyond what the app registered."""
    asked = parse_scopes(scopes) or parse_scopes(DEFAULT)
    if not covers_all(parse_scopes(app.scopes), asked):
        raise invalid_scope()
    return asked


async def authorize(
    tx: Transaction,
    app: App,
    user_id: int,
    redirect_uri: str,
    scopes: str,
    *,
    challenge: str = "",
    challenge_method: str = "",
) -> str:
    """A code for the app, good once and for ten minutes. Raises `OAuthError` like `check_request`."""
    check_redirect(app, redirect_uri)
    code = secret_token()
    await tx.run(
        ADD_CODE,
        code_hash=hash_secret(code),
        app_id=app.id,
        user_id=user_id,
        redirect_uri=redirect_uri,
        scopes=write_scopes(asked_scopes(app, scopes)),
        challenge=challenge,
        challenge_method=check_challenge(challenge, challenge_method),
        expires_at=clock.now() + CODE_LIFETIME,
        token_id=None,
    )
    return code
