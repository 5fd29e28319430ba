"""The first steps of a new member, each of which may be skipped."""

import re

from tests.api.test_accounts import picture
from tests.web.people import one
from tests.web.test_every_page import check


async def test_every_step_can_be_skipped(visitor) -> None:
    ana = await visitor("ana")
    path, seen = "/welcome", []
    while path != "/home":
        page = await ana.get(path)
        assert re.search(rf'href="{path}" aria-current="step"', page)
        check(page, path, "en")
        seen.append(path)
        path = one(r'<a class="button (?:quiet|primary)" href="(/welcome/\w+|/home)"', page)
    assert seen == ["/welcome", "/welcome/people", "/welcome/tags", "/welcome/hello", "/welcome/app"]


async def test_a_member_begins(visitor) -> None:
    ben, ana = await visitor("ben"), await visitor("ana")
    await ben.get("/home")
    await ben.submit("/compose", {"text": "Good bread", "visibility": "public"})
    await ana.get("/welcome")
    face = {"avatar": ("a.png", picture(), "image/png")}
    page = await ana.submit("/welcome", {"display_name": "Ana M.", "note": "Bees"}, files=face)
    assert "<h1>Find people</h1>" in page
    ben_id = one(r'name="follow" value="(\d+)"', page)
    page = await ana.submit("/welcome/people", {"follow": [ben_id]})
    assert "<h1>Follow topics</h1>" in page
    page = await ana.submit("/welcome/tags", {"more": "#bread, bees"})
    assert "<h1>Say hello</h1>" in page
    page = await ana.submit("/welcome/hello", {"text": "Hello, I keep #bees"})
    assert "<h1>Have it at hand</h1>" in page
    page = await ana.get("/home")
    assert "Good bread" in page
    assert "I keep" in page
    page = await ana.get("/@ana")
    assert "Ana M." in page
    assert "/media/profile/" in page
    page = await ana.get("/welcome/tags")
    assert len(re.findall(r'name="tag" value="(?:bread|bees)" checked', page)) == 2
    assert ben_id not in await ana.get("/welcome/people")


async def test_a_first_post_that_is_refused_keeps_its_words(visitor) -> None:
    ana = await visitor("ana")
    await ana.get("/welcome/hello")
    page = await ana.submit("/welcome/hello", {"text": "long " * 300}, status=422)
    assert "long long" in page
    assert "Shorten it by" in page
