"""What other apps share with the installed one (https://w3c.github.io/web-share-target/).

The service worker usually takes it, pictures included. This is for the moment before there is one.
"""

from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from palabre.door.bodies import check_encoding

PARTS = ("title", "text", "url")
LONGEST = 1_500


async def share(request: Request) -> Response:
    """Answers POST /share: the composer with the words in it, through the sign-in if need be.

    Nothing is written, so that the form needs no token: the phone that sends it has none.
    """
    check_encoding(request.headers.get("content-type", ""))
    async with request.form(max_files=20, max_fields=20) as sent:
        text = shared_text(sent)
    return RedirectResponse(f"/compose?{urlencode({'text': text})}", status_code=303)


def shared_text(sent: FormData) -> str:
    """Title, text and address below each other, each once."""
    parts = [value.strip() for name in PARTS if isinstance(value := sent.get(name), str) and value.strip()]
    return "\n".join(dict.fromkeys(parts))[:LONGEST]


ROUTES = [Route("/share", share, methods=["POST"])]
