"""The two doors to the web outside: `fetch` reads a page, `send` hands something over."""

import asyncio
import zlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Literal
from urllib.parse import urljoin

import httpx
import msgspec

from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.outbound.addresses import checked_url, parse_networks
from palabre.outbound.connect import GuardedTransport
from palabre.outbound.errors import Refused, TooLong, Unreached

SECONDS = 10.0
MOST_REDIRECTS = 5
MOST_ANSWER_BYTES = 1 << 20
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Fetched(msgspec.Struct, frozen=True):
    """An answer: the address it came from after all redirects, its status, its headers in lower case, its bytes."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def mime(self) -> str:
        """Its type without parameters, in lower case; empty when it names none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_ok(self) -> bool:
        """Whether the other side says that it went well."""
        return 200 <= self.status < 300


def user_agent(settings: Settings) -> str:
    """How this instance introduces itself."""
    return f"Palabre/{version('palabre')} (+{settings.base_url}/)"


async def fetch(
    url: str,
    *,
    most_bytes: int,
    accept: str,
    settings: Settings,
    is_cut: bool = False,
    seconds: float = SECONDS,
    headers: Mapping[str, str] | None = None,
) -> Fetched:
    """Reads what is at an address, after at most five redirects, each of them checked anew.

    `most_bytes` bounds the body, unpacked; with `is_cut` a longer one is cut there instead of refused. `seconds` bounds
    everything together. Raises `Refused` for an address that is never asked, `TooLong`, and `Unreached` for the rest.
    An answer that is an error is returned like any other.
    """
    asked = {"Accept": accept, **(headers or {})}
    async with _patient(url, seconds), _client(settings) as client:
        for _turn in range(MOST_REDIRECTS + 1):
            answer = await _ask(client, "GET", url, headers=asked, most_bytes=most_bytes, is_cut=is_cut)
            location = answer.headers.get("location")
            if answer.status not in REDIRECTS or location is None:
                return answer
            url = urljoin(url, location)
        raise Unreached(_("This address leads in circles."), cause=url)


async def send(
    method: Literal["POST", "PUT", "PATCH", "DELETE", "GET"],
    url: str,
    headers: Mapping[str, str],
    content: bytes,
    settings: Settings,
    *,
    most_bytes: int = MOST_ANSWER_BYTES,
    seconds: float = SECONDS,
) -> Fetched:
    """Hands bytes over and reads the answer. Follows no redirect. Raises as `fetch`."""
    async with _patient(url, seconds), _client(settings) as client:
        return await _ask(client, method, url, headers=headers, content=content, most_bytes=most_bytes)


@asynccontextmanager
async def _patient(url: str, seconds: float) -> AsyncIterator[None]:
    """Bounds the time, and names what goes wrong."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError, zlib.error) as error:
        raise _unreached(url, f"{type(error).__name__}: {error}") from error


def _unreached(url: str, why: str) -> Unreached:
    return Unreached(_("{url} gives no answer that can be read."), cause=f"{url}: {why}", url=url)


def _client(settings: Settings) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=GuardedTransport(parse_networks(settings.outbound_networks)),
        headers={"User-Agent": user_agent(settings), "Accept-Encoding": "gzip"},
        trust_env=False,
        follow_redirects=False,
    )


async def _ask(
    client: httpx.AsyncClient,
    method: str,
    url: str,
    *,
    headers: Mapping[str, str],
    most_bytes: int,
    content: bytes = b"",
    is_cut: bool = False,
) -> Fetched:
    checked_url(url)
    async with client.stream(method, url, headers=dict(headers), content=content or None) as answer:
        if answer.status_code in REDIRECTS:
            body = b""
        else:
            body = await _bounded(answer, most_bytes, is_cut)
    said = {name.lower(): value for name, value in answer.headers.items()}
    return Fetched(str(answer.url), answer.status_code, said, body)


async def _bounded(answer: httpx.Response, most_bytes: int, is_cut: bool) -> bytes:
    """The body, unpacked no further than its bound."""
    packing = answer.headers.get("content-encoding", "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip", ""}:
        raise Unreached(_("{url} gives no answer that can be read."), cause=f"packed as {packing}", url=str(answer.url))
    unpack = zlib.decompressobj(wbits=31) if "gzip" in packing else None
    body = bytearray()
    async for chunk in answer.aiter_raw():
        body += unpack.decompress(chunk, most_bytes + 1 - len(body)) if unpack else chunk
        if len(body) > most_bytes:
            if is_cut:
                break
            raise TooLong(_("{url} answers with too many bytes."), url=str(answer.url))
    return bytes(body[:most_bytes])


__all__ = ["Fetched", "Refused", "TooLong", "Unreached", "fetch", "send", "user_agent"]
