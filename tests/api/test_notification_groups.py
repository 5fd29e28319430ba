"""Notifications that are shown as one."""

from typing import Any

from tests.api.lodge import Guest, Lodge


async def liked(lodge: Lodge, status: Any, *names: str) -> list[Guest]:
    """Guests of these names like a status, one after the other."""
    guests = []
    for name in names:
        guests.append(await lodge.guest(name))
        await guests[-1].post(f"/api/v1/statuses/{status['id']}/favourite")
        await lodge.settle()
    return guests


async def test_what_happens_to_one_status_is_one_group(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    first, second = await aline.say("first"), await aline.say("second")
    cora, dora, emil = await liked(lodge, first, "cora", "dora", "emil")
    await bruno.post(f"/api/v1/statuses/{second['id']}/favourite")
    await lodge.settle()
    await bruno.say("@aline hello")
    await lodge.settle()
    found = await aline.get("/api/v2/notifications")
    mention, other, crowd = found["notification_groups"]
    assert (mention["type"], mention["notifications_count"]) == ("mention", 1)
    assert mention["group_key"].startswith("ungrouped-")
    assert (other["status_id"], other["notifications_count"]) == (second["id"], 1)
    assert (crowd["status_id"], crowd["notifications_count"]) == (first["id"], 3)
    assert crowd["sample_account_ids"] == [emil.id, dora.id, cora.id]
    assert crowd["page_max_id"] == str(crowd["most_recent_notification_id"])
    assert {each["id"] for each in found["accounts"]} == {bruno.id, cora.id, dora.id, emil.id}
    assert {each["id"] for each in found["statuses"]} >= {first["id"], second["id"]}
    assert await aline.get("/api/v2/notifications/unread_count") == {"count": 3}
    assert await aline.get("/api/v1/notifications/unread_count") == {"count": 5}
    old = await aline.get("/api/v1/notifications", **{"types[]": "favourite"})
    assert [each["group_key"] for each in old].count(crowd["group_key"]) == 3


async def test_groups_are_paged_both_ways(aline: Guest, lodge: Lodge) -> None:
    statuses = [await aline.say(f"number {number}") for number in range(3)]
    for at, status in enumerate((statuses[0], statuses[1], statuses[0], statuses[2])):
        guest = await lodge.guest(f"guest{at}")
        await guest.post(f"/api/v1/statuses/{status['id']}/favourite")
        await lodge.settle()
    page = await aline.get("/api/v2/notifications", limit=2)
    assert [each["status_id"] for each in page["notification_groups"]] == [statuses[2]["id"], statuses[0]["id"]]
    older = await aline.get(aline.link("next") or "")
    assert [each["status_id"] for each in older["notification_groups"]] == [statuses[1]["id"], statuses[0]["id"]]
    newer = await aline.get("/api/v2/notifications", limit=2, min_id=older["notification_groups"][0]["page_min_id"])
    assert [each["status_id"] for each in newer["notification_groups"]] == [statuses[2]["id"], statuses[0]["id"]]


async def test_a_client_chooses_what_is_grouped_and_how_much_it_hears(aline: Guest, lodge: Lodge) -> None:
    status = await aline.say("popular")
    cora, dora, emil = await liked(lodge, status, "cora", "dora", "emil")
    alone = await aline.get("/api/v2/notifications", **{"grouped_types[]": ["follow", "nonsense"]})
    assert [each["notifications_count"] for each in alone["notification_groups"]] == [1, 1, 1]
    assert (await aline.get("/api/v2/notifications/unread_count", **{"grouped_types[]": "follow"}))["count"] == 3
    partial = await aline.get("/api/v2/notifications", expand_accounts="partial_avatars")
    assert [each["id"] for each in partial["accounts"]] == [emil.id]
    assert {each["id"] for each in partial["partial_accounts"]} == {cora.id, dora.id}
    await aline.get("/api/v2/notifications", 422, expand_accounts="some")
    key = partial["notification_groups"][0]["group_key"]
    assert [each["id"] for each in await aline.get(f"/api/v2/notifications/{key}/accounts")] == [
        emil.id,
        dora.id,
        cora.id,
    ]
    assert (await aline.get(f"/api/v2/notifications/{key}"))["notification_groups"][0]["notifications_count"] == 3
    await aline.post(f"/api/v2/notifications/{key}/dismiss")
    assert await aline.get("/api/v1/notifications") == []
    await aline.get(f"/api/v2/notifications/{key}/accounts", 404)


async def test_what_an_app_does_not_know_comes_in_words(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    await bruno.post(f"/api/v1/accounts/{aline.id}/follow")
    await lodge.settle()
    known = await aline.get("/api/v1/notifications", **{"supported_types[]": ["follow", "mention"]})
    assert "fallback" not in known[0]
    (unknown,) = await aline.get("/api/v1/notifications", **{"supported_types[]": "mention"})
    assert unknown["fallback"]["title"] == "bruno follows you"
    grouped = await aline.get("/api/v2/notifications", **{"supported_types[]": "mention"})
    assert grouped["notification_groups"][0]["fallback"] == unknown["fallback"]
