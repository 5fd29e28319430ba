"""What search engines may list (https://www.sitemaps.org/protocol.html): an index, its pages, and a part a month."""

from collections.abc import Iterable
from html import escape

from starlette.responses import Response

from palabre.discovery.listing import months, people_of, posts_of
from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.web.public.plain import plain
from palabre.web.visit import Visit

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
HOUR_S, DAY_S = 3_600, 86_400
PAGES = ("/", "/about", "/about/rules", "/about/privacy", "/about/terms", "/about/api")
LIVELY = ("/local", "/explore")
JANUARY, DECEMBER = 1, 12


async def show_index(visit: Visit) -> Response:
    """Answers GET /sitemap.xml."""
    _check(visit)
    base = visit.settings.base_url
    parts = [f"{base}/sitemap/pages.xml"]
    if visit.settings.public_face != "closed":
        for year, month in await visit.house.store.read(months):
            parts += [f"{base}/sitemap/{kind}-{year:04d}-{month:02d}.xml" for kind in ("people", "posts")]
    return _xml("sitemapindex", (_entry("sitemap", each) for each in parts))


async def show_pages(visit: Visit) -> Response:
    """Answers GET /sitemap/pages.xml."""
    _check(visit)
    paths = PAGES + (LIVELY if visit.settings.public_face == "open" else ())
    return _xml("urlset", (_entry("url", visit.settings.base_url + path) for path in paths))


async def show_people(visit: Visit) -> Response:
    """Answers GET /sitemap/people-YEAR-MONTH.xml."""
    year, month = _month(visit)
    found = await visit.house.store.read(people_of, year, month)
    base = visit.settings.base_url
    return _xml("urlset", (_entry("url", f"{base}/@{each.username}", each.last_status_at) for each in found))


async def show_posts(visit: Visit) -> Response:
    """Answers GET /sitemap/posts-YEAR-MONTH.xml."""
    year, month = _month(visit)
    found = await visit.house.store.read(posts_of, year, month)
    base = visit.settings.base_url
    entries = (_entry("url", f"{base}/@{each.username}/{each.id}", each.edited_at or each.created_at) for each in found)
    return _xml("urlset", entries)


def _check(visit: Visit) -> None:
    if visit.settings.search_engines == "refused":
        raise NotFound(_("Search engines are not welcome here."))


def _month(visit: Visit) -> tuple[int, int]:
    """The month of the address. Raises `NotFound` for one that there is not, or when nothing may be listed."""
    _check(visit)
    year, month = visit.request.path_params["year"], visit.request.path_params["month"]
    if visit.settings.public_face == "closed" or not 2000 <= year <= 9000 or not JANUARY <= month <= DECEMBER:
        raise NotFound(_("There is nothing at this address."))
    return year, month


def _entry(kind: str, address: str, changed_at: int | None = None) -> str:
    changed = f"<lastmod>{clock.as_datetime(changed_at):%Y-%m-%dT%H:%M:%SZ}</lastmod>" if changed_at else ""
    return f"<{kind}><loc>{escape(address)}</loc>{changed}</{kind}>"


def _xml(kind: str, entries: Iterable[str]) -> Response:
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} xmlns="{NAMESPACE}">\n'
        + "\n".join(entries)
        + f"\n</{kind}>\n"
    )
    return Response(body, media_type="application/xml")


ROUTES = [
    plain("/sitemap.xml", show_index, HOUR_S),
    plain("/sitemap/pages.xml", show_pages, DAY_S),
    plain("/sitemap/people-{year:int}-{month:int}.xml", show_people, HOUR_S),
    plain("/sitemap/posts-{year:int}-{month:int}.xml", show_posts, HOUR_S),
]
