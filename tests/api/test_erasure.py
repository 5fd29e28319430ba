"""An account that is erased leaves nothing: every table of every room is looked through."""

from typing import Any

import msgspec
from sqlalchemy import Table, select

from palabre.accounts.model import Role
from palabre.accounts.read import user_of
from palabre.ground import clock
from palabre.ground.clock import HOUR, iso
from palabre.store.schema import metadata
from palabre.store.sql import Query
from palabre.store.transaction import Reader
from tests.api.lodge import Guest, Lodge
from tests.api.test_accounts import picture

KEPT = {
    "accounts": "the name, so that nobody takes it up",
    "appeals": "the record of moderation",
    "audit_log": "the record of moderation",
    "cases": "the record of moderation",
    "decisions": "the record of moderation",
    "reports": "the record of moderation",
    "sanctions": "the record of moderation",
    "statements": "the record of moderation",
    "strikes": "the record of moderation",
    "events": "what happened in the last days, by number only",
    "journal": "what the other engine's log keeps too, for some hours",
}


async def lives_a_full_life(lodge: Lodge, who: Guest, friend: Guest) -> None:
    """Leaves a trace in as many tables as one can."""
    said = await who.say("Hello #birds", media_ids=[(await uploaded(who))["id"]])
    poll = {"options": ["Yes", "No"], "expires_in": 3600, "multiple": True}
    asked = await friend.say("Which? #birds", poll=poll)
    await who.say("My poll", poll=poll)
    await uploaded(who)
    await who.call("PATCH", "/api/v1/accounts/update_credentials", files={"avatar": ("a.png", picture(), "image/png")})
    for each in (who, friend):
        await each.call("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    for one, other in ((who, friend), (friend, who)):
        account = f"/api/v1/accounts/{other.id}"
        await one.post(f"{account}/follow")
        await one.post(f"{account}/note", comment="Met at sea")
        await one.post(f"{account}/pin")
        listed = await one.post("/api/v1/lists", title="Crew")
        await one.post(f"/api/v1/lists/{listed['id']}/accounts", account_ids=[other.id])
        made = await one.post("/api/v1/collections", name="Sailors", description="", account_ids=[other.id])
        assert made["collection"]["items"]
        await one.say(f"@{other.account.username if other.account else ''} between us", visibility="direct")
        await one.call("DELETE", f"/api/v1/suggestions/{other.id}")
    third = await lodge.guest("third")
    await third.say("@erased @friend among three", visibility="direct")
    await third.post(f"/api/v1/accounts/{who.id}/mute")
    await who.post(f"/api/v1/accounts/{third.id}/block")
    await friend.post(f"/api/v1/statuses/{said['id']}/reblog")
    await friend.post(f"/api/v1/statuses/{said['id']}/favourite")
    await friend.say("An answer", in_reply_to_id=said["id"])
    at = f"/api/v1/statuses/{asked['id']}"
    for act in ("favourite", "bookmark", "reblog", "mute"):
        await who.post(f"{at}/{act}")
    again = await friend.say("Another")
    await who.post(f"/api/palabre/v1/statuses/{again['id']}/vote", direction="down")
    await who.post(f"/api/v1/polls/{asked['poll']['id']}/votes", choices=[0, 1])
    await who.post("/api/v1/tags/birds/follow")
    await who.post("/api/v1/featured_tags", name="birds")
    await who.post("/api/v2/filters", title="No", context=["home"], keywords_attributes=[{"keyword": "cats"}])
    await who.post("/api/v1/statuses", status="Later", scheduled_at=iso(clock.now() + HOUR))
    await who.call("POST", "/api/v1/statuses", json={"status": "Once"}, headers={"Idempotency-Key": "k"})
    await who.post("/api/v1/markers", home={"last_read_id": asked["id"]})
    await who.call("PATCH", "/api/v2/notifications/policy", json={"for_new_accounts": "filter"})
    await who.post("/api/v1/domain_blocks", domain="elsewhere.example")
    await lodge.settle()


async def uploaded(who: Guest) -> Any:
    """A picture that someone has sent."""
    return await who.call("POST", "/api/v2/media", files={"file": ("p.png", picture(), "image/png")})


async def traces(db: Reader, numbers: set[int]) -> dict[str, int]:
    """In how many rows of which table, but for those kept knowingly, one of these numbers stands."""
    found: dict[str, int] = {}
    for table in metadata.sorted_tables:
        rows = [] if table.name in KEPT else await db.all(Query(select(table), _row_of(table)))
        if count := sum(any(_names(value, numbers) for value in msgspec.structs.astuple(row)) for row in rows):
            found[table.name] = count
    return found


def _row_of(table: Table) -> type[msgspec.Struct]:
    return msgspec.defstruct(str(table.name), [(str(column.name), Any) for column in table.columns])


def _names(value: Any, numbers: set[int]) -> bool:
    return value in numbers if isinstance(value, int) else any(str(each) in str(value) for each in numbers)


async def test_nothing_is_left(lodge: Lodge) -> None:
    owner = await lodge.guest("olga", role=Role.OWNER, scopes="read write admin:read admin:write")
    who, friend = await lodge.guest("erased"), await lodge.guest("friend")
    await lives_a_full_life(lodge, who, friend)
    user = await lodge.house.store.read(user_of, int(who.id))
    assert user is not None
    numbers = {int(who.id), user.id}
    before = await lodge.house.store.read(traces, numbers)
    assert len(before) > 30
    path = f"/api/v1/admin/accounts/{who.id}"
    await owner.post(f"{path}/action", type="suspend")
    await owner.call("DELETE", path)
    await lodge.settle()
    assert await lodge.house.store.read(traces, numbers) == {}
    shown = await friend.get(f"/api/v1/accounts/{friend.id}")
    assert (shown["followers_count"], shown["following_count"]) == (0, 0)
    [asked] = [each for each in await friend.get(f"/api/v1/accounts/{friend.id}/statuses") if each["poll"]]
    assert (asked["favourites_count"], asked["reblogs_count"]) == (0, 0)
    assert (asked["poll"]["votes_count"], asked["poll"]["voters_count"]) == (0, 0)
    [together] = await friend.get("/api/v1/conversations")
    assert [each["username"] for each in together["accounts"]] == ["third"]
