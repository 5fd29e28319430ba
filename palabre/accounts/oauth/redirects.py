"""Redirect URIs: where a person may be sent back with a code. They must match exactly, letter by letter. Pure."""

from urllib.parse import urlsplit

from palabre.accounts.model import App
from palabre.accounts.oauth.errors import OAuthError
from palabre.ground.language import _

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
"""The app has no address: the code is shown to the person, who copies it."""
MAX_URIS = 20
MAX_LENGTH = 2_000
_DANGEROUS = frozenset(
    {"javascript", "data", "vbscript", "file", "blob", "about", "mailto", "view-source", "ws", "wss"}
)


def is_acceptable(uri: str) -> bool:
    """Whether an app may register this address: absolute, without a fragment, of a scheme that runs nothing."""
    if uri == OUT_OF_BAND:
        return True
    if len(uri) > MAX_LENGTH or any(character.isspace() or not character.isprintable() for character in uri):
        return False
    try:
        parts = urlsplit(uri)
    except ValueError:
        return False
    if not parts.scheme or parts.fragment or "#" in uri or parts.scheme.lower() in _DANGEROUS:
        return False
    return bool(parts.hostname) if parts.scheme.lower() in ("http", "https") else bool(parts.netloc or parts.path)


def check_redirect(app: App, uri: str) -> None:
    """Refuses an address that the app has not registered. Raises `OAuthError`, to be shown and never redirected."""
    if uri not in app.redirects:
        raise OAuthError("invalid_request", _("The redirect URI is not one that this app has registered."))
