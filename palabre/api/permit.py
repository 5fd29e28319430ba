"""Whether a call may be made: is there a token, and does it cover what is asked.

The sentences and statuses are Mastodon's, because clients look for them.
"""

from palabre.accounts.model import Bearer
from palabre.accounts.oauth.scopes import covers
from palabre.accounts.permissions import require
from palabre.api.errors import BAD_TOKEN, OUT_OF_SCOPE, USER_NEEDED
from palabre.api.operations import Access, Caller
from palabre.ground.errors import Forbidden, Invalid, Unauthenticated
from palabre.ground.settings import Settings


def token_in(authorization: str, parameter: str | None = None) -> str | None:
    """The token of an `Authorization: Bearer` header (RFC 6750), or of an `access_token` parameter."""
    kind, _space, token = authorization.partition(" ")
    if kind.lower() == "bearer" and token.strip():
        return token.strip()
    return parameter or None


def check_face(access: Access, bearer: Bearer | None, settings: Settings) -> None:
    """Raises `Unauthenticated` for what the owner shows to members alone, as `public_face` says."""
    if access.caller is not Caller.VIEWER or (bearer is not None and bearer.user is not None):
        return
    if settings.public_face == "closed" or (access.is_stroll and settings.public_face != "open"):
        raise Unauthenticated(USER_NEEDED)


def permit(access: Access, token: str | None, bearer: Bearer | None) -> None:
    """Returns when the call may go on. Raises `Unauthenticated`, `Forbidden` or `Invalid` when it may not."""
    if token is not None and bearer is None:
        raise Unauthenticated(BAD_TOKEN)
    if bearer is None:
        if access.caller is not Caller.VIEWER:
            raise Unauthenticated(BAD_TOKEN)
        return
    if access.scopes and not any(covers(bearer.scopes, scope) for scope in access.scopes):
        raise Forbidden(OUT_OF_SCOPE, code="insufficient_scope")
    if bearer.user is None and access.caller is Caller.USER:
        raise Invalid(USER_NEEDED, code="user_needed")
    if access.permission and bearer.user is not None:
        require(bearer.user.role, access.permission)
