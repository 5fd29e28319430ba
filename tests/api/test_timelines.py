"""Timelines, paging, search and tags through the API."""

from tests.api.lodge import Guest, Lodge


async def test_home_shows_those_one_follows(aline: Guest, bruno: Guest) -> None:
    before = await bruno.say("before")
    await aline.post(f"/api/v1/accounts/{bruno.id}/follow")
    mine = await aline.say("mine")
    theirs = await bruno.say("theirs")
    assert [each["id"] for each in await aline.get("/api/v1/timelines/home")] == [
        theirs["id"],
        mine["id"],
        before["id"],
    ]


async def test_pages_meet_without_gap_or_overlap(aline: Guest) -> None:
    posted = [(await aline.say(f"number {number}"))["id"] for number in range(7)]
    for path in ("/api/v1/timelines/home", "/api/v1/timelines/public", f"/api/v1/accounts/{aline.id}/statuses"):
        seen: list[str] = []
        address: str | None = f"{path}?limit=3"
        while address:
            seen += [each["id"] for each in await aline.get(address)]
            address = aline.link("next")
        assert seen == posted[::-1]
        first = await aline.get(path, limit=2)
        assert [each["id"] for each in await aline.get(path, min_id=posted[0], limit=2)] == [posted[2], posted[1]]
        assert [each["id"] for each in await aline.get(path, since_id=posted[0], limit=2)] == posted[:-3:-1]
        assert await aline.get(aline.link("prev") or "") == []
        assert len(first) == 2


async def test_public_and_tag_timelines(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    tagged = await aline.say("one #Boats #sea")
    other = await bruno.say("two #boats")
    await aline.say("quiet #boats", visibility="unlisted")
    await aline.say("closed #boats", visibility="private")
    assert [each["id"] for each in await lodge.stranger.get("/api/v1/timelines/public")] == [other["id"], tagged["id"]]
    assert await lodge.stranger.get("/api/v1/timelines/public", remote="true") == []
    path = "/api/v1/timelines/tag/boats"
    assert [each["id"] for each in await lodge.stranger.get(path)] == [other["id"], tagged["id"]]
    assert [each["id"] for each in await lodge.stranger.get(path, **{"all[]": "sea"})] == [tagged["id"]]
    assert [each["id"] for each in await lodge.stranger.get(path, **{"none[]": ["sea"]})] == [other["id"]]
    shown = await aline.get("/api/v1/tags/BOATS")
    assert (shown["name"], shown["history"][0]["accounts"]) == ("Boats", "2")
    assert (await aline.get("/api/v1/tags/nothing"))["history"] == []
    await aline.get("/api/v1/tags/no%20tag", 404)


async def test_search(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    posted = await aline.say("a wonderful harbour #harbour")
    everything = await bruno.get("/api/v2/search", q="harbour")
    assert [each["id"] for each in everything["statuses"]] == [posted["id"]]
    assert [each["name"] for each in everything["hashtags"]] == ["harbour"]
    people = await bruno.get("/api/v2/search", q="@aline", type="accounts", resolve="true")
    assert ([each["acct"] for each in people["accounts"]], people["statuses"]) == (["aline"], [])
    for address in (posted["url"], posted["uri"]):
        assert [each["id"] for each in (await bruno.get("/api/v2/search", q=address))["statuses"]] == [posted["id"]]
    profile = await bruno.get("/api/v2/search", q="http://palabre.example/@aline")
    assert [each["id"] for each in profile["accounts"]] == [aline.id]
    assert (await bruno.get("/api/v1/search", q="harbour"))["hashtags"] == ["harbour"]
    private = await aline.say("a secret harbour", visibility="private")
    assert private["id"] not in [each["id"] for each in (await bruno.get("/api/v2/search", q="secret"))["statuses"]]
    assert (await lodge.stranger.get("/api/v2/search", q="harbour"))["statuses"] == []
    await bruno.get("/api/v2/search", 422)
    await bruno.get("/api/v2/search", 422, q="x", type="cats")


async def test_markers(aline: Guest) -> None:
    posted = await aline.say("x")
    assert await aline.get("/api/v1/markers", **{"timeline[]": ["home"]}) == {}
    sent = {"home[last_read_id]": posted["id"]}
    marked = await aline.call("POST", "/api/v1/markers", data=sent)
    assert marked["home"]["last_read_id"] == posted["id"]
    assert await aline.get("/api/v1/markers", **{"timeline[]": ["home", "notifications"]}) == marked
