"""Every error of this face is JSON: `{"error": …}` with a sentence in the caller's language and the right status.

See https://docs.joinmastodon.org/entities/Error/ and, for sign-up, `details` as in
https://docs.joinmastodon.org/methods/accounts/#422-unprocessable-entity. What cannot even be read is answered 422 too,
the one status that Mastodon's API names for what cannot be used. OAuth errors follow RFC 6749 §5.2.
"""

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from palabre.accounts.oauth.errors import OAuthError
from palabre.api.answer import Answer, json
from palabre.ground.clock import SECOND, iso, now
from palabre.ground.errors import (
    Forbidden,
    Invalid,
    Malformed,
    PalabreError,
    RateLimited,
    TooLarge,
    Unauthenticated,
)
from palabre.ground.language import Translate, _
from palabre.ground.log import logger

log = logger("api")

BAD_TOKEN = _("The access token is invalid")
OUT_OF_SCOPE = _("This action is outside the authorized scopes")
USER_NEEDED = _("This method requires an authenticated user")
NO_PATH = _("There is nothing at this address. See https://docs.joinmastodon.org/methods/ for what there can be.")
NO_METHOD = _("This address does not know this method. It knows: {methods}.")
LEFT = _("The request ended before it was whole.")
BROKEN = _("Something went wrong on our side. It has been noted; try again in a moment.")


class Detailed(Invalid):
    """Answered as newer operations of Mastodon do: the sentence and its details stand together under `error`."""

    @classmethod
    def of(cls, error: Invalid, *always: str) -> "Detailed":
        """The same error; the fields `always` are there even when nothing is wrong with them."""
        fields = {**{name: [] for name in always}, **error.fields}
        return cls(error.text, code=error.code, cause=error.cause, fields=fields, **error.values)


def answer_error(error: Exception, translate: Translate) -> Answer:
    """The answer to any exception. Only what a `PalabreError` says in public is shown."""
    match error:
        case OAuthError():
            return _oauth(error, translate)
        case PalabreError():
            return _public(error, translate)
        case ClientDisconnect():
            return json({"error": translate(LEFT)}, 400)
        case HTTPException():
            return json({"error": error.detail}, error.status_code, *dict(error.headers or {}).items())
        case _:
            log.error("unhandled", exc_info=error)
            return json({"error": translate(BROKEN)}, 500)


def _oauth(error: OAuthError, translate: Translate) -> Answer:
    headers = [("cache-control", "no-store")]
    if error.status == Unauthenticated.status:
        headers.append(("www-authenticate", f'Basic realm="Palabre", error="{error.code}"'))
    return json({"error": error.code, "error_description": error.public_text(translate)}, error.status, *headers)


def _public(error: PalabreError, translate: Translate) -> Answer:
    if error.status >= 500:
        log.error("failed", code=error.code, exc_info=error)
    content: dict[str, object] = {"error": error.public_text(translate)}
    if isinstance(error, Invalid):
        content["details"] = {
            field: [{"error": code, "description": translate(text).format(**error.values)} for code, text in problems]
            for field, problems in error.fields.items()
        }
    if isinstance(error, Detailed):
        content = {"error": content}
    return json(content, _status(error), *_headers(error))


def _status(error: PalabreError) -> int:
    """As it stands; 413 stays for a request that is too large to be read, while a file in it that is will not do."""
    is_of_a_file = isinstance(error, TooLarge) and error.code != TooLarge.code
    return Invalid.status if isinstance(error, Malformed) or is_of_a_file else error.status


def _headers(error: PalabreError) -> list[tuple[str, str]]:
    match error:
        case Unauthenticated():
            return [("www-authenticate", 'Bearer realm="Palabre", error="invalid_token"')]
        case Forbidden() if error.text == OUT_OF_SCOPE:
            return [("www-authenticate", 'Bearer realm="Palabre", error="insufficient_scope"')]
        case RateLimited():
            seconds = max(1, (error.retry_at - now() + SECOND - 1) // SECOND)
            return [("retry-after", str(seconds)), ("x-ratelimit-reset", iso(error.retry_at))]
        case _:
            return []
