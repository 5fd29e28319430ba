"""Another server is kept at a distance: its accounts, its posts, and the follows that end with it."""

import pytest
from sqlalchemy import bindparam, update

from palabre.accounts.model import Account, Role
from palabre.accounts.tables import accounts
from palabre.store.sql import Command
from palabre.store.transaction import Transaction
from tests.api.description import Inspector
from tests.api.lodge import Guest, Lodge

BLOCKS = "/api/v1/admin/domain_blocks"
MOVE_AWAY = Command(update(accounts).values(domain="sea.far.example").where(accounts.c.id == bindparam("account")))


async def _move_away(tx: Transaction, account: Account) -> None:
    await tx.run(MOVE_AWAY, account=account.id)


@pytest.fixture
async def chloe(lodge: Lodge, aline: Guest) -> Guest:
    """Someone on another server, tied to a person here, with a post."""
    chloe = await lodge.guest("chloe")
    await chloe.say("Salt and #wind")
    await aline.post(f"/api/v1/accounts/{chloe.id}/follow")
    await chloe.post(f"/api/v1/accounts/{aline.id}/follow")
    assert chloe.account is not None
    await lodge.house.store.write(_move_away, chloe.account)
    await lodge.settle()
    return chloe


@pytest.fixture
async def owner(lodge: Lodge) -> Guest:
    """Who may keep servers away."""
    return await lodge.guest("olga", role=Role.OWNER, scopes="read write admin:read admin:write")


async def posts(guest: Guest, path: str) -> list[str]:
    """What a timeline shows."""
    return [each["content"] for each in await guest.get(path)]


async def test_a_suspended_server_is_gone_and_its_follows_are_told(
    lodge: Lodge, aline: Guest, bruno: Guest, chloe: Guest, owner: Guest
) -> None:
    inspector = Inspector()
    assert len(await posts(aline, "/api/v1/timelines/home")) == 1
    await owner.post(BLOCKS, domain="far.example", severity="suspend")
    await lodge.settle()
    assert await posts(aline, "/api/v1/timelines/home") == await posts(bruno, "/api/v1/timelines/public") == []
    assert (await bruno.get("/api/v2/search", q="chloe", type="accounts"))["accounts"] == []
    shown = await aline.get(f"/api/v1/accounts/{aline.id}")
    assert (shown["followers_count"], shown["following_count"]) == (0, 0)
    kinds = {"types[]": "severed_relationships"}
    (told,) = await inspector.get(aline, "/api/v1/notifications", **kinds)
    assert {**told["event"], "id": "", "created_at": ""} == {
        "id": "",
        "type": "domain_block",
        "purged": True,
        "target_name": "far.example",
        "followers_count": 1,
        "following_count": 1,
        "created_at": "",
    }
    grouped = await inspector.get(aline, "/api/v2/notifications", **kinds)
    assert [each["event"] for each in grouped["notification_groups"]] == [told["event"]]
    assert await bruno.get("/api/v1/notifications") == []
    (block,) = await owner.get(BLOCKS)
    await owner.call("DELETE", f"{BLOCKS}/{block['id']}")
    await lodge.settle()
    assert len(await posts(bruno, "/api/v1/timelines/public")) == 1


async def test_a_silenced_server_is_heard_by_those_who_follow(
    lodge: Lodge, aline: Guest, bruno: Guest, chloe: Guest, owner: Guest
) -> None:
    await owner.post(BLOCKS, domain="far.example", severity="silence")
    await lodge.settle()
    assert await posts(bruno, "/api/v1/timelines/public") == await posts(bruno, "/api/v1/timelines/tag/wind") == []
    assert len(await posts(aline, "/api/v1/timelines/home")) == 1
    assert (await bruno.get(f"/api/v1/accounts/{chloe.id}"))["limited"] is True
    assert await aline.get("/api/v1/notifications", **{"types[]": "severed_relationships"}) == []


async def test_whoever_blocks_a_server_is_told_what_it_cost(lodge: Lodge, aline: Guest, chloe: Guest) -> None:
    await aline.post("/api/v1/domain_blocks", domain="sea.far.example")
    await lodge.settle()
    (told,) = await aline.get("/api/v1/notifications", **{"types[]": "severed_relationships"})
    assert (told["event"]["type"], told["event"]["target_name"]) == ("user_domain_block", "sea.far.example")
