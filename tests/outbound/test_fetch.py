"""Requests to the outside against a server of this machine, which only a setting opens."""

import asyncio
import time
from collections.abc import Iterator

import pytest

from palabre.ground.settings import Settings
from palabre.outbound.errors import Refused, TooLong, Unreached
from palabre.outbound.fetch import fetch, send
from tests.harness.outside import Outside, Page

OPEN = Settings(outbound_networks="127.0.0.0/8")
SHUT = Settings()


@pytest.fixture
def outside() -> Iterator[Outside]:
    served = Outside()
    yield served
    served.close()


async def get(url: str, settings: Settings = OPEN, *, most: int = 1_000, cut: bool = False, seconds: float = 5):
    return await fetch(url, most_bytes=most, accept="text/html", settings=settings, is_cut=cut, seconds=seconds)


async def test_a_page_is_read(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    outside.pages["/"] = Page(b"hello")
    found = await get(outside.url + "/")
    assert (found.status, found.mime, found.body) == (200, "text/html", b"hello")
    assert outside.asked[0].headers["user-agent"].startswith("Palabre/")
    assert (await get(outside.url + "/none")).status == 404


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "0x7f.0.0.1", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0"]
)
async def test_what_is_inside_is_refused_by_any_name(outside: Outside, host: str) -> None:
    outside.pages["/"] = Page(b"secret")
    with pytest.raises((Refused, Unreached)):
        await get(f"http://{host}:{outside.port}/", SHUT)
    with pytest.raises((Refused, Unreached)):
        await send("POST", f"http://{host}:{outside.port}/", {}, b"x", SHUT)
    assert outside.asked == []


async def test_a_redirect_is_checked_like_the_first_address(outside: Outside) -> None:
    outside.pages["/there"] = Page(b"there")
    outside.pages["/"] = Page(status=302, headers={"Location": "/there"})
    found = await get(outside.url + "/")
    assert (found.url, found.body) == (outside.url + "/there", b"there")
    for elsewhere in ("http://10.0.0.1/", "http://[::1]:1/", "file:///etc/passwd", "http://169.254.169.254/latest"):
        outside.pages["/"] = Page(status=301, headers={"Location": elsewhere})
        with pytest.raises(Refused):
            await get(outside.url + "/")


async def test_circles_end(outside: Outside) -> None:
    outside.pages["/"] = Page(status=302, headers={"Location": "/"})
    with pytest.raises(Unreached):
        await get(outside.url + "/")
    assert len(outside.asked) == 6


async def test_a_body_is_bounded_packed_or_not(outside: Outside) -> None:
    outside.pages["/"] = Page(b"a" * 5_000)
    outside.pages["/packed"] = Page(b"a" * 50_000_000, is_packed=True)
    for path in ("/", "/packed"):
        with pytest.raises(TooLong):
            await get(outside.url + path)
        assert (await get(outside.url + path, cut=True)).body == b"a" * 1_000
    outside.pages["/packed"] = Page(b"short", is_packed=True)
    assert (await get(outside.url + "/packed")).body == b"short"


def slow() -> Page:
    time.sleep(1)
    return Page(b"late")


async def test_time_is_bounded(outside: Outside) -> None:
    outside.pages["/"] = slow
    with pytest.raises(Unreached):
        await get(outside.url + "/", seconds=0.1)
    with pytest.raises(Unreached):
        await get("http://127.0.0.1:9/")


async def test_a_name_that_changes_its_meaning_gains_nothing(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["93.184.216.34", "127.0.0.1"])
    asked = []

    async def resolve(_loop: object, host: str, port: int, **_options: object) -> list[object]:
        asked.append(host)
        return [(2, 1, 6, "", (next(answers), port))]

    monkeypatch.setattr(asyncio.get_running_loop().__class__, "getaddrinfo", resolve, raising=False)
    with pytest.raises((Refused, Unreached)):
        await get(f"http://rebinding.example:{outside.port}/", SHUT, seconds=0.5)
    assert asked == ["rebinding.example"]
    assert outside.asked == []


async def test_something_is_handed_over(outside: Outside) -> None:
    outside.pages["/in"] = Page(status=201)
    answer = await send("POST", outside.url + "/in", {"TTL": "60"}, b"sealed", OPEN)
    assert answer.status == 201
    assert (outside.asked[0].method, outside.asked[0].body, outside.asked[0].headers["ttl"]) == (
        "POST",
        b"sealed",
        "60",
    )
