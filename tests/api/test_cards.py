"""Cards of linked pages through the API, against a real server that stands for the world outside."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from palabre.accounts.tables import accounts
from palabre.ground import clock
from palabre.store.sql import Command
from tests.api.description import Inspector
from tests.api.lodge import BASE, Guest, Lodge, opened_lodge
from tests.harness.outside import Outside, Page
from tests.harness.pictures import picture, saved

ARTICLE = """<html lang="en"><head><title>x</title><meta property="og:title" content="A tide table">
<meta property="og:description" content="When the water comes"><meta property="og:image" content="/tide.png">
<meta property="og:site_name" content="The Harbour"><meta name="author" content="Bruno">
<meta name="fediverse:creator" content="@bruno@palabre.example">
<meta property="article:published_time" content="2026-05-01T10:00:00Z"></head></html>"""


@pytest.fixture
def outside() -> Iterator[Outside]:
    served = Outside()
    served.pages["/tide"] = Page(ARTICLE.encode())
    served.pages["/tide.png"] = Page(saved(picture(800, 400)), "image/png")
    yield served
    served.close()


@pytest.fixture
async def lodge(address: str, tmp_path: Path) -> AsyncIterator[Lodge]:
    async with opened_lodge(address, tmp_path, outbound_networks="127.0.0.0/8") as opened:
        yield opened


async def test_a_card_comes_to_all_who_link_a_page_which_is_asked_once(
    aline: Guest, bruno: Guest, lodge: Lodge, outside: Outside
) -> None:
    url = f"{outside.url}/tide"
    first = await aline.say(f"look at {url} and {outside.url}/other")
    assert first["card"] is None
    await bruno.say(f"see {url}")
    await lodge.settle()
    card = (await bruno.get(f"/api/v1/statuses/{first['id']}"))["card"]
    assert (card["url"], card["title"], card["description"]) == (url, "A tide table", "When the water comes")
    assert (card["type"], card["provider_name"], card["language"]) == ("link", "The Harbour", "en")
    assert (card["author_name"], card["published_at"]) == ("Bruno", "2026-05-01T10:00:00.000Z")
    assert [each["account"] for each in card["authors"]] == [None]
    assert (card["width"], card["height"]) == (679, 339) or card["width"] == 2 * card["height"]
    assert card["blurhash"]
    assert (await aline.client.get(card["image"])).status_code == 200
    home = await bruno.get("/api/v1/timelines/public")
    assert [each["card"]["title"] for each in home] == ["A tide table"] * 2
    assert [each.path for each in outside.asked] == ["/tide", "/tide.png"]
    about = await bruno.get("/api/v1/timelines/link", url=url)
    assert [each["id"] for each in about] == [each["id"] for each in home]
    await bruno.get("/api/v1/timelines/link", 404, url="https://nobody.example/")
    await bruno.get("/api/v1/timelines/link", 422)


async def test_an_edit_and_a_deletion_change_the_card(aline: Guest, lodge: Lodge, outside: Outside) -> None:
    outside.pages["/other"] = Page(b"<title>Other</title>")
    said = await aline.say(f"{outside.url}/tide")
    await lodge.settle()
    path = f"/api/v1/statuses/{said['id']}"
    await aline.call("PUT", path, json={"status": f"{outside.url}/other"})
    await lodge.settle()
    assert (await aline.get(path))["card"]["title"] == "Other"
    await aline.call("PUT", path, json={"status": "no link"})
    await lodge.settle()
    assert (await aline.get(path))["card"] is None


async def test_no_page_is_asked_for_messages_or_for_what_is_inside(
    aline: Guest, lodge: Lodge, outside: Outside
) -> None:
    await aline.say(f"{outside.url}/tide", visibility="direct")
    own = await aline.say(f"{BASE}/about and http://10.1.2.3/x and #tag")
    await lodge.settle()
    assert outside.asked == []
    assert (await aline.get(f"/api/v1/statuses/{own['id']}"))["card"] is None
    private = await aline.say(f"{outside.url}/tide", visibility="private")
    await lodge.settle()
    assert (await aline.get(f"/api/v1/statuses/{private['id']}"))["card"]["title"] == "A tide table"


async def test_failures_are_remembered_for_a_day(
    aline: Guest, lodge: Lodge, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside.pages["/empty"] = Page(b"")
    outside.pages["/data"] = Page(b"{}", "application/json")
    for path in ("/empty", "/data", "/none"):
        for _turn in range(2):
            said = await aline.say(f"{_turn}: {outside.url}{path}")
            await lodge.settle()
            assert (await aline.get(f"/api/v1/statuses/{said['id']}"))["card"] is None
    assert [each.path for each in outside.asked] == ["/empty", "/data", "/none"]
    outside.pages["/none"] = Page(b"<title>Here now</title>")
    later = clock.now() + 25 * clock.HOUR
    monkeypatch.setattr(clock, "now", lambda: later)
    said = await aline.say(f"again: {outside.url}/none")
    await lodge.settle()
    assert (await aline.get(f"/api/v1/statuses/{said['id']}"))["card"]["title"] == "Here now"


async def test_an_author_is_named_who_lets_the_site_name_them(
    aline: Guest, bruno: Guest, lodge: Lodge, outside: Outside
) -> None:
    agree = Command(accounts.update().where(accounts.c.username == "bruno").values(attribution_domains='["127.0.0.1"]'))
    await lodge.house.store.write(lambda tx: tx.run(agree))
    said = await aline.say(f"{outside.url}/tide")
    await lodge.settle()
    (author,) = (await aline.get(f"/api/v1/statuses/{said['id']}"))["card"]["authors"]
    assert author["account"]["id"] == bruno.id


async def test_a_post_can_be_shown_elsewhere(aline: Guest, lodge: Lodge) -> None:
    said = await aline.say("words <b>& more</b>")
    answer = await lodge.stranger.get("/api/oembed", url=said["url"], maxwidth=500)
    assert (answer["type"], answer["width"], answer["height"], answer["author_name"]) == ("rich", 500, None, "aline")
    assert "&lt;b&gt;" in answer["html"]
    private = await aline.say("for some", visibility="private")
    for other in (private["url"], "https://else.example/@a/1", f"{BASE}/about", f"{BASE}/@aline/99999999999999999999"):
        await lodge.stranger.get("/api/oembed", 404, url=other)
    await lodge.stranger.get("/api/oembed", 422)


async def test_what_is_answered_is_what_is_described(aline: Guest, lodge: Lodge, outside: Outside) -> None:
    inspector = Inspector()
    said = await aline.say(f"{outside.url}/tide")
    await lodge.settle()
    shown = await inspector.get(aline, "/api/v1/statuses/{id}", f"/api/v1/statuses/{said['id']}")
    assert shown["card"]["title"]
    await inspector.get(aline, "/api/v1/timelines/link", url=f"{outside.url}/tide")
    await inspector.get(aline, "/api/oembed", url=said["url"])
