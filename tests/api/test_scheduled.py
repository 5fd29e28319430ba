"""Scheduled statuses through the API."""

from typing import Any

import pytest

from palabre.ground import clock
from palabre.ground.clock import DAY, HOUR, MINUTE, iso
from palabre.statuses.scheduling.schedule import unschedule_all
from tests.api.description import Inspector
from tests.api.lodge import Guest, Lodge
from tests.api.test_accounts import picture

AT = "/api/v1/scheduled_statuses"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Moves the clock on by so many milliseconds."""
    real = clock.now
    moved = [0]
    monkeypatch.setattr(clock, "now", lambda: real() + moved[0])

    def move(by: int) -> None:
        moved[0] += by

    return move


def soon(by: int = HOUR) -> str:
    return iso(clock.now() + by)


async def test_it_is_posted_once_when_its_time_has_come(aline: Guest, lodge: Lodge, later: Any) -> None:
    inspector = Inspector()
    media = await aline.call("POST", "/api/v2/media", files={"file": ("p.png", picture(), "image/png")})
    moment = soon()
    more = {"scheduled_at": moment, "media_ids": [media["id"]], "visibility": "unlisted", "language": "fr"}
    waiting = await inspector.post(aline, "/api/v1/statuses", status="Later", **more)
    assert (waiting["scheduled_at"], waiting["params"]["text"]) == (moment, "Later")
    assert [each["id"] for each in waiting["media_attachments"]] == waiting["params"]["media_ids"] == [media["id"]]
    assert await inspector.get(aline, AT) == [waiting]
    assert await inspector.get(aline, AT + "/{id}", f"{AT}/{waiting['id']}") == waiting
    await aline.post("/api/v1/statuses", 422, status="Now", media_ids=[media["id"]])
    later(DAY // 2)
    await lodge.settle()
    later(-DAY // 2 + HOUR)
    for _twice in range(2):
        await lodge.settle()
    [posted] = await aline.get(f"/api/v1/accounts/{aline.id}/statuses")
    assert (posted["content"], posted["visibility"], posted["language"]) == ("<p>Later</p>", "unlisted", "fr")
    assert [each["id"] for each in posted["media_attachments"]] == [media["id"]]
    assert await aline.get(AT) == []
    await aline.get(f"{AT}/{waiting['id']}", 404)


async def test_a_poll_begins_when_it_is_posted(aline: Guest, lodge: Lodge, later: Any) -> None:
    poll = {"options": ["Yes", "No"], "expires_in": 600, "multiple": True}
    waiting = await Inspector().post(aline, "/api/v1/statuses", status="Later?", poll=poll, scheduled_at=soon())
    assert waiting["params"]["poll"] == {**poll, "hide_totals": False}
    later(HOUR + MINUTE)
    await lodge.settle()
    [posted] = await aline.get(f"/api/v1/accounts/{aline.id}/statuses")
    assert posted["poll"]["expired"] is False


async def test_it_can_be_moved_and_taken_back(aline: Guest, bruno: Guest, lodge: Lodge, later: Any) -> None:
    waiting = await aline.say("Later", scheduled_at=soon())
    moved = soon(2 * HOUR)
    at = f"{AT}/{waiting['id']}"
    shown = await Inspector().ask(aline, "PUT", AT + "/{id}", at, json={"scheduled_at": moved})
    assert shown["scheduled_at"] == moved
    later(HOUR + MINUTE)
    await lodge.settle()
    assert [each["id"] for each in await aline.get(AT)] == [waiting["id"]]
    for method, path, body in (("GET", at, None), ("PUT", at, {"scheduled_at": soon()}), ("DELETE", at, None)):
        await bruno.call(method, path, 404, json=body)
    await aline.call("DELETE", at)
    later(2 * HOUR)
    await lodge.settle()
    assert await aline.get(f"/api/v1/accounts/{aline.id}/statuses") == []


@pytest.mark.parametrize(
    "moment", ["tomorrow", "2026-13-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]
)
async def test_what_is_no_moment_is_refused(aline: Guest, moment: str) -> None:
    await aline.post("/api/v1/statuses", 422, status="Later", scheduled_at=moment)


async def test_not_too_soon_and_not_too_many(aline: Guest) -> None:
    refused = await aline.post("/api/v1/statuses", 422, status="Later", scheduled_at=soon(4 * MINUTE))
    assert "in the future" in refused["error"]
    noon = clock.now() - clock.now() % DAY + DAY + 12 * HOUR
    rows = [await aline.say(f"Later {number}", scheduled_at=iso(noon)) for number in range(25)]
    await aline.post("/api/v1/statuses", 422, status="One more", scheduled_at=iso(noon + HOUR))
    other = await aline.say("The day after", scheduled_at=iso(noon + DAY))
    await aline.call("PUT", f"{AT}/{other['id']}", 422, json={"scheduled_at": iso(noon)})
    await aline.call("PUT", f"{AT}/{rows[0]['id']}", json={"scheduled_at": iso(noon + 1)})


async def test_a_moment_that_has_passed_posts_at_once(aline: Guest) -> None:
    posted = await Inspector().post(aline, "/api/v1/statuses", status="Late", scheduled_at=soon(-MINUTE))
    assert posted["content"] == "<p>Late</p>"
    assert await aline.get(AT) == []
    waiting = await aline.say("Later", scheduled_at=soon())
    await aline.call("PUT", f"{AT}/{waiting['id']}", 422, json={"scheduled_at": soon(-MINUTE)})


async def test_a_repeated_request_schedules_once(aline: Guest, lodge: Lodge, later: Any) -> None:
    async def ask() -> Any:
        body = {"status": "Later", "scheduled_at": soon()}
        return await aline.call("POST", "/api/v1/statuses", json=body, headers={"Idempotency-Key": "k1"})

    first = await ask()
    assert first["params"]["idempotency"] == "k1"
    assert (await ask())["id"] == first["id"]
    later(HOUR + MINUTE)
    await lodge.settle()
    [posted] = await aline.get(f"/api/v1/accounts/{aline.id}/statuses")
    assert (await ask())["id"] == posted["id"]


async def test_what_an_erased_account_has_scheduled_goes_too(aline: Guest, bruno: Guest, lodge: Lodge) -> None:
    for who in (aline, bruno):
        await who.say("Later", scheduled_at=soon())
    await lodge.house.store.write(unschedule_all, int(aline.id))
    assert [len(await who.get(AT)) for who in (aline, bruno)] == [0, 1]


async def test_what_cannot_be_posted_waits_for_its_author(aline: Guest, bruno: Guest, lodge: Lodge, later: Any) -> None:
    root = await bruno.say("root")
    waiting = await aline.say("answer", in_reply_to_id=root["id"], scheduled_at=soon())
    await bruno.call("DELETE", f"/api/v1/statuses/{root['id']}")
    later(HOUR + MINUTE)
    await lodge.settle()
    [kept] = await Inspector().get(aline, AT)
    assert kept["id"] == waiting["id"]
    assert "answering" in kept["palabre"]["problem"]
    assert await aline.get(f"/api/v1/accounts/{aline.id}/statuses") == []
