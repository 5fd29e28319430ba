"""What may be shown in a frame: one frame, from another site, by HTTPS, and nothing else. Pure.

See https://oembed.com for what a provider answers.
"""

from html import escape
from urllib.parse import urljoin, urlsplit

import msgspec
import nh3
from selectolax.lexbor import LexborHTMLParser

from palabre.previews.model import Author, CardType, Said
from palabre.previews.rules import LONGEST_NAME, LONGEST_TITLE, normal_url, tidy

SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms"
WIDEST = 4_096
_LOCK = nh3.Cleaner(
    tags={"iframe"},
    attributes={"iframe": {"src", "width", "height", "allowfullscreen", "sandbox", "frameborder", "scrolling"}},
    url_schemes={"https"},
)
"""A second lock: whatever was built, only this leaves."""


class OEmbed(msgspec.Struct, frozen=True):
    """What a provider may answer, as far as it is read."""

    type: str = ""
    title: str | None = None
    author_name: str | None = None
    author_url: str | None = None
    provider_name: str | None = None
    provider_url: str | None = None
    thumbnail_url: str | None = None
    url: str | None = None
    html: str | None = None
    width: int | str | float | None = None
    height: int | str | float | None = None


def frame(src: str, width: int, height: int, own_host: str) -> str:
    """The HTML of a frame, or nothing for what must not be framed: this site itself, or what is not encrypted."""
    parts = urlsplit(src)
    if parts.scheme != "https" or (parts.hostname or "") == own_host:
        return ""
    size = f' width="{min(width, WIDEST)}" height="{min(height, WIDEST)}"' if width and height else ""
    return _LOCK.clean(
        f'<iframe src="{escape(src)}"{size} allowfullscreen="true" sandbox="{SANDBOX}"'
        ' frameborder="0" scrolling="no"></iframe>'
    )


def with_embed(said: Said, body: bytes, endpoint: str, own_host: str) -> Said:
    """What a page says, and what its provider adds. An answer that cannot be read adds nothing."""
    try:
        embed = msgspec.json.decode(body, type=OEmbed, strict=False)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return said
    said = _named(said, embed, endpoint)
    width, height = _pixels(embed.width), _pixels(embed.height)
    if embed.type == CardType.PHOTO and (picture := _address(embed.url, endpoint)):
        return msgspec.structs.replace(
            said, type=CardType.PHOTO, embed_url=picture, image_url=picture, html="", width=width, height=height
        )
    if embed.type in (CardType.VIDEO, CardType.RICH) and (framed := _frame_in(embed.html, width, height, own_host)):
        return msgspec.structs.replace(
            said,
            type=CardType.VIDEO,
            html=framed,
            width=width,
            height=height,
            image_url=_address(embed.thumbnail_url, endpoint) or said.image_url,
        )
    return said


def _named(said: Said, embed: OEmbed, endpoint: str) -> Said:
    """Title, provider and author as the provider names them, where the page is silent."""
    author = Author(tidy(embed.author_name, LONGEST_NAME), _address(embed.author_url, endpoint))
    return msgspec.structs.replace(
        said,
        title=said.title or tidy(embed.title, LONGEST_TITLE),
        provider_name=said.provider_name or tidy(embed.provider_name, LONGEST_NAME),
        provider_url=said.provider_url or _address(embed.provider_url, endpoint),
        authors=said.authors or ((author,) if author.name or author.url else ()),
        image_url=said.image_url or _address(embed.thumbnail_url, endpoint),
    )


def _frame_in(html: str | None, width: int, height: int, own_host: str) -> str:
    found = LexborHTMLParser(html).css_first("iframe[src]") if html else None
    src = (found.attributes.get("src") or "") if found is not None else ""
    address = normal_url(f"https:{src}" if src.startswith("//") else src)
    return frame(address, width, height, own_host) if address else ""


def _address(value: str | None, endpoint: str) -> str:
    try:
        return (normal_url(urljoin(endpoint, value.strip())) or "") if value and value.strip() else ""
    except ValueError:
        return ""


def _pixels(value: object) -> int:
    try:
        return max(0, min(WIDEST, int(float(str(value))))) if value is not None else 0
    except (ValueError, OverflowError):
        return 0
