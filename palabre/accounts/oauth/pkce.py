"""Proof Key for Code Exchange (RFC 7636), with Authlib's arithmetic. Pure.

`plain` is understood because Mastodon's clients may send it; only `S256` is advertised (RFC 9700 §2.1.1).
"""

import hmac

from authlib.oauth2.rfc7636.challenge import (
    CODE_CHALLENGE_PATTERN,
    CODE_VERIFIER_PATTERN,
    create_s256_code_challenge,
)

from palabre.accounts.oauth.errors import OAuthError, invalid_grant
from palabre.ground.language import _

ADVERTISED = ("S256",)
METHODS = ("S256", "plain")


def check_challenge(challenge: str, method: str) -> str:
    """The method to keep with a challenge (`plain` when none is named); empty without a challenge.

    Raises `OAuthError` invalid_request for a challenge that is malformed or of an unknown method.
    """
    if not challenge:
        if method:
            raise OAuthError("invalid_request", _("A code_challenge_method needs a code_challenge."), may_redirect=True)
        return ""
    method = method or "plain"
    if method not in METHODS or not CODE_CHALLENGE_PATTERN.match(challenge):
        raise OAuthError(
            "invalid_request",
            _("The code_challenge is malformed, or its method is neither S256 nor plain."),
            may_redirect=True,
        )
    return method


def check_verifier(verifier: str, challenge: str, method: str) -> None:
    """Refuses a verifier that does not fit the challenge, is missing, or was never announced (RFC 9700 §4.8.2).

    Raises `OAuthError` invalid_grant.
    """
    if not challenge and not verifier:
        return
    if not challenge or not CODE_VERIFIER_PATTERN.match(verifier):
        raise invalid_grant()
    answer: str = create_s256_code_challenge(verifier) if method == "S256" else verifier
    if not hmac.compare_digest(answer, challenge):
        raise invalid_grant()
