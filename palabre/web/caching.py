"""What may be kept of an answer, and when it need not be sent again.

See RFC 9110 §13 (`ETag` and `If-None-Match`) and RFC 9111 (`Cache-Control`).
"""

import hashlib
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

PRIVATE = "private, no-cache"
VISITORS = "public, max-age=0, s-maxage=60, must-revalidate"
"""A proxy in front of the site may answer the next visitor for a minute; a browser asks each time."""
DEPENDS_ON = "Cookie, Accept-Language, HX-Request"


def share(request: Request, response: Response) -> Response:
    """Lets a page that is the same for all visitors be kept, and says when the one they have is still right."""
    is_page = type(response) is HTMLResponse and response.status_code == HTTPStatus.OK
    if not is_page or "set-cookie" in response.headers or response.headers["cache-control"] != PRIVATE:
        return response
    response.headers["Cache-Control"] = VISITORS
    response.headers["Vary"] = DEPENDS_ON
    return known_by_content(request, response)


def known_by_content(request: Request, response: Response) -> Response:
    """Names an answer after its content; whoever has that already is told so instead."""
    tag = f'W/"{hashlib.blake2b(response.body, digest_size=12).hexdigest()}"'
    response.headers["ETag"] = tag
    if tag not in (each.strip() for each in request.headers.get("if-none-match", "").split(",")):
        return response
    kept = {name: value for name, value in response.headers.items() if name not in ("content-length", "content-type")}
    return Response(status_code=304, headers=kept)
