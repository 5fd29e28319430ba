"""Many requests at the same moment: nothing doubles, no bound is passed, nothing breaks."""

import asyncio
from collections import Counter

import pytest

from tests.api.lodge import Guest, Lodge

AT_ONCE = 12


async def statuses_of(*requests) -> Counter[int]:
    return Counter(answer.status_code for answer in await asyncio.gather(*requests))


def ask(guest: Guest, path: str, **options):
    headers = {"Authorization": f"Bearer {guest.token}", **options.pop("headers", {})}
    return guest.client.post(path, headers=headers, **options)


async def test_no_more_pins_than_allowed(aline: Guest) -> None:
    posted = [await aline.say(f"number {number}") for number in range(8)]
    found = await statuses_of(*[ask(aline, f"/api/v1/statuses/{each['id']}/pin") for each in posted])
    assert found == {200: 5, 422: 3}
    assert len(await aline.get(f"/api/v1/accounts/{aline.id}/statuses", pinned="true")) == 5


async def test_one_key_makes_one_post(aline: Guest) -> None:
    body = {"status": "only once"}
    asked = [ask(aline, "/api/v1/statuses", json=body, headers={"Idempotency-Key": "k"}) for _ in range(AT_ONCE)]
    answers = await asyncio.gather(*asked)
    assert {each.status_code for each in answers} == {200}
    assert len({each.json()["id"] for each in answers}) == 1


async def test_reactions_count_once_however_often_they_are_sent(aline: Guest, bruno: Guest) -> None:
    posted = await bruno.say("like me")
    here = f"/api/v1/statuses/{posted['id']}"
    for done, undone in (("favourite", "unfavourite"), ("reblog", "unreblog")):
        assert set(await statuses_of(*[ask(aline, f"{here}/{done}") for _ in range(AT_ONCE)])) == {200}
        now = await bruno.get(here)
        assert now["favourites_count"] + now["reblogs_count"] == 1
        assert set(await statuses_of(*[ask(aline, f"{here}/{undone}") for _ in range(AT_ONCE)])) == {200}
    now = await bruno.get(here)
    assert (now["favourites_count"], now["reblogs_count"]) == (0, 0)


async def test_following_and_blocking_at_once_leave_counts_that_are_right(
    lodge: Lodge, aline: Guest, bruno: Guest
) -> None:
    acts = [
        (aline, bruno, "follow"),
        (bruno, aline, "block"),
        (aline, bruno, "unfollow"),
        (bruno, aline, "unblock"),
        (bruno, aline, "follow"),
        (aline, bruno, "mute"),
    ]
    asked = [ask(who, f"/api/v1/accounts/{whom.id}/{act}") for _turn in range(4) for who, whom, act in acts]
    assert set(await statuses_of(*asked)) <= {200, 403}
    for who, whom in ((aline, bruno), (bruno, aline)):
        await who.post(f"/api/v1/accounts/{whom.id}/unblock")
        await who.post(f"/api/v1/accounts/{whom.id}/unfollow")
    await lodge.settle()
    for each in (aline, bruno):
        shown = await aline.get(f"/api/v1/accounts/{each.id}")
        assert (shown["followers_count"], shown["following_count"]) == (0, 0)


async def test_reacting_to_what_is_being_deleted_never_breaks(aline: Guest, bruno: Guest) -> None:
    posted = await bruno.say("soon gone")
    here = f"/api/v1/statuses/{posted['id']}"
    reply = {"status": "wait", "in_reply_to_id": posted["id"]}
    found = await statuses_of(
        *[ask(aline, f"{here}/{act}") for act in ("favourite", "reblog", "bookmark", "mute")],
        bruno.client.delete(here, headers={"Authorization": f"Bearer {bruno.token}"}),
        ask(aline, "/api/v1/statuses", json=reply),
        *[ask(bruno, f"{here}/pin"), ask(aline, f"{here}/unfavourite")],
    )
    assert set(found) <= {200, 404}
    assert (await aline.get(here, 404))["error"]
    assert [each["id"] for each in await aline.get("/api/v1/bookmarks")] == []


@pytest.mark.parametrize("overrides", [{"sign_ins_per_hour": 3}])
async def test_guesses_at_once_are_not_all_let_through(visitor, overrides: dict[str, object]) -> None:
    await visitor("ana")
    guest = await visitor()
    await guest.get("/sign-in")
    found = await statuses_of(*[guest.send("/sign-in", {"login": "ana", "password": f"guess {n}"}) for n in range(8)])
    assert found == {401: 3, 429: 5}
