"""The way into the settings: every section with what is there."""

from starlette.responses import Response

from palabre.web.handler import get
from palabre.web.page import render
from palabre.web.visit import Visit


async def show_home(visit: Visit) -> Response:
    """Answers GET /settings."""
    return await render(visit, "settings/home.html")


ROUTES = [get("/settings", show_home)]
