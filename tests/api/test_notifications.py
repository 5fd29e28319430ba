"""Notifications through the API, one by one and in groups."""

from tests.api.lodge import Guest, Lodge


async def told(aline: Guest, bruno: Guest, lodge: Lodge) -> str:
    """Bruno follows, mentions, favourites and boosts; returns the id of Aline's status."""
    posted: str = (await aline.say("news"))["id"]
    await bruno.post(f"/api/v1/accounts/{aline.id}/follow")
    await bruno.say("@aline hello")
    await bruno.post(f"/api/v1/statuses/{posted}/favourite")
    await bruno.post(f"/api/v1/statuses/{posted}/reblog")
    await lodge.settle()
    return posted


async def test_what_others_do_is_told(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    posted = await told(aline, bruno, lodge)
    found = await aline.get("/api/v1/notifications")
    assert {each["type"] for each in found} == {"follow", "mention", "favourite", "reblog"}
    assert {each["account"]["id"] for each in found} == {bruno.id}
    about = {each["type"]: each.get("status", {}).get("id") for each in found}
    assert (about["favourite"], about["reblog"], about["follow"]) == (posted, posted, None)
    assert await aline.get("/api/v1/notifications/unread_count") == {"count": 4}
    assert await bruno.get("/api/v1/notifications") == []


async def test_types_are_chosen(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    await told(aline, bruno, lodge)
    chosen = await aline.get("/api/v1/notifications", **{"types[]": ["follow", "nonsense"]})
    assert [each["type"] for each in chosen] == ["follow"]
    left = await aline.get("/api/v1/notifications", **{"exclude_types[]": ["follow", "mention"]})
    assert {each["type"] for each in left} == {"favourite", "reblog"}
    assert await aline.get("/api/v1/notifications", account_id=aline.id) == []


async def test_dismiss_and_clear(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    await told(aline, bruno, lodge)
    first, *others = await aline.get("/api/v1/notifications")
    path = f"/api/v1/notifications/{first['id']}"
    assert await aline.get(path) == first
    await bruno.get(path, 404)
    await bruno.post(f"{path}/dismiss", 404)
    assert await aline.post(f"{path}/dismiss") == {}
    await aline.get(path, 404)
    assert [each["id"] for each in await aline.get("/api/v1/notifications")] == [each["id"] for each in others]
    assert await aline.post("/api/v1/notifications/clear") == {}
    assert await aline.get("/api/v1/notifications") == []


async def test_groups(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    posted = await told(aline, bruno, lodge)
    found = await aline.get("/api/v2/notifications", limit=2)
    assert [each["notifications_count"] for each in found["notification_groups"]] == [1, 1]
    assert [each["id"] for each in found["accounts"]] == [bruno.id]
    rest = await aline.get(aline.link("next") or "")
    groups = found["notification_groups"] + rest["notification_groups"]
    assert {each["type"] for each in groups} == {"follow", "mention", "favourite", "reblog"}
    about = {each["type"]: each.get("status_id") for each in groups}
    assert about["favourite"] == posted
    key = groups[0]["group_key"]
    one = await aline.get(f"/api/v2/notifications/{key}")
    assert one["notification_groups"] == [{name: groups[0][name] for name in groups[0] if "page" not in name}]
    assert [each["id"] for each in await aline.get(f"/api/v2/notifications/{key}/accounts")] == [bruno.id]
    await aline.post(f"/api/v2/notifications/{key}/dismiss")
    await aline.get(f"/api/v2/notifications/{key}", 404)
    await aline.get("/api/v2/notifications/nonsense", 404)
    assert await aline.get("/api/v2/notifications/unread_count") == {"count": 3}


async def test_nothing_of_a_deleted_status_is_left(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    posted = await bruno.say("@aline hello")
    await lodge.settle()
    assert len(await aline.get("/api/v1/notifications")) == 1
    await bruno.call("DELETE", f"/api/v1/statuses/{posted['id']}")
    assert await aline.get("/api/v1/notifications") == [], "even before the reaction has run"
    await lodge.settle()
    assert await aline.get("/api/v1/notifications") == []
