"""Reads what a page says of itself: Open Graph, Twitter's cards, JSON-LD, and plain HTML where they are silent. Pure.

Sources: https://ogp.me, https://schema.org/NewsArticle, https://developer.x.com (cards markup),
https://docs.joinmastodon.org/entities/PreviewCard/.
"""

import codecs
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from urllib.parse import urljoin

import msgspec
from selectolax.lexbor import LexborHTMLParser

from palabre.ground import clock
from palabre.ground.language import is_language
from palabre.previews.embed import frame
from palabre.previews.model import Author, CardType, Said
from palabre.previews.rules import LONGEST_NAME, LONGEST_TEXT, LONGEST_TITLE, normal_url, tidy

ARTICLES = {"NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle", "WebPage", "VideoObject"}
OEMBED = 'link[type="application/json+oembed"]'

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_HANDLE = re.compile(r"@?([A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*)@([\w.-]+(?::\d+)?)")
_CDATA = re.compile(r"^\s*(?:/\*\s*)?(?://\s*)?(?:<!\[CDATA\[|\]\]>)\s*(?:\*/)?\s*$", re.MULTILINE)


def decoded(body: bytes, content_type: str) -> str:
    """A page as text: by its byte order mark, by what its server says, by what it says itself, else by guess."""
    for mark, named in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if body.startswith(mark):
            return body.decode(named, "replace")
    _type, _semicolon, parameters = content_type.partition("charset=")
    inside = _CHARSET.search(body[:4_096])
    names = [parameters.strip("\"' ").split(";")[0], inside[1].decode("ascii") if inside else ""]
    for name in names:
        if name and (codec := _codec(name)):
            return body.decode(codec, "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")("strict").decode(body)
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def _codec(name: str) -> str | None:
    """A codec that makes text of bytes, as browsers read its name (https://encoding.spec.whatwg.org/#names)."""
    if name.lower() in {"iso-8859-1", "latin1", "ascii", "us-ascii"}:
        return "cp1252"
    try:
        found = codecs.lookup(name)
        "".encode(found.name)
        b"".decode(found.name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return found.name if found.name not in {"idna", "punycode", "unicode_escape", "raw_unicode_escape"} else None


def read_page(html: str, url: str, own_host: str) -> tuple[Said, str | None]:
    """What a page says of itself, and where it says more (oEmbed), if it does."""
    page = LexborHTMLParser(html)
    metas = _metas(page)
    article = _article(page)
    player = _address(metas, url, "twitter:player:secure_url", "twitter:player", "og:video:secure_url")
    width, height = _number(metas, "twitter:player:width", "og:video:width"), _number(metas, "twitter:player:height")
    html_frame = frame(player, width, height, own_host) if player and "twitter:player" in metas else ""
    said = Said(
        type=CardType.VIDEO if html_frame else CardType.LINK,
        title=_first(
            LONGEST_TITLE, article.get("headline"), metas.get("og:title"), metas.get("twitter:title"), _title(page)
        ),
        description=_first(
            LONGEST_TEXT,
            article.get("description"),
            metas.get("og:description"),
            metas.get("twitter:description"),
            metas.get("description"),
        ),
        language=_language(article.get("inLanguage"), metas.get("og:locale"), _lang(page)),
        provider_name=_first(LONGEST_NAME, _name(article.get("publisher")), metas.get("og:site_name")),
        authors=_authors(article, metas, url),
        html=html_frame,
        width=width if html_frame else 0,
        height=height if html_frame else 0,
        image_url=_address(metas, url, "og:image:secure_url", "og:image", "og:image:url", "twitter:image")
        or _picture(article.get("image"), url),
        image_description=_first(LONGEST_TEXT, metas.get("og:image:alt"), metas.get("twitter:image:alt")),
        published_at=_moment(article.get("datePublished"), metas.get("article:published_time"), metas.get("date")),
    )
    more = page.css_first(OEMBED)
    href = more.attributes.get("href") if more is not None else None
    return said, normal_url(urljoin(url, href)) if href else None


def _metas(page: LexborHTMLParser) -> dict[str, str]:
    """The first content of each named `meta`."""
    found: dict[str, str] = {}
    for each in page.css("meta[content]"):
        given = each.attributes
        for name in f"{given.get('property') or ''} {given.get('name') or ''}".lower().split():
            found.setdefault(name, given.get("content") or "")
    return found


def _article(page: LexborHTMLParser) -> Mapping[str, object]:
    """What the page's linked data say of the article that it is."""
    for script in page.css('script[type="application/ld+json"]'):
        try:
            data = msgspec.json.decode(_CDATA.sub("", script.text() or ""))
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
        for each in _objects(data):
            kinds = each.get("@type")
            if ARTICLES.intersection(
                kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
            ):
                return each
    return {}


def _objects(data: object) -> Iterable[dict[str, object]]:
    for each in data if isinstance(data, list) else [data]:
        if isinstance(each, dict):
            yield each
            graph = each.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _first(most: int, *texts: object) -> str:
    return next((found for each in texts if (found := tidy(each, most))), "")


def _title(page: LexborHTMLParser) -> str:
    found = page.css_first("head > title") or page.css_first("title")
    return found.text() if found is not None else ""


def _lang(page: LexborHTMLParser) -> str | None:
    root = page.css_first("html")
    return root.attributes.get("lang") if root is not None else None


def _language(*written: object) -> str | None:
    for each in written:
        code = re.split("[-_]", each.strip())[0].lower() if isinstance(each, str) else ""
        if is_language(code):
            return code
    return None


def _one(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _name(value: object) -> object:
    value = _one(value)
    return value.get("name") if isinstance(value, dict) else value


def _authors(article: Mapping[str, object], metas: Mapping[str, str], url: str) -> tuple[Author, ...]:
    given = article.get("author")
    found = [
        Author(tidy(_name(each), LONGEST_NAME), _joined(each.get("url"), url) if isinstance(each, dict) else "")
        for each in (given if isinstance(given, list) else [given])[:5]
        if each
    ]
    found = [each for each in found if each.name or each.url]
    if not found:
        said = metas.get("article:author", "")
        name = _first(LONGEST_NAME, "" if "://" in said else said, metas.get("author"), metas.get("twitter:creator"))
        address = _joined(said, url) if "://" in said else ""
        found = [Author(name, address)] if name or address else []
    handle = _HANDLE.fullmatch(tidy(metas.get("fediverse:creator"), 200))
    if handle:
        first = found[0] if found else Author()
        found[:1] = [Author(first.name, first.url, f"{handle[1]}@{handle[2]}")]
    return tuple(found)


def _joined(value: object, url: str) -> str:
    if not isinstance(value, str) or not value.strip():
        return ""
    try:
        return normal_url(urljoin(url, value.strip())) or ""
    except ValueError:
        return ""


def _address(metas: Mapping[str, str], url: str, *names: str) -> str:
    return next((found for name in names if (found := _joined(metas.get(name), url))), "")


def _picture(value: object, url: str) -> str:
    value = _one(value)
    return _joined(value.get("url") if isinstance(value, dict) else value, url)


def _number(metas: Mapping[str, str], *names: str) -> int:
    for name in names:
        digits = re.match(r"\s*(\d{1,5})", metas.get(name, ""), re.ASCII)
        if digits:
            return int(digits[1])
    return 0


def _moment(*written: object) -> int | None:
    for each in written:
        try:
            moment = datetime.fromisoformat(each.strip()) if isinstance(each, str) else None
            if moment is not None and 1970 <= moment.year < 9_999:
                return max(0, clock.from_datetime(moment if moment.tzinfo else moment.replace(tzinfo=UTC)))
        except (ValueError, OverflowError):
            continue
    return None
