"""A code becomes an access token (RFC 6749 §4.1.3); an app gets one for itself (§4.4). Tokens do not expire."""

from palabre.accounts.hashing import hash_secret
from palabre.accounts.model import IssuedToken
from palabre.accounts.oauth.apps import proven_app
from palabre.accounts.oauth.authorize import asked_scopes
from palabre.accounts.oauth.errors import OAuthError, invalid_grant
from palabre.accounts.oauth.pkce import check_verifier
from palabre.accounts.oauth.queries import ADD_TOKEN, CODE_TO_USE, DROP_TOKEN, USE_CODE
from palabre.accounts.oauth.scopes import parse_scopes, write_scopes
from palabre.ground import clock
from palabre.ground.ids import new_id, secret_token
from palabre.store.transaction import Transaction


async def exchange_code(
    tx: Transaction, *, client_id: str, client_secret: str, code: str, redirect_uri: str, verifier: str = ""
) -> IssuedToken | OAuthError:
    """The token that a code stands for. Raises `OAuthError` invalid_client or invalid_grant.

    A code presented twice is a sign of theft: it revokes the token it gave (RFC 6749 §4.1.2). That must be committed,
    so this refusal is returned, for the caller to raise after the transaction.
    """
    app = await proven_app(tx, client_id, client_secret)
    kept = await tx.one(CODE_TO_USE, code_hash=hash_secret(code))
    if kept is None or kept.app_id != app.id:
        raise invalid_grant()
    if kept.token_id is not None:
        await tx.run(DROP_TOKEN, token=kept.token_id)
        return invalid_grant()
    if kept.expires_at <= clock.now() or kept.redirect_uri != redirect_uri:
        raise invalid_grant()
    check_verifier(verifier, kept.challenge, kept.challenge_method)
    token_id, issued = await _issue(tx, app.id, kept.user_id, kept.scopes)
    await tx.run(USE_CODE, code=kept.code_hash, gave=token_id)
    return issued


async def client_credentials(tx: Transaction, client_id: str, client_secret: str, scopes: str) -> IssuedToken:
    """A token for the app itself. Raises `OAuthError` invalid_client or invalid_scope."""
    app = await proven_app(tx, client_id, client_secret)
    _token_id, issued = await _issue(tx, app.id, None, write_scopes(asked_scopes(app, scopes)))
    return issued


async def issue_token(tx: Transaction, app_id: int, user_id: int, scopes: str) -> IssuedToken:
    """A token without a code: after sign-up through an app, or from the command line. Raises invalid_scope."""
    _token_id, issued = await _issue(tx, app_id, user_id, write_scopes(parse_scopes(scopes)))
    return issued


async def _issue(tx: Transaction, app_id: int, user_id: int | None, scopes: str) -> tuple[int, IssuedToken]:
    token, token_id, now = secret_token(), new_id(), clock.now()
    await tx.run(
        ADD_TOKEN,
        id=token_id,
        token_hash=hash_secret(token),
        app_id=app_id,
        user_id=user_id,
        scopes=scopes,
        created_at=now,
        last_used_at=None,
    )
    return token_id, IssuedToken(token, scopes, now)
