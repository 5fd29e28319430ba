"""What posts need that were written without a connection: a page that shows them, and a fresh token to send them."""

from starlette.responses import JSONResponse, Response

from palabre.web.handler import anyone, get
from palabre.web.page import render
from palabre.web.visit import Visit


async def give_key(visit: Visit) -> Response:
    """Answers GET /compose/key: the token of this session's forms, and whose session it is."""
    given = {"csrf": visit.csrf, "reader": str(visit.account.id)}
    return JSONResponse(given, headers={"Cache-Control": "no-store"})


async def show_waiting(visit: Visit) -> Response:
    """Answers GET /waiting. The posts themselves are only in the browser, whose script fills the page."""
    return await render(visit, "app/waiting.html")


async def show_offline(visit: Visit) -> Response:
    """Answers GET /offline, which browsers keep and show in the place of pages that they cannot have."""
    return await render(visit, "app/offline.html")


ROUTES = [get("/compose/key", give_key), get("/waiting", show_waiting), get("/offline", show_offline, anyone)]
