"""Forged forms are refused: every form carries a token made from a secret that only the person's own cookies hold.

The secret is the session's token, or a random one for visitors. Another site can make a browser send the cookie, yet
can neither read it nor compute the token. See https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html.
"""

import hashlib
import hmac
import secrets

from starlette.requests import Request

from palabre.ground.errors import Forbidden
from palabre.ground.language import _

FIELD = "csrf"
HEADER = "x-csrf-token"
SIZE = 20


def token_for(secret: str) -> str:
    """A token for the forms of one page that is given to the holder of a secret.

    It is masked anew each time, so that the size of compressed pages gives nothing of it away
    (https://www.breachattack.com).
    """
    mask = secrets.token_bytes(SIZE)
    return (mask + _mixed(mask, _proof(secret))).hex()


def _proof(secret: str) -> bytes:
    return hmac.new(secret.encode(), b"palabre form", hashlib.sha256).digest()[:SIZE]


def _mixed(mask: bytes, other: bytes) -> bytes:
    return bytes(one ^ two for one, two in zip(mask, other, strict=True))


def is_token_of(secret: str, sent: str) -> bool:
    """Whether a token was made for the holder of a secret."""
    try:
        both = bytes.fromhex(sent)
    except ValueError:
        return False
    if not secret or len(both) != 2 * SIZE:
        return False
    return hmac.compare_digest(_mixed(both[:SIZE], both[SIZE:]), _proof(secret))


def check_form(request: Request, given: str, secret: str) -> None:
    """Raises `Forbidden` for a form that did not come from a page of ours."""
    sent = given or request.headers.get(HEADER, "")
    if not is_token_of(secret, sent) or request.headers.get("sec-fetch-site") == "cross-site":
        raise Forbidden(
            _("This form has expired or did not come from this site. Go back, reload the page and send it again."),
            code="forged",
        )
