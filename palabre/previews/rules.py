"""Pure decisions of the room: which address is shown, when it is asked again, who may be named as author."""

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import httpx

from palabre.ground.clock import DAY
from palabre.outbound.addresses import checked_url
from palabre.outbound.errors import Refused
from palabre.previews.model import Card, CardState

FRESH_FOR = 14 * DAY
FAILED_FOR = DAY
LONGEST_TITLE = 300
LONGEST_TEXT = 1_000
LONGEST_NAME = 100

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


def normal_url(url: str) -> str | None:
    """An address in the one form under which its card is kept, or None when no page can be behind it."""
    try:
        found = str(httpx.URL(url))
        checked_url(found)
    except (httpx.InvalidURL, Refused, ValueError):
        return None
    return found


def first_of(urls: Sequence[str], own_url: str) -> str | None:
    """The first address of a text that leads elsewhere than to this instance, of which `own_url` is any address."""
    home = urlsplit(own_url).netloc.lower()
    for each in urls:
        found = normal_url(each)
        if found is not None and urlsplit(found).netloc.lower() != home:
            return found
    return None


def origin_of(url: str) -> str:
    """The site of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def url_hash(url: str) -> str:
    """The key of a card."""
    return hashlib.sha256(url.encode()).hexdigest()


def is_due(card: Card, now: int) -> bool:
    """Whether the page is to be asked (again)."""
    return now - card.fetched_at > (FRESH_FOR if card.state == CardState.READY else FAILED_FOR)


def agrees(domains: Sequence[str], url: str) -> bool:
    """Whether an account that lets these domains name it as author lets the page at an address do so."""
    host = (urlsplit(url).hostname or "").lower()
    return any(host == each.lower() or host.endswith(f".{each.lower()}") for each in domains if each)


def tidy(text: object, most: int) -> str:
    """Text in one line, without what cannot be shown, cut where it is too long. Anything else is empty."""
    if not isinstance(text, str):
        return ""
    line = " ".join(_UNSEEN.sub(" ", text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
