"""`robots.txt`, and what else the site keeps at well-known addresses."""

from datetime import timedelta

from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.ground.language import LOCALES, _
from palabre.web.crawlers import crawlers
from palabre.web.public.plain import plain
from palabre.web.visit import Visit

DAY_S = 86_400
KEPT_OUT = (
    "/api/",
    "/oauth/",
    "/auth/",
    "/live/",
    "/settings",
    "/compose",
    "/report",
    "/statements",
    "/desk",
    "/bridge",
    "/search",
)
"""What holds nothing for a search engine, or is different for everyone."""
SECURITY_DAYS = 180


async def show_robots(visit: Visit) -> Response:
    """Answers GET /robots.txt (RFC 9309)."""
    settings = visit.settings
    lines: list[str] = []
    if settings.ai_crawlers == "refused":
        lines += ["# What people write here is not for training models."]
        lines += [f"User-agent: {each.agent}" for each in crawlers()]
        lines += ["Disallow: /", ""]
    lines.append("User-agent: *")
    if settings.search_engines == "refused":
        lines.append("Disallow: /")
    else:
        lines += [f"Disallow: {path}" for path in KEPT_OUT]
        lines += ["Allow: /api/oembed", "", f"Sitemap: {settings.base_url}/sitemap.xml"]
    return PlainTextResponse("\n".join(lines) + "\n")


async def show_reservation(visit: Visit) -> Response:
    """Answers GET /.well-known/tdmrep.json, by which text and data mining is reserved or not."""
    is_reserved = visit.settings.ai_crawlers == "refused"
    return JSONResponse([{"location": "/*", "tdm-reservation": int(is_reserved)}])


async def show_security(visit: Visit) -> Response:
    """Answers GET /.well-known/security.txt (RFC 9116), where there is someone to write to."""
    settings = visit.settings
    if not settings.contact_email:
        raise NotFound(_("This community has not said whom to write to."))
    today = clock.as_datetime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: mailto:{settings.contact_email}",
        f"Expires: {today + timedelta(days=SECURITY_DAYS):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(LOCALES)}",
        f"Canonical: {settings.base_url}/.well-known/security.txt",
        f"Policy: {settings.base_url}/about/rules",
    )
    return PlainTextResponse("\n".join(lines) + "\n")


async def change_password(_visit: Visit) -> Response:
    """Answers GET /.well-known/change-password (https://w3c.github.io/webappsec-change-password-url/)."""
    return RedirectResponse("/settings/security", status_code=302, headers={"Cache-Control": "no-cache"})


ROUTES = [
    plain("/robots.txt", show_robots, DAY_S),
    plain("/.well-known/tdmrep.json", show_reservation, DAY_S),
    plain("/.well-known/security.txt", show_security, DAY_S),
    plain("/.well-known/change-password", change_password),
]
