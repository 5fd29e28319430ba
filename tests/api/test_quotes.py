"""Quotes: who may quote, what each reader is shown in a quote, and taking consent back."""

from typing import Any

import pytest

from tests.api.description import problems
from tests.api.lodge import THREAT, Guest, Lodge


def fits(value: Any, name: str) -> None:
    """Insist that a value is what the description says of this entity."""
    assert not problems(value, {"$ref": f"#/components/schemas/{name}"})


async def quote(guest: Guest, status: Any, text: str = "see this", expect: int = 200, **more: Any) -> Any:
    """Post a status that quotes another."""
    return await guest.post("/api/v1/statuses", expect, status=text, quoted_status_id=status["id"], **more)


async def test_a_quote_shows_what_it_quotes_once(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    first = await aline.say("the first word")
    assert first["quote_approval"] == {"automatic": ["public"], "manual": [], "current_user": "automatic"}
    second = await quote(bruno, first, "the second word")
    fits(second, "Status")
    assert second["quote"]["state"] == "accepted"
    assert second["quote"]["quoted_status"]["content"] == "<p>the first word</p>"
    third = await quote(aline, second, "")
    inner = third["quote"]["quoted_status"]
    assert inner["quote"] == {"state": "accepted", "quoted_status_id": first["id"]}
    assert (await aline.get(f"/api/v1/statuses/{first['id']}"))["quotes_count"] == 1
    found = await aline.get(f"/api/v1/statuses/{first['id']}/quotes")
    assert [each["id"] for each in found] == [second["id"]]
    home = await aline.get("/api/v1/timelines/home")
    assert [each["id"] for each in home][:2] == [third["id"], first["id"]]
    assert home[0]["quote"] == third["quote"]
    boost = await bruno.post(f"/api/v1/statuses/{third['id']}/reblog")
    assert boost["reblog"]["quote"]["quoted_status"]["id"] == second["id"]
    await lodge.settle()
    told = await aline.get("/api/v1/notifications", types=["quote"])
    assert [(each["type"], each["status"]["id"]) for each in told] == [("quote", second["id"])]


async def test_an_edit_keeps_the_quote_and_tells_those_who_quoted(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    first = await aline.say("the first word")
    second = await quote(bruno, first)
    await lodge.settle()
    await aline.call("PUT", f"/api/v1/statuses/{first['id']}", json={"status": "another word"})
    await lodge.settle()
    told = await bruno.get("/api/v1/notifications")
    assert [(each["type"], each["status"]["id"]) for each in told] == [("quoted_update", second["id"])]
    changed = await bruno.call("PUT", f"/api/v1/statuses/{second['id']}", json={"status": "and mine"})
    assert changed["quote"]["quoted_status"]["content"] == "<p>another word</p>"
    history = await bruno.get(f"/api/v1/statuses/{second['id']}/history")
    fits(history[0], "StatusEdit")
    assert {each["quote"]["quoted_status"]["id"] for each in history} == {first["id"]}


async def test_only_those_whom_the_author_lets_may_quote(aline: Guest, bruno: Guest) -> None:
    for policy, current in (("nobody", "denied"), ("followers", "denied"), ("public", "automatic")):
        posted = await aline.say("words", quote_approval_policy=policy)
        seen = await bruno.get(f"/api/v1/statuses/{posted['id']}")
        automatic = [] if policy == "nobody" else [policy]
        assert seen["quote_approval"] == {"automatic": automatic, "manual": [], "current_user": current}
        await quote(bruno, posted, expect=200 if policy == "public" else 404)
        anonymous = await Guest(bruno.client).get(f"/api/v1/statuses/{posted['id']}")
        assert anonymous["quote_approval"]["current_user"] == "denied"
        assert (await quote(aline, posted))["quote"]["state"] == "accepted"
    await bruno.post(f"/api/v1/accounts/{aline.id}/follow")
    posted = await aline.say("for my followers", quote_approval_policy="followers")
    for _look in range(2):
        seen = (await bruno.get("/api/v1/timelines/home"))[0]
        assert (seen["id"], seen["quote_approval"]["current_user"]) == (posted["id"], "automatic")
    await quote(bruno, posted)
    changed = await aline.call(
        "PUT", f"/api/v1/statuses/{posted['id']}/interaction_policy", json={"quote_approval_policy": "nobody"}
    )
    assert changed["quote_approval"] == {"automatic": [], "manual": [], "current_user": "automatic"}
    assert changed["edited_at"] is None
    await quote(bruno, posted, expect=404)
    await bruno.call("PUT", f"/api/v1/statuses/{posted['id']}/interaction_policy", 404, json={})


async def test_the_usual_policy_is_ones_own(aline: Guest) -> None:
    changed = await aline.call(
        "PATCH", "/api/v1/accounts/update_credentials", json={"source": {"quote_policy": "followers"}}
    )
    assert changed["source"]["quote_policy"] == "followers"
    assert (await aline.say("words"))["quote_approval"]["automatic"] == ["followers"]
    assert (await aline.get("/api/v1/preferences"))["posting:default:quote_policy"] == "followers"
    await aline.call("PATCH", "/api/v1/accounts/update_credentials", 422, json={"source": {"quote_policy": "whoever"}})


async def test_what_is_not_for_everyone_is_quoted_by_nobody_else(aline: Guest, bruno: Guest) -> None:
    await bruno.post(f"/api/v1/accounts/{aline.id}/follow")
    private = await aline.say("among us", visibility="private", quote_approval_policy="public")
    assert private["quote_approval"] == {"automatic": [], "manual": [], "current_user": "automatic"}
    await quote(bruno, private, expect=404)
    own = await quote(aline, private, "and openly?")
    assert own["visibility"] == "private"
    direct = await aline.say("@bruno for you", visibility="direct")
    await quote(bruno, direct, expect=404)
    await quote(aline, direct, expect=404)
    open_ = await bruno.say("open words")
    await quote(aline, open_, "whispering", 422, visibility="direct")
    await quote(aline, open_, "@bruno whispering", visibility="direct")
    await quote(bruno, open_, "a note to myself", visibility="direct")
    assert (await bruno.get(f"/api/v1/statuses/{open_['id']}"))["quotes_count"] == 0


async def test_consent_is_taken_back(aline: Guest, bruno: Guest) -> None:
    first = await aline.say("the first word")
    second = await quote(bruno, first)
    revoke = f"/api/v1/statuses/{first['id']}/quotes/{second['id']}/revoke"
    await bruno.post(revoke, 403)
    await aline.post(f"/api/v1/statuses/{second['id']}/quotes/{first['id']}/revoke", 404)
    for _again in range(2):
        shown = await aline.post(revoke)
        assert (shown["id"], shown["quote"]) == (second["id"], {"state": "revoked", "quoted_status": None})
    assert (await bruno.get(f"/api/v1/statuses/{second['id']}"))["quote"]["state"] == "revoked"
    assert (await bruno.get(f"/api/v1/statuses/{first['id']}"))["quotes_count"] == 0
    assert await bruno.get(f"/api/v1/statuses/{first['id']}/quotes") == []
    draft = await bruno.call("DELETE", f"/api/v1/statuses/{second['id']}")
    assert (draft["quote"]["state"], draft["quote"]["quoted_status"]["id"]) == ("revoked", first["id"])


@pytest.mark.parametrize(
    ("deed", "state", "is_shown"),
    [("delete", "deleted", False), ("block", "blocked_account", True), ("mute", "muted_account", True)],
)
async def test_what_a_reader_is_told_in_place_of_a_quote(
    aline: Guest, bruno: Guest, lodge: Lodge, deed: str, state: str, is_shown: bool
) -> None:
    clara = await lodge.guest("clara")
    first = await aline.say("the first word")
    second = await quote(bruno, first)
    if deed == "delete":
        await aline.call("DELETE", f"/api/v1/statuses/{first['id']}")
    else:
        await clara.post(f"/api/v1/accounts/{aline.id}/{deed}")
    seen = (await clara.get(f"/api/v1/statuses/{second['id']}"))["quote"]
    assert (seen["state"], seen["quoted_status"] is not None) == (state, is_shown)
    nested = (await quote(clara, second))["quote"]["quoted_status"]["quote"]
    assert nested == {"state": state, "quoted_status_id": first["id"] if is_shown else None}


async def test_who_is_blocked_by_the_author_is_not_shown_the_quoted_post(
    aline: Guest, bruno: Guest, lodge: Lodge
) -> None:
    clara = await lodge.guest("clara")
    first = await aline.say("the first word")
    second = await quote(bruno, first)
    await aline.post(f"/api/v1/accounts/{clara.id}/block")
    await clara.post(f"/api/v1/accounts/{aline.id}/block")
    seen = (await clara.get(f"/api/v1/statuses/{second['id']}"))["quote"]
    assert seen == {"state": "unauthorized", "quoted_status": None}


async def test_a_held_post_is_shown_in_no_quote(aline: Guest, bruno: Guest) -> None:
    first = await aline.say("the first word")
    second = await quote(bruno, first)
    await aline.call("PUT", f"/api/v1/statuses/{first['id']}", json={"status": THREAT})
    for reader in (aline, bruno):
        seen = (await reader.get(f"/api/v1/statuses/{second['id']}"))["quote"]
        assert seen == {"state": "unauthorized", "quoted_status": None}
    held = await bruno.say(THREAT)
    await quote(bruno, held, expect=404)
    await quote(aline, held, expect=404)
