"""Refusals of the OAuth server, with the codes of RFC 6749 §4.1.2.1 and §5.2 as `code`."""

from palabre.ground.errors import PalabreError
from palabre.ground.language import _


class OAuthError(PalabreError):
    """A refusal. `error` is the RFC's code; `may_redirect` says that it may be told to the app's redirect URI.

    When it may not (unknown app, wrong redirect URI), it is shown to the person instead.
    """

    status = 400

    def __init__(self, error: str, description: str, *, may_redirect: bool = False, cause: str = "") -> None:
        super().__init__(description, code=error, cause=cause)
        self.may_redirect = may_redirect

    @property
    def error(self) -> str:
        """The code of the RFC, such as `invalid_grant`."""
        return self.code


class InvalidClient(OAuthError):
    """The app is unknown or its secret is wrong (RFC 6749 §5.2)."""

    status = 401

    def __init__(self) -> None:
        super().__init__(
            "invalid_client",
            _(
                "Client authentication failed due to unknown client, no client authentication included, "
                "or unsupported authentication method."
            ),
        )


class NotYours(OAuthError):
    """The token belongs to another app (RFC 7009 §2.1)."""

    status = 403

    def __init__(self) -> None:
        super().__init__("unauthorized_client", _("You are not authorized to revoke this token"))


def invalid_grant() -> OAuthError:
    """The code is unknown, used, expired, of another app or another redirect URI, or the verifier does not fit."""
    return OAuthError(
        "invalid_grant",
        _(
            "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in "
            "the authorization request, or was issued to another client."
        ),
    )


def invalid_scope() -> OAuthError:
    """The scope is unknown or exceeds what the app registered."""
    return OAuthError("invalid_scope", _("The requested scope is invalid, unknown, or malformed."), may_redirect=True)
