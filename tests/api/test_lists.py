"""Lists: who is in them, what is read in them, and what exclusive ones keep out of the home."""

import pytest

from tests.api.description import Inspector
from tests.api.lodge import Guest, Lodge


@pytest.fixture
async def chloe(lodge: Lodge) -> Guest:
    """A third member."""
    return await lodge.guest("chloe")


def ids(some: list[dict[str, str]]) -> list[str]:
    return [each["id"] for each in some]


async def test_a_list_is_made_filled_changed_and_deleted(aline: Guest, bruno: Guest, chloe: Guest) -> None:
    ask = Inspector()
    made = await ask.post(aline, "/api/v1/lists", title="Friends")
    assert (made["title"], made["replies_policy"], made["exclusive"]) == ("Friends", "list", False)
    place = f"/api/v1/lists/{made['id']}"
    await aline.post(f"{place}/accounts", 404, account_ids=[bruno.id])
    await aline.post(f"/api/v1/accounts/{bruno.id}/follow")
    assert await aline.post(f"{place}/accounts", account_ids=[bruno.id, aline.id]) == {}
    again = await aline.post(f"{place}/accounts", 422, account_ids=[bruno.id])
    assert again["error"].startswith("Validation failed")
    members = await ask.get(aline, "/api/v1/lists/{id}/accounts", f"{place}/accounts", limit=1)
    assert ids(members) == [aline.id]
    assert ids(await aline.get(aline.link("next") or "")) == [bruno.id]
    assert ids(await aline.get(f"{place}/accounts", limit=0)) == [aline.id, bruno.id]
    assert await ask.get(aline, "/api/v1/accounts/{id}/lists", f"/api/v1/accounts/{bruno.id}/lists") == [made]
    assert await bruno.get(f"/api/v1/accounts/{aline.id}/lists") == []
    changed = await aline.call("PUT", place, json={"title": "Close friends", "exclusive": True})
    assert (changed["title"], changed["replies_policy"], changed["exclusive"]) == ("Close friends", "list", True)
    assert await ask.get(aline, "/api/v1/lists") == [changed]
    assert await ask.get(aline, "/api/v1/lists/{id}", place) == changed
    for method, path in (("GET", place), ("PUT", place), ("DELETE", place), ("GET", f"{place}/accounts")):
        await chloe.call(method, path, 404)
    await chloe.get(f"/api/v1/timelines/list/{made['id']}", 404)
    await aline.call("DELETE", f"{place}/accounts", json={"account_ids": [bruno.id]})
    assert ids(await aline.get(f"{place}/accounts")) == [aline.id]
    assert await aline.call("DELETE", place) == {}
    await aline.get(place, 404)


async def test_what_a_list_cannot_be(aline: Guest) -> None:
    for body in ({}, {"title": " "}, {"title": "x" * 257}, {"title": "x", "replies_policy": "some"}):
        assert (await aline.post("/api/v1/lists", 422, **body))["error"].startswith("Validation failed")
    for number in range(50):
        await aline.post("/api/v1/lists", title=f"List {number}")
    await aline.post("/api/v1/lists", 422, title="One more")


async def test_whoever_is_not_followed_any_more_leaves_the_lists(aline: Guest, bruno: Guest, chloe: Guest) -> None:
    made = await aline.post("/api/v1/lists", title="Friends")
    for other in (bruno, chloe):
        await aline.post(f"/api/v1/accounts/{other.id}/follow")
        await aline.post(f"/api/v1/lists/{made['id']}/accounts", account_ids=[other.id])
    await aline.post(f"/api/v1/accounts/{bruno.id}/unfollow")
    assert ids(await aline.get(f"/api/v1/lists/{made['id']}/accounts")) == [chloe.id]
    await chloe.post(f"/api/v1/accounts/{aline.id}/block")
    assert await aline.get(f"/api/v1/lists/{made['id']}/accounts") == []


