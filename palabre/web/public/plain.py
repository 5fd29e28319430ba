"""Answers without cookies: the same for everyone, for feed readers, robots and pages of other sites."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from palabre.door.house import house_of
from palabre.ground.errors import NotFound
from palabre.ground.language import LOCALES, _, best_locale
from palabre.web.caching import known_by_content
from palabre.web.crawlers import robot_headers
from palabre.web.handler import Handler
from palabre.web.visit import Visit


def plain(path: str, handler: Handler, keep_seconds: int = 300) -> Route:
    """Something to read that anyone may keep for a while, and need not fetch again while it stays as it is."""

    async def endpoint(request: Request) -> Response:
        house = house_of(request)
        wish = request.query_params.get("lang")
        accepted = request.headers.get("accept-language") or house.settings.default_language
        visit = Visit(request, house, None, best_locale(accepted, wish if wish in LOCALES else None))
        response = await handler(visit)
        response.headers.setdefault("Cache-Control", f"public, max-age={keep_seconds}")
        response.headers.setdefault("Vary", "Accept-Language")
        response.headers.update(robot_headers(house.settings))
        return known_by_content(request, response)

    return Route(path, endpoint, methods=["GET"])


def check_read(visit: Visit) -> None:
    """Raises `NotFound` where the owner shows people and posts to members alone."""
    if visit.settings.public_face == "closed":
        raise NotFound(_("This community shows this to its members alone."))


def check_stroll(visit: Visit) -> None:
    """Raises `NotFound` where the owner lets members alone look around."""
    if visit.settings.public_face != "open":
        raise NotFound(_("This community shows this to its members alone."))
