"""Forged forms are refused: every form carries a token made from a secret that only the person's own cookies hold.

The secret is the session's token, or a random one for visitors. Another site can make a browser send the cookie, yet
can neither read it nor compute the token. See https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html.
"""

import hashlib
import hmac

from starlette.requests import Request

from palabre.ground.errors import Forbidden
from palabre.ground.language import _

FIELD = "csrf"
HEADER = "x-csrf-token"


def token_for(secret: str) -> str:
    """The token of the forms that are given to the holder of a secret."""
    return hmac.new(secret.encode(), b"palabre form", hashlib.sha256).hexdigest()[:40]


def check_form(request: Request, given: str, secret: str) -> None:
    """Raises `Forbidden` for a form that did not come from a page of ours."""
    sent = given or request.headers.get(HEADER, "")
    is_ours = bool(secret) and hmac.compare_digest(sent.encode(), token_for(secret).encode())
    if not is_ours or request.headers.get("sec-fetch-site") == "cross-site":
        raise Forbidden(
            _("This form has expired or did not come from this site. Go back, reload the page and send it again."),
            code="forged",
        )
