"""Access ends: the app gives its token back (RFC 7009), or the person takes it away."""

from palabre.accounts.hashing import hash_secret
from palabre.accounts.oauth.apps import proven_app
from palabre.accounts.oauth.errors import NotYours
from palabre.accounts.oauth.queries import (
    AUTHORIZED_APPS,
    DROP_CODES_OF_USER,
    DROP_TOKEN,
    DROP_TOKENS_OF_APP,
    DROP_TOKENS_OF_USER,
    TOKEN_BY_HASH,
    AuthorizedApp,
)
from palabre.store.transaction import Reader, Transaction


async def revoke(tx: Transaction, client_id: str, client_secret: str, token: str) -> None:
    """Revokes an app's own token; an unknown one counts as revoked.

    Raises `OAuthError` invalid_client, or unauthorized_client for another app's token.
    """
    app = await proven_app(tx, client_id, client_secret)
    found = await tx.one(TOKEN_BY_HASH, token_hash=hash_secret(token))
    if found is None:
        return
    if found.app_id != app.id:
        raise NotYours
    await tx.run(DROP_TOKEN, token=found.id)


async def revoke_app(tx: Transaction, user_id: int, app_id: int) -> None:
    """Takes away an app's access to a person's account."""
    await tx.run(DROP_TOKENS_OF_APP, user=user_id, app=app_id)


async def revoke_all(tx: Transaction, user_id: int) -> None:
    """Takes away every app's access to a person's account, and codes not yet exchanged."""
    await tx.run(DROP_TOKENS_OF_USER, user=user_id)
    await tx.run(DROP_CODES_OF_USER, user=user_id)


async def authorized_apps(db: Reader, user_id: int) -> list[AuthorizedApp]:
    """The apps that hold access to a person's account, the newest first."""
    return await db.all(AUTHORIZED_APPS, user_id=user_id)
