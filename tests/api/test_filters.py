"""Filters through the API, in the form of today and in that of old clients, and what they do to statuses."""

from typing import Any

from tests.api.lodge import Guest, Lodge


async def make(guest: Guest, *words: str, context: tuple[str, ...] = ("home", "public"), **more: Any) -> Any:
    """A filter of these words."""
    attributes = [{"keyword": word} for word in words]
    return await guest.post(
        "/api/v2/filters", title="Spoilers", context=context, keywords_attributes=attributes, **more
    )


async def why_filtered(guest: Guest, status: Any) -> list[Any]:
    """What a status is filtered for, the same however it is read."""
    alone = (await guest.get(f"/api/v1/statuses/{status['id']}"))["filtered"]
    listed = await guest.get("/api/v1/timelines/public")
    assert next(each for each in listed if each["id"] == status["id"])["filtered"] == alone
    found: list[Any] = alone
    return found


async def test_words_are_found_wherever_they_stand(aline: Guest, bruno: Guest) -> None:
    in_text = await bruno.say("They say Rosebud is a sledge.")
    in_warning = await bruno.say("nothing", spoiler_text="ROSEBUD")
    in_poll = await bruno.say("Who?", poll={"options": ["rosebud", "Kane"], "expires_in": 600})
    part_of_word = await bruno.say("rosebuds in the garden")
    assert await why_filtered(aline, in_text) == []
    made = await make(aline, "rosebud", filter_action="hide", expires_in=3600)
    for status, as_written in ((in_text, "Rosebud"), (in_warning, "ROSEBUD"), (in_poll, "rosebud")):
        (found,) = await why_filtered(aline, status)
        assert found["keyword_matches"] == [as_written]
        assert found["status_matches"] is None
        assert found["filter"] == {
            key: made[key] for key in ("id", "title", "context", "expires_at", "filter_action")
        }, "without what else it matches"
    assert await why_filtered(aline, part_of_word) == []
    assert await why_filtered(bruno, in_text) == [], "filters are one's own"
    keyword = made["keywords"][0]
    await aline.call("PUT", f"/api/v2/filters/keywords/{keyword['id']}", json={"whole_word": False})
    assert len(await why_filtered(aline, part_of_word)) == 1
    await aline.call("DELETE", f"/api/v2/filters/{made['id']}")
    assert await why_filtered(aline, in_text) == []


async def test_media_and_boosts_and_single_statuses(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    said = await bruno.say("plain")
    await aline.post(f"/api/v1/accounts/{bruno.id}/follow")
    boost = await bruno.post(f"/api/v1/statuses/{said['id']}/reblog")
    made = await aline.post("/api/v2/filters", title="Not this", context=["home"])
    named = await aline.post(f"/api/v2/filters/{made['id']}/statuses", status_id=said["id"])
    shown = await aline.get(f"/api/v1/statuses/{boost['id']}")
    assert shown["filtered"][0]["status_matches"] == [said["id"]]
    assert shown["filtered"][0]["keyword_matches"] is None
    assert shown["reblog"]["filtered"][0]["status_matches"] == [said["id"]]
    assert (await aline.get(f"/api/v2/filters/{made['id']}"))["statuses"] == [named]
    await aline.post(f"/api/v2/filters/{made['id']}/statuses", 422, status_id=said["id"])
    await aline.post(f"/api/v2/filters/{made['id']}/statuses", 404, status_id="1")
    assert await aline.call("DELETE", f"/api/v2/filters/statuses/{named['id']}") == named
    assert (await aline.get(f"/api/v1/statuses/{said['id']}"))["filtered"] == []
    await aline.post(f"/api/v2/filters/{made['id']}/statuses", status_id=said["id"])
    await bruno.call("DELETE", f"/api/v1/statuses/{said['id']}")
    await lodge.settle()
    assert await aline.get(f"/api/v2/filters/{made['id']}/statuses") == []


async def test_keywords_are_changed_with_their_filter(aline: Guest, bruno: Guest) -> None:
    made = await make(aline, "one", "two", expires_in=60)
    first, second = made["keywords"]
    path = f"/api/v2/filters/{made['id']}"
    change = {"keywords_attributes": [{"id": first["id"], "_destroy": True}, {"id": second["id"], "keyword": "zwei"}]}
    changed = await aline.call("PUT", path, json=change | {"title": "Numbers", "expires_in": None})
    assert [each["keyword"] for each in changed["keywords"]] == ["zwei"]
    assert (changed["title"], changed["expires_at"], changed["context"]) == ("Numbers", None, ["home", "public"])
    added = await aline.post(f"{path}/keywords", keyword="three", whole_word=False)
    assert await aline.get(f"/api/v2/filters/keywords/{added['id']}") == added
    assert [each["id"] for each in await aline.get(f"{path}/keywords")] == [second["id"], added["id"]]
    await bruno.get(path, 404)
    await bruno.call("PUT", f"/api/v2/filters/keywords/{added['id']}", 404, json={"keyword": "mine"})
    mine = await make(bruno, "mine")
    await bruno.call("PUT", f"/api/v2/filters/{mine['id']}", 404, json=change)
    await aline.post("/api/v2/filters", 422, title=" ", context=["home"])
    await aline.post("/api/v2/filters", 422, title="No place", context=[])
    await aline.post("/api/v2/filters", 422, title="Nowhere", context=["nowhere"])
    await aline.post("/api/v2/filters", 422, context=["home"])


async def test_old_clients_see_each_keyword_as_a_filter(aline: Guest, bruno: Guest) -> None:
    said = await bruno.say("fish and chips")
    made = await aline.post("/api/v1/filters", phrase="fish", context=["home"], irreversible=True)
    assert (made["phrase"], made["whole_word"], made["irreversible"], made["expires_at"]) == ("fish", True, True, None)
    (found,) = await why_filtered(aline, said)
    assert found["filter"]["filter_action"] == "hide"
    path = f"/api/v1/filters/{made['id']}"
    await aline.call("PUT", path, json={"phrase": "chips", "context": ["home", "thread"], "expires_in": 60})
    changed = await aline.get(path)
    assert (changed["phrase"], changed["context"]) == ("chips", ["home", "thread"])
    assert changed["expires_at"] is not None
    assert await aline.get("/api/v1/filters") == [changed]
    whole = (await aline.get("/api/v2/filters"))[0]
    await aline.post(f"/api/v2/filters/{whole['id']}/keywords", keyword="salt")
    await aline.call("PUT", path, 422, json={"phrase": "oil", "context": ["account"]})
    assert (await aline.get(path))["phrase"] == "chips", "all or nothing"
    for each in await aline.get("/api/v1/filters"):
        await aline.call("DELETE", f"/api/v1/filters/{each['id']}")
    assert await aline.get("/api/v2/filters") == []
