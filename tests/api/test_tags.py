"""Tags that people follow and put forward."""

import asyncio

from tests.api.lodge import Guest, Lodge


async def test_a_followed_tag_comes_home(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    before = await bruno.say("old news of #Boats")
    followed = await aline.post("/api/v1/tags/boats/follow")
    assert (followed["name"], followed["following"]) == ("Boats", True)
    await aline.post("/api/v1/tags/sea/follow")
    both = await bruno.say("#boats on the #sea")
    mine = await aline.say("no tag at all")
    await bruno.say("#boats for friends", visibility="private")
    await bruno.say("nothing of that")
    home = "/api/v1/timelines/home"
    assert [each["id"] for each in await aline.get(home)] == [mine["id"], both["id"], before["id"]]
    assert [each["id"] for each in await aline.get(home, limit=1)] == [mine["id"]]
    assert [each["id"] for each in await aline.get(home, limit=1, max_id=mine["id"])] == [both["id"]]
    assert [each["id"] for each in await aline.get(home, limit=1, min_id=before["id"])] == [both["id"]]
    assert [each["id"] for each in await aline.get("/api/v1/followed_tags")] != []
    assert [each["name"] for each in await aline.get("/api/v1/followed_tags", limit=1)] == ["sea"]
    assert [each["name"] for each in await aline.get(aline.link("next") or "")] == ["Boats"]
    found = await aline.get("/api/v2/search", q="boats", type="hashtags")
    assert [(each["name"], each["following"]) for each in found["hashtags"]] == [("Boats", True)]
    await aline.post(f"/api/v1/accounts/{bruno.id}/mute")
    assert [each["id"] for each in await aline.get(home)] == [mine["id"]]
    await aline.post(f"/api/v1/accounts/{bruno.id}/unmute")
    left = await aline.post("/api/v1/tags/Boats/unfollow")
    assert left["following"] is False
    assert (await aline.get("/api/v1/tags/boats"))["following"] is False
    assert [each["id"] for each in await aline.get(home)] == [mine["id"], both["id"]]


async def test_what_is_followed_must_be_a_tag(aline: Guest, lodge: Lodge) -> None:
    made = await aline.post("/api/v1/tags/never_used/follow")
    assert made["following"] is True
    await aline.post("/api/v1/tags/123/follow", 404)
    await aline.post("/api/v1/tags/not%20one/follow", 404)
    assert (await aline.post("/api/v1/tags/unheard_of/unfollow"))["following"] is False
    await lodge.stranger.post("/api/v1/tags/boats/follow", 401)


async def test_featured_tags_count_what_everyone_can_read(aline: Guest, bruno: Guest) -> None:
    await aline.say("#sea and #boats")
    last = await aline.say("#sea again")
    await aline.say("#sea, but quietly", visibility="private")
    await bruno.say("#sea too")
    suggested = await aline.get("/api/v1/featured_tags/suggestions")
    assert [each["name"] for each in suggested] == ["sea", "boats"]
    await aline.post("/api/v1/featured_tags", name="#boats")
    made = await aline.post("/api/v1/featured_tags", name="sea")
    assert (made["name"], made["statuses_count"], made["last_status_at"]) == ("sea", "2", last["created_at"][:10])
    await aline.post("/api/v1/featured_tags", 422, name="SEA")
    await aline.post("/api/v1/featured_tags", 422, name="not one")
    assert [each["name"] for each in await aline.get("/api/v1/featured_tags")] == ["sea", "boats"]
    assert await bruno.get(f"/api/v1/accounts/{aline.id}/featured_tags") == await aline.get("/api/v1/featured_tags")
    assert await aline.get("/api/v1/featured_tags/suggestions") == []
    await bruno.call("DELETE", f"/api/v1/featured_tags/{made['id']}", 404)
    await aline.call("DELETE", f"/api/v1/featured_tags/{made['id']}")
    assert [each["name"] for each in await aline.get("/api/v1/featured_tags")] == ["boats"]


async def test_tags_are_featured_by_name_and_by_id(aline: Guest) -> None:
    shown = await aline.post("/api/v1/tags/boats/feature")
    assert shown["featuring"] is True
    assert (await aline.post(f"/api/v1/tags/{shown['id']}/feature"))["featuring"] is True, "again is no harm"
    assert (await aline.get("/api/v1/tags/boats"))["featuring"] is True
    for each in range(9):
        await aline.post(f"/api/v1/tags/tag{each}/feature")
    await aline.post("/api/v1/tags/one_more/feature", 422)
    assert (await aline.post(f"/api/v1/tags/{shown['id']}/unfeature"))["featuring"] is False
    await aline.post("/api/v1/tags/999999/feature", 404)
    assert len(await aline.get("/api/v1/featured_tags")) == 9


async def test_a_followed_tag_is_heard_at_home_while_it_happens(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    assert aline.account is not None
    async with lodge.house.streams.user(aline.account.id) as items:
        await bruno.say("#boats before anyone cared")
        await aline.post("/api/v1/tags/boats/follow")
        heard = await bruno.say("#boats")
        async with asyncio.timeout(10):
            first = await anext(items)
        await bruno.say("#boats for friends", visibility="unlisted")
        await aline.post("/api/v1/tags/boats/unfollow")
        await bruno.say("#boats once more")
        last = await aline.say("enough")
        async with asyncio.timeout(10):
            second = await anext(items)
    assert [(each.kind, str(each.id)) for each in (first, second)] == [("update", heard["id"]), ("update", last["id"])]


async def test_addresses_of_tags_are_valid_whatever_their_script(aline: Guest) -> None:
    said = await aline.say("#Été #日本")
    addresses = {each["name"]: each["url"] for each in said["tags"]}
    featured = await aline.post("/api/v1/featured_tags", name="日本")
    tag = await aline.get("/api/v1/tags/日本")
    base = "http://palabre.example/tags"
    assert addresses == {"été": f"{base}/%C3%89t%C3%A9", "日本": f"{base}/%E6%97%A5%E6%9C%AC"}
    assert featured["url"] == tag["url"] == addresses["日本"]
