"""What clients discover about the OAuth server (RFC 8414), with the one field that Mastodon adds. Pure.

See https://docs.joinmastodon.org/methods/oauth/#authorization-server-metadata.
"""

from palabre.accounts.oauth.pkce import ADVERTISED
from palabre.accounts.oauth.scopes import SCOPES
from palabre.ground.settings import Settings


def server_metadata(settings: Settings) -> dict[str, str | list[str]]:
    """The document behind `/.well-known/oauth-authorization-server`."""
    base = settings.base_url
    return {
        "issuer": f"{base}/",
        "authorization_endpoint": f"{base}/oauth/authorize",
        "token_endpoint": f"{base}/oauth/token",
        "revocation_endpoint": f"{base}/oauth/revoke",
        "app_registration_endpoint": f"{base}/api/v1/apps",
        "scopes_supported": list(SCOPES),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "client_credentials"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "revocation_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "code_challenge_methods_supported": list(ADVERTISED),
    }
