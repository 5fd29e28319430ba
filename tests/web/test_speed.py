"""Pages are light, compressed, and not sent again to whoever has them."""

import asyncio
import gzip
import re
from typing import Any

import httpx
import pytest

from palabre.accounts.read import account_by_handle
from palabre.server.application import Application
from palabre.statuses.model import Draft
from palabre.statuses.post import post_status
from tests.web.people import Reader
from tests.web.test_posts import picture

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
"""What is weighed here is the HTML and what it loads, which no engine changes."""
MOST = 100_000
FIELDS = {"visibility": "public", "language": "en"}
LONG = "Forty-one swallows sat on the wire above the market this morning, and nobody knew who had counted them. #Birds"


async def test_a_first_page_of_home_is_light(visitor, house) -> None:
    ana = await visitor("ana")
    account = await house.store.read(account_by_handle, "ana", settings=house.settings)
    for number in range(25):
        draft = Draft(text=f"{number}. {LONG} {LONG}", language="en")
        await house.store.write(post_status, account, draft, screen=house.screen, settings=house.settings)
    weighed = {"/home": await weight(ana.client, "/home")}
    page = (await ana.client.get("/home")).text
    for tag in Reader(page).tags:
        address = tag[1].get("src", "") if tag[0] != "link" else loaded(tag[1])
        address = tag[1].get("href", "").partition("#")[0] if tag[0] == "use" else address
        if address.startswith("/static/"):
            weighed[address] = await weight(ana.client, address)
    assert page.count("<article") >= 20
    assert sum(weighed.values()) < MOST, weighed


def loaded(link: dict[str, str]) -> str:
    """The address of a link that every browser follows at once; an icon for home screens is none."""
    return link["href"] if link.get("rel") in ("stylesheet", "preload", "icon") else ""


async def weight(client: httpx.AsyncClient, path: str) -> int:
    """Bytes of a body as they travel."""
    async with client.stream("GET", path, headers={"Accept-Encoding": "gzip, deflate, br"}) as answer:
        assert answer.status_code == 200, path
        return sum([len(chunk) async for chunk in answer.aiter_raw()])


async def test_only_who_reads_gzip_gets_it_and_streams_flow(visitor, house) -> None:
    guest = await visitor()
    plain = await guest.client.get("/about", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    packed = await guest.client.get("/about", headers={"Accept-Encoding": "gzip;q=0.5, br"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert packed.text == plain.text
    assert "content-encoding" not in (await guest.client.get("/about", headers={"Accept-Encoding": "gzip;q=0"})).headers
    sent = await first_of_stream(Application(house), "/live/local")
    assert sent["headers"].get(b"content-encoding") is None
    assert sent["body"].startswith(b"retry:")


async def first_of_stream(application, path: str) -> dict[str, Any]:
    """The headers and the first piece of a stream that never ends."""
    found: dict[str, Any] = {}
    heard = asyncio.Event()

    async def send(message) -> None:
        if message["type"] == "http.response.start":
            found["headers"] = dict(message["headers"])
        elif message.get("body"):
            found.setdefault("body", message["body"])
            heard.set()

    async def receive():
        await heard.wait()
        return {"type": "http.disconnect"}

    headers = [(b"host", b"localhost"), (b"accept-encoding", b"gzip")]
    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
    }
    scope |= {"headers": headers, "scheme": "http", "server": ("localhost", 80), "client": ("127.0.0.1", 9)}
    scope |= {"http_version": "1.1", "root_path": "", "asgi": {"version": "3.0", "spec_version": "2.3"}}
    await asyncio.wait_for(application(scope, receive, send), 10)
    return found


async def test_what_a_visitor_has_is_not_sent_again(visitor) -> None:
    guest, ana = await visitor(), await visitor("ana")
    answer = await guest.client.get("/about/rules")
    assert "public" in answer.headers["cache-control"]
    assert "Cookie" in answer.headers["vary"]
    again = await guest.client.get("/about/rules", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    french = await guest.client.get("/about/rules", headers={"Accept-Language": "fr"})
    assert french.headers["etag"] != answer.headers["etag"]
    own = await ana.client.get("/about/rules", headers={"If-None-Match": answer.headers["etag"]})
    assert own.status_code == 200
    assert own.headers["cache-control"] == "private, no-cache"
    with_form = await guest.client.get("/sign-in")
    assert "private" in with_form.headers["cache-control"]
    assert "etag" not in with_form.headers


async def test_tokens_differ_from_page_to_page_and_all_count(visitor) -> None:
    ana = await visitor("ana")
    await ana.get("/compose")
    first = ana.token
    await ana.get("/compose")
    assert first != ana.token
    for token in (first, ana.token):
        answer = await ana.client.post("/compose", data={**FIELDS, "csrf": token, "text": f"Said with {token[:6]}"})
        assert answer.status_code == 303
    for wrong in ("", "00" * 40, "zz" * 40, first[:-2], first[:40] + "0" * 40):
        answer = await ana.client.post("/compose", data={"csrf": wrong, "text": "Forged"})
        assert answer.status_code == 403, wrong


async def test_pictures_hold_their_place_until_they_come(visitor) -> None:
    ana, guest = await visitor("ana"), await visitor()
    for _turn in range(4):
        await ana.get("/compose")
        fields = {"text": "A swift", "visibility": "public", "language": "en", "alt": "A swift"}
        await ana.submit("/compose", fields, files={"files": picture()})
    shown = [given for given in Reader(await guest.get("/local")).all("img") if "/media/" in given["src"]]
    assert len(shown) == 4
    assert all(int(given["width"]) > 0 and int(given["height"]) > 0 for given in shown)
    assert [given.get("loading", "") for given in shown] == ["", "", "lazy", "lazy"]
    assert [given.get("fetchpriority", "") for given in shown] == ["high", "", "", ""]
    blurs = re.findall(r'class="blur" src="data:image/png;base64,([^"]+)"', guest.page)
    assert len(blurs) == 4
    assert max(map(len, blurs)) < 300
    assert len(gzip.compress(guest.page.encode())) < 20_000
