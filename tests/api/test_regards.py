"""What one keeps about others: notes, endorsements, blocked servers; and whom one knows among their followers."""

from typing import Any

import pytest
from sqlalchemy import update

from palabre.accounts.tables import accounts
from palabre.store.sql import Command
from palabre.store.transaction import Transaction
from tests.api.description import Inspector
from tests.api.lodge import Guest, Lodge


@pytest.fixture
async def chloe(lodge: Lodge) -> Guest:
    """A third member."""
    return await lodge.guest("chloe")


async def standing(viewer: Guest, other: Guest) -> Any:
    return (await Inspector().get(viewer, "/api/v1/accounts/relationships", **{"id[]": other.id}))[0]


async def test_a_note_is_for_its_author_alone(aline: Guest, bruno: Guest) -> None:
    path = f"/api/v1/accounts/{bruno.id}/note"
    assert (await Inspector().post(aline, "/api/v1/accounts/{id}/note", path, comment="lends books"))["note"]
    assert (await standing(aline, bruno))["note"] == "lends books"
    assert (await standing(bruno, aline))["note"] == ""
    assert (await aline.post(path, comment="x" * 2_000))["note"] == "x" * 2_000
    await aline.post(path, 422, comment="x" * 2_001)
    assert (await aline.post(path))["note"] == ""
    await aline.post("/api/v1/accounts/12/note", 404)


async def test_one_endorses_those_whom_one_follows(aline: Guest, bruno: Guest, chloe: Guest, lodge: Lodge) -> None:
    ask = Inspector()
    await aline.post(f"/api/v1/accounts/{bruno.id}/endorse", 422)
    for other, verb in ((bruno, "endorse"), (chloe, "pin")):
        await aline.post(f"/api/v1/accounts/{other.id}/follow")
        pattern = f"/api/v1/accounts/{{id}}/{verb}"
        told = await ask.post(aline, pattern, pattern.format(id=other.id))
        assert told["endorsed"]
    mine = await ask.get(aline, "/api/v1/endorsements", limit=1)
    rest = await aline.get(aline.link("next") or "")
    assert [each["id"] for each in (*mine, *rest)] == [chloe.id, bruno.id]
    path = f"/api/v1/accounts/{aline.id}/endorsements"
    theirs = await ask.get(lodge.stranger, "/api/v1/accounts/{id}/endorsements", path)
    assert [each["id"] for each in theirs] == [chloe.id, bruno.id]
    assert not (await standing(bruno, aline))["endorsed"]
    assert not (await aline.post(f"/api/v1/accounts/{bruno.id}/unendorse"))["endorsed"]
    assert not (await aline.post(f"/api/v1/accounts/{bruno.id}/unpin"))["endorsed"]
    assert not (await aline.post(f"/api/v1/accounts/{chloe.id}/unfollow"))["endorsed"]
    assert await aline.get("/api/v1/endorsements") == []


MOVE_AWAY = Command(update(accounts).values(domain="far.example").where(accounts.c.username_key == "chloe"))


async def _move_away(tx: Transaction) -> None:
    await tx.run(MOVE_AWAY)


async def test_nothing_of_a_blocked_server_is_heard(aline: Guest, bruno: Guest, chloe: Guest, lodge: Lodge) -> None:
    for other in (bruno, chloe):
        await aline.post(f"/api/v1/accounts/{other.id}/follow")
    await chloe.post(f"/api/v1/accounts/{aline.id}/follow")
    said = await chloe.say("@aline hello from afar")
    shared = await bruno.post(f"/api/v1/statuses/{said['id']}/reblog")
    await lodge.settle()
    await lodge.house.store.write(_move_away)
    told = await aline.get("/api/v1/notifications", **{"types[]": "mention"})
    assert [each["account"]["id"] for each in told] == [chloe.id]
    assert await aline.post("/api/v1/domain_blocks", domain="FAR.example") == {}
    assert await aline.post("/api/v1/domain_blocks", domain="far.example") == {}
    assert await aline.get("/api/v1/domain_blocks") == ["far.example"]
    seen = await standing(aline, chloe)
    assert (seen["domain_blocking"], seen["following"], seen["followed_by"]) == (True, False, False)
    assert not (await standing(aline, bruno))["domain_blocking"]
    assert await aline.get("/api/v1/notifications", **{"types[]": "mention"}) == []
    assert await aline.get("/api/v1/timelines/home") == []
    assert await aline.get("/api/v1/timelines/public") == []
    assert [each["id"] for each in await bruno.get("/api/v1/timelines/public")] == [said["id"]]
    assert await aline.call("DELETE", "/api/v1/domain_blocks", json={"domain": "far.example"}) == {}
    assert await aline.get("/api/v1/domain_blocks") == []
    assert [each["id"] for each in await aline.get("/api/v1/timelines/home")] == [shared["id"]]
    for written in ("", "not a server", "palabre.example", "a..b", "x" * 300):
        await aline.post("/api/v1/domain_blocks", 422, domain=written)
    await aline.post("/api/v1/domain_blocks", 422)
    await aline.post("/api/v1/domain_blocks", domain="bücher.example")
    assert await aline.get("/api/v1/domain_blocks") == ["xn--bcher-kva.example"]


async def test_familiar_followers_are_those_one_follows_among_them(
    aline: Guest, bruno: Guest, chloe: Guest, lodge: Lodge
) -> None:
    david = await lodge.guest("david")
    await aline.post(f"/api/v1/accounts/{bruno.id}/follow")
    for fan in (bruno, chloe):
        await fan.post(f"/api/v1/accounts/{david.id}/follow")
    ask = Inspector()
    path = "/api/v1/accounts/familiar_followers"
    [found] = await ask.get(aline, path, **{"id[]": david.id})
    assert (found["id"], [each["id"] for each in found["accounts"]]) == (david.id, [bruno.id])
    await david.call("PATCH", "/api/v1/accounts/update_credentials", json={"hide_collections": True})
    [found] = await aline.get(path, **{"id[]": david.id})
    assert found == {"id": david.id, "accounts": []}
    assert await aline.get(path) == []
