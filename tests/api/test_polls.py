"""Polls through the API."""

import asyncio
from typing import Any

import pytest

from palabre.ground import clock
from palabre.ground.clock import HOUR
from tests.api.description import Inspector
from tests.api.lodge import THREAT, Guest, Lodge
from tests.api.test_accounts import picture

FRUIT: dict[str, Any] = {"options": ["Apple", "Pear", "Plum"], "expires_in": 3600}


def tallies(poll: dict[str, Any]) -> list[int | None]:
    return [option["votes_count"] for option in poll["options"]]


async def test_everyone_votes_once(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    inspector = Inspector()
    posted = await inspector.post(aline, "/api/v1/statuses", status="Which?", poll={**FRUIT, "multiple": True})
    asked = posted["poll"]
    assert (asked["multiple"], asked["expired"], asked["voted"], asked["own_votes"]) == (True, False, True, [])
    at = f"/api/v1/polls/{asked['id']}/votes"
    given = await inspector.post(bruno, "/api/v1/polls/{id}/votes", at, choices=[2, "0"])
    assert (tallies(given), given["votes_count"], given["voters_count"]) == ([1, 0, 1], 2, 1)
    assert (given["voted"], given["own_votes"]) == (True, [0, 2])
    for who, choices, words in (
        (bruno, [2], "You have already voted on this poll"),
        (aline, [1], "You cannot vote in your own polls"),
        (await lodge.guest("carla"), [3], "The chosen vote option does not exist"),
    ):
        assert words in (await who.post(at, 422, choices=choices))["error"]
    await bruno.post(at, 422)
    seen = await lodge.stranger.get(f"/api/v1/polls/{asked['id']}")
    assert "voted" not in seen
    assert tallies(seen) == [1, 0, 1]
    [shown] = await bruno.get("/api/v1/timelines/public")
    assert shown["poll"] == given == await inspector.get(bruno, "/api/v1/polls/{id}", f"/api/v1/polls/{asked['id']}")
    await bruno.post(f"/api/v1/statuses/{posted['id']}/reblog")
    assert (await bruno.get("/api/v1/timelines/home"))[0]["reblog"]["poll"]["own_votes"] == [0, 2]


async def test_one_choice_means_one(aline: Guest, bruno: Guest) -> None:
    form = {"status": "Which?", "poll[options][]": ["Yes", "No"], "poll[expires_in]": "600", "poll[multiple]": "false"}
    posted = await aline.call("POST", "/api/v1/statuses", data=form)
    at = f"/api/v1/polls/{posted['poll']['id']}/votes"
    await bruno.post(at, 422, choices=[0, 1])
    await bruno.call("POST", at, data={"choices[]": ["1"]})
    assert bruno.last is not None
    assert tallies(bruno.last.json()) == [0, 1]
    assert "already voted" in (await bruno.post(at, 422, choices=[0]))["error"]


async def test_choices_can_be_added_where_several_may_be_made(aline: Guest, bruno: Guest) -> None:
    posted = await aline.say("Which?", poll={**FRUIT, "multiple": True})
    at = f"/api/v1/polls/{posted['poll']['id']}"
    await bruno.post(f"{at}/votes", choices=[2])
    await bruno.post(f"{at}/votes", 422, choices=[0, 2])
    added = await bruno.post(f"{at}/votes", choices=[0])
    assert (tallies(added), added["votes_count"], added["voters_count"]) == ([1, 0, 1], 2, 1)
    assert added["own_votes"] == [0, 2]
    assert added == await bruno.get(at)


@pytest.mark.parametrize(
    "poll",
    [
        {"options": ["Yes", "  "], "expires_in": 600},
        {"options": ["Yes", "Yes "], "expires_in": 600},
        {"options": list("abcde"), "expires_in": 600},
        {"options": ["Yes", "n" * 51], "expires_in": 600},
        {"options": ["Yes", "No"]},
        {"options": ["Yes", "No"], "expires_in": 299},
        {"options": ["Yes", "No"], "expires_in": 10**30},
        {"options": "Yes", "expires_in": 600},
    ],
    ids=lambda poll: str(poll)[:40],
)
async def test_what_is_no_poll_is_refused(aline: Guest, poll: dict[str, Any]) -> None:
    await aline.post("/api/v1/statuses", 422, status="Which?", poll=poll)


async def test_a_poll_keeps_to_its_limits(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    limits = (await lodge.stranger.get("/api/v2/instance"))["configuration"]["polls"]
    assert (limits["max_options"], limits["max_characters_per_option"], limits["min_expiration"]) == (4, 50, 300)
    media = await aline.call("POST", "/api/v2/media", files={"file": ("p.png", picture(), "image/png")})
    await aline.post("/api/v1/statuses", 422, status="Which?", poll=FRUIT, media_ids=[media["id"]])
    closed = await aline.say("Which?", poll=FRUIT, visibility="private")
    for who in (bruno, lodge.stranger):
        await who.get(f"/api/v1/polls/{closed['poll']['id']}", 404)
    await bruno.post(f"/api/v1/polls/{closed['poll']['id']}/votes", 404, choices=[0])
    threat = await aline.say("What do you think?", poll={**FRUIT, "options": ["Nothing", THREAT[:50]]})
    assert threat["palabre"]["held"]["state"] == "held"
    await bruno.get(f"/api/v1/polls/{threat['poll']['id']}", 404)


async def test_the_end_is_told_and_shows_what_was_hidden(
    aline: Guest, bruno: Guest, lodge: Lodge, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted = await aline.say("Which?", poll={**FRUIT, "hide_totals": True})
    at = f"/api/v1/polls/{posted['poll']['id']}"
    given = await bruno.post(f"{at}/votes", choices=[1])
    assert (tallies(given), given["votes_count"]) == ([None] * 3, 1)
    await lodge.settle()
    assert await bruno.get("/api/v1/notifications", **{"types[]": "poll"}) == []
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() + 2 * HOUR)
    over = await bruno.get(at)
    assert (over["expired"], tallies(over)) == (True, [0, 1, 0])
    carla = await lodge.guest("carla")
    assert "The poll has already ended" in (await carla.post(f"{at}/votes", 422, choices=[0]))["error"]
    async with lodge.house.streams.public() as items:
        await lodge.settle()
        async with asyncio.timeout(10):
            item = await anext(items)
    assert (item.kind, str(item.id)) == ("status.update", posted["id"])
    for who in (aline, bruno):
        [told] = await Inspector().get(who, "/api/v1/notifications", **{"types[]": "poll"})
        assert (told["type"], told["status"]["id"], told["account"]["id"]) == ("poll", posted["id"], aline.id)
        assert told["status"]["poll"]["expired"] is True
    assert await carla.get("/api/v1/notifications") == []


async def test_an_edit_asks_anew(aline: Guest, bruno: Guest) -> None:
    inspector = Inspector()
    posted = await aline.say("Which?", poll=FRUIT)
    at = f"/api/v1/statuses/{posted['id']}"
    await bruno.post(f"/api/v1/polls/{posted['poll']['id']}/votes", choices=[0])
    same = await aline.call("PUT", at, json={"status": "Which one?", "poll": FRUIT})
    assert (same["poll"]["id"], tallies(same["poll"])) == (posted["poll"]["id"], [1, 0, 0])
    other = await aline.call("PUT", at, json={"status": "Which one?", "poll": {**FRUIT, "options": ["Fig", "Date"]}})
    assert (tallies(other["poll"]), other["poll"]["voters_count"]) == ([0, 0], 0)
    assert (await bruno.get(at))["poll"]["voted"] is False
    gone = await aline.call("PUT", at, json={"status": "Never mind."})
    assert gone["poll"] is None
    await bruno.get(f"/api/v1/polls/{posted['poll']['id']}", 404)
    told = await inspector.get(bruno, "/api/v1/statuses/{id}/history", f"{at}/history")
    options = [[each["title"] for each in edit["poll"]["options"]] if edit["poll"] else None for edit in told]
    assert options == [FRUIT["options"], FRUIT["options"], ["Fig", "Date"], None]


async def test_a_deleted_status_takes_its_poll_along(aline: Guest, bruno: Guest) -> None:
    posted = await aline.say("Which?", poll=FRUIT)
    at = f"/api/v1/polls/{posted['poll']['id']}"
    await bruno.post(f"{at}/votes", choices=[0])
    before = await aline.call("DELETE", f"/api/v1/statuses/{posted['id']}")
    assert (before["text"], tallies(before["poll"])) == ("Which?", [1, 0, 0])
    await aline.get(at, 404)
