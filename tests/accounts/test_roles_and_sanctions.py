"""There is always an owner; the gravest sanction in force makes the state."""

import asyncio

import pytest

from palabre.accounts.archive import RECORDS
from palabre.accounts.expire import end_expired_sanctions
from palabre.accounts.model import AccountStateChanged, Role
from palabre.accounts.read import sanctions_in_force, staff, user_of
from palabre.accounts.roles import disable_user, enable_user, set_role
from palabre.accounts.sanctions import impose, lift
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.ground.errors import Conflict, NotFound
from palabre.store.events import EVENTS_AFTER
from palabre.store.work import Tick
from tests.accounts.people import account_of, join


async def test_the_last_owner_stays(store):
    owner = await join(store, "olga", role=Role.OWNER)
    other = await join(store, "omar", role=Role.OWNER)
    await store.write(set_role, other.account_id, Role.ADMIN)
    for demotion in (Role.ADMIN, Role.MEMBER):
        with pytest.raises(Conflict) as refusal:
            await store.write(set_role, owner.account_id, demotion)
        assert refusal.value.code == "last_owner"
    with pytest.raises(Conflict):
        await store.write(disable_user, owner.account_id)
    await store.write(set_role, owner.account_id, Role.OWNER)
    assert (await store.read(user_of, owner.account_id)).role == "owner"


async def test_two_owners_cannot_both_step_down_at_once(store):
    owners = [await join(store, name, role=Role.OWNER) for name in ("olga", "omar")]
    outcomes = await asyncio.gather(
        *(store.write(set_role, owner.account_id, Role.MEMBER) for owner in owners), return_exceptions=True
    )
    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 1
    assert len(await store.read(staff)) == 1


async def test_the_staff_stands_by_rank(store):
    for name, role in (("max", Role.MEMBER), ("mod", Role.MODERATOR), ("ada", Role.ADMIN), ("olga", Role.OWNER)):
        await join(store, name, role=role)
    assert [account.username for account in await store.read(staff)] == ["olga", "ada", "mod"]
    with pytest.raises(NotFound):
        await store.write(set_role, 404, Role.ADMIN)


async def test_enabling_what_is_open_is_a_conflict(store):
    zoe = await join(store, "zoe")
    with pytest.raises(Conflict):
        await store.write(enable_user, zoe.account_id)


async def states_told(store):
    events = await store.read(lambda db: db.all(EVENTS_AFTER, transaction=-1, seq=0, limit=100))
    return [each.read(AccountStateChanged).state for each in events if each.kind == "AccountStateChanged"]


async def test_sanctions_add_up_and_lift_one_by_one(store):
    zoe = await join(store, "zoe")
    await store.write(impose, zoe.account_id, "limit", clause_id="spam", decision_id=1)
    assert (await account_of(store, zoe)).state == "limited"
    await store.write(impose, zoe.account_id, "suspend", clause_id="threat", decision_id=2)
    assert (await account_of(store, zoe)).state == "suspended"
    in_force = await store.read(sanctions_in_force, zoe.account_id)
    assert [(each.kind, each.clause_id, each.decision_id) for each in in_force] == [
        ("limit", "spam", 1),
        ("suspend", "threat", 2),
    ]
    await store.write(lift, 2)
    await store.write(lift, 2)
    assert (await account_of(store, zoe)).state == "limited"
    await store.write(lift, 1)
    assert (await account_of(store, zoe)).state == "active"
    assert await store.read(sanctions_in_force, zoe.account_id) == []
    assert await states_told(store) == ["limited", "suspended", "limited", "active"]


async def test_a_sanction_for_a_time_ends_by_itself(store, monkeypatch):
    zoe = await join(store, "zoe")
    ends_at = clock.now() + DAY
    await store.write(impose, zoe.account_id, "suspend", clause_id="threat", decision_id=1, ends_at=ends_at)
    await store.write(end_expired_sanctions, Tick())
    assert (await account_of(store, zoe)).state == "suspended"
    monkeypatch.setattr(clock, "now", lambda: ends_at)
    await store.write(end_expired_sanctions, Tick())
    assert (await account_of(store, zoe)).state == "active"
    await store.write(end_expired_sanctions, Tick())
    assert await states_told(store) == ["suspended", "active"]


async def test_no_sanction_without_an_account_or_of_another_kind(store):
    zoe = await join(store, "zoe")
    with pytest.raises(NotFound):
        await store.write(impose, 404, "limit", clause_id="spam", decision_id=1)
    with pytest.raises(ValueError, match="no such sanction"):
        await store.write(impose, zoe.account_id, "shame", clause_id="spam", decision_id=1)
    assert await store.read(sanctions_in_force, zoe.account_id) == []


def test_every_table_of_the_room_is_in_its_archive():
    from sqlalchemy import Table

    from palabre.accounts import tables

    assert {each.name for each in vars(tables).values() if isinstance(each, Table)} == {each.name for each in RECORDS}