async def test_whoever_is_asked_to_be_followed_is_heard_once_they_agree(aline: Guest, bruno: Guest) -> None:
    await bruno.call("PATCH", "/api/v1/accounts/update_credentials", json={"locked": True})
    await aline.post(f"/api/v1/accounts/{bruno.id}/follow")
    made = await aline.post("/api/v1/lists", title="Friends")
    await aline.post(f"/api/v1/lists/{made['id']}/accounts", account_ids=[bruno.id])
    said = await bruno.say("to everyone")
    assert await aline.get(f"/api/v1/timelines/list/{made['id']}") == []
    await bruno.post(f"/api/v1/follow_requests/{aline.id}/authorize")
    assert ids(await aline.get(f"/api/v1/timelines/list/{made['id']}")) == [said["id"]]


async def test_replies_appear_as_the_policy_says(aline: Guest, bruno: Guest, chloe: Guest, lodge: Lodge) -> None:
    david = await lodge.guest("david")
    for other in (bruno, chloe, david):
        await aline.post(f"/api/v1/accounts/{other.id}/follow")
    said = {name: await who.say(name) for name, who in (("aline", aline), ("chloe", chloe), ("david", david))}
    plain = await bruno.say("plain")
    answers = {"self": await bruno.say("to myself", in_reply_to_id=plain["id"])}
    for name, status in said.items():
        answers[name] = await bruno.say(f"to {name}", in_reply_to_id=status["id"])
    shared = await bruno.post(f"/api/v1/statuses/{said['david']['id']}/reblog")
    made = await aline.post("/api/v1/lists", title="Two")
    await aline.post(f"/api/v1/lists/{made['id']}/accounts", account_ids=[bruno.id, chloe.id])
    expected = {
        "followed": {"self", "aline", "chloe", "david"},
        "list": {"self", "aline", "chloe"},
        "none": {"self", "aline"},
    }
    shown: list[dict[str, str]] = []
    for policy, names in expected.items():
        await aline.call("PUT", f"/api/v1/lists/{made['id']}", json={"replies_policy": policy})
        shown = await aline.get(f"/api/v1/timelines/list/{made['id']}")
        wanted = {answers[name]["id"] for name in names} | {plain["id"], said["chloe"]["id"], shared["id"]}
        assert set(ids(shown)) == wanted, policy
    page = await aline.get(f"/api/v1/timelines/list/{made['id']}", limit=2)
    rest = await aline.get(aline.link("next") or "")
    assert [*ids(page), *ids(rest)][:4] == ids(shown)[:4]


async def test_members_of_an_exclusive_list_are_read_there_and_not_at_home(
    aline: Guest, bruno: Guest, chloe: Guest
) -> None:
    for other in (bruno, chloe):
        await aline.post(f"/api/v1/accounts/{other.id}/follow")
    made = await aline.post("/api/v1/lists", title="Loud")
    await aline.post(f"/api/v1/lists/{made['id']}/accounts", account_ids=[bruno.id, aline.id])
    loud, mine, calm = await bruno.say("loud"), await aline.say("mine"), await chloe.say("calm")
    answer = await chloe.say("calm answer", in_reply_to_id=loud["id"])
    home = [answer["id"], calm["id"], mine["id"]]
    for exclusive, shown in ((False, [*home, loud["id"]]), (True, home), (False, [*home, loud["id"]])):
        await aline.call("PUT", f"/api/v1/lists/{made['id']}", json={"exclusive": exclusive})
        assert ids(await aline.get("/api/v1/timelines/home")) == shown
        assert ids(await aline.get("/api/v1/timelines/home", min_id=str(int(loud["id"]) - 1))) == shown
        assert ids(await aline.get(f"/api/v1/timelines/list/{made['id']}")) == [mine["id"], loud["id"]]
    await aline.call("PUT", f"/api/v1/lists/{made['id']}", json={"exclusive": True})
    await aline.call("DELETE", f"/api/v1/lists/{made['id']}")
    assert ids(await aline.get("/api/v1/timelines/home")) == [*home, loud["id"]]
