"""Registered apps and their tokens (https://docs.joinmastodon.org/entities/Application/)."""

import msgspec

from palabre.accounts.model import App, IssuedToken


class Application(msgspec.Struct, frozen=True, kw_only=True):
    """An app as its own token sees it. `vapid_key` is the instance's public key for push."""

    id: str
    name: str
    website: str | None
    scopes: list[str]
    redirect_uri: str
    redirect_uris: list[str]
    vapid_key: str


class CredentialApplication(Application, frozen=True, kw_only=True):
    """A newly registered app with its secret, shown this once. The secret does not expire (0)."""

    client_id: str
    client_secret: str
    client_secret_expires_at: int = 0


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """An access token (RFC 6749 §5.1); `created_at` is in seconds."""

    access_token: str
    scope: str
    created_at: int
    token_type: str = "Bearer"  # noqa: S105  (a kind, no password)


def application(app: App, vapid_key: str) -> Application:
    """An app."""
    addresses = app.redirect_uris.split("\n")
    return Application(
        id=str(app.id),
        name=app.name,
        website=app.website,
        scopes=app.scopes.split(),
        redirect_uri="\n".join(addresses),
        redirect_uris=addresses,
        vapid_key=vapid_key,
    )


def credential_application(app: App, secret: str, vapid_key: str) -> CredentialApplication:
    """An app and the secret it has just been given."""
    known = msgspec.structs.asdict(application(app, vapid_key))
    return CredentialApplication(**known, client_id=app.client_id, client_secret=secret)


def token(issued: IssuedToken) -> Token:
    """A token that was just issued."""
    return Token(access_token=issued.token, scope=issued.scopes, created_at=issued.created_at)
