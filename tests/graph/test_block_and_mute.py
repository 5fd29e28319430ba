"""Blocking and muting: who reaches whom."""

import pytest

from palabre.accounts.read import account_by_id
from palabre.graph.block import block, unblock
from palabre.graph.follow import follow
from palabre.graph.mute import end_expired_mutes, mute, unmute
from palabre.graph.read import (
    blocked_either_way,
    blocks,
    bonds,
    hears,
    is_following,
    mutes,
    relationships,
    unwelcome_ids,
)
from palabre.ground import clock
from palabre.ground.errors import Invalid
from palabre.store.paging import Page
from palabre.store.store import Store
from palabre.store.work import Tick
from tests.graph.conftest import Join


async def test_a_block_ends_follows_both_ways(store: Store, join: Join) -> None:
    ada, ben = await join("ada"), await join("ben")
    await store.write(follow, ada, ben)
    await store.write(follow, ben, ada)
    await store.write(block, ada.id, ben.id)
    await store.write(block, ada.id, ben.id)
    assert not await store.read(is_following, ada.id, ben.id)
    assert not await store.read(is_following, ben.id, ada.id)
    for each in (ada, ben):
        account = await store.read(account_by_id, each.id)
        assert account is not None
        assert (account.followers_count, account.following_count) == (0, 0)
    assert await store.read(blocked_either_way, ada.id, ben.id)
    assert await store.read(blocked_either_way, ben.id, ada.id)
    (mine,) = await store.read(relationships, ada.id, [ben.id])
    (theirs,) = await store.read(relationships, ben.id, [ada.id])
    assert (mine.blocking, mine.blocked_by) == (True, False)
    assert (theirs.blocking, theirs.blocked_by) == (False, True)
    assert [each.account.username for each in await store.read(blocks, ada.id, Page())] == ["ben"]
    assert await store.read(blocks, ben.id, Page()) == []
    await store.write(unblock, ada.id, ben.id)
    assert not await store.read(blocked_either_way, ada.id, ben.id)


async def test_nobody_blocks_or_mutes_themselves(store: Store, join: Join) -> None:
    ada = await join("ada")
    with pytest.raises(Invalid):
        await store.write(block, ada.id, ada.id)
    with pytest.raises(Invalid):
        await store.write(mute, ada.id, ada.id)


async def test_a_mute_is_one_sided_and_can_leave_notifications(store: Store, join: Join) -> None:
    ada, ben = await join("ada"), await join("ben")
    assert await store.read(hears, ada.id, ben.id)
    await store.write(mute, ada.id, ben.id, notifications=False)
    (mine,) = await store.read(relationships, ada.id, [ben.id])
    assert (mine.muting, mine.muting_notifications) == (True, False)
    assert await store.read(hears, ada.id, ben.id)
    await store.write(mute, ada.id, ben.id)
    assert not await store.read(hears, ada.id, ben.id)
    assert await store.read(hears, ben.id, ada.id)
    assert [each.account.username for each in await store.read(mutes, ada.id, Page())] == ["ben"]
    await store.write(unmute, ada.id, ben.id)
    assert await store.read(mutes, ada.id, Page()) == []


async def test_a_mute_ends_by_itself(store: Store, join: Join, monkeypatch: pytest.MonkeyPatch) -> None:
    ada, ben = await join("ada"), await join("ben")
    await store.write(mute, ada.id, ben.id, duration_s=60)
    (mine,) = await store.read(relationships, ada.id, [ben.id])
    assert mine.muting_expires_at is not None
    assert await store.read(unwelcome_ids, ada.id) == {ben.id}
    later = clock.now() + 61_000
    monkeypatch.setattr(clock, "now", lambda: later)
    (mine,) = await store.read(relationships, ada.id, [ben.id])
    assert not mine.muting
    assert await store.read(unwelcome_ids, ada.id) == set()
    assert await store.read(hears, ada.id, ben.id)
    await store.write(end_expired_mutes, Tick())
    monkeypatch.undo()
    assert await store.read(mutes, ada.id, Page()) == []


async def test_unwelcome_are_the_blocked_the_blocking_and_the_muted(store: Store, join: Join) -> None:
    ada, *others = [await join(name) for name in ("ada", "ben", "cleo", "dan", "eve")]
    ben, cleo, dan, eve = others
    await store.write(block, ada.id, ben.id)
    await store.write(block, cleo.id, ada.id)
    await store.write(mute, ada.id, dan.id)
    await store.write(mute, eve.id, ada.id)
    assert await store.read(unwelcome_ids, ada.id) == {ben.id, cleo.id, dan.id}


async def test_bonds_name_only_what_was_asked(store: Store, join: Join) -> None:
    ada, ben, cleo, dan = [await join(name) for name in ("ada", "ben", "cleo", "dan")]
    await store.write(follow, ada, ben)
    await store.write(block, cleo.id, ada.id)
    await store.write(mute, ada.id, dan.id)
    found = await store.read(bonds, ada.id, [ada.id, ben.id, cleo.id])
    assert [set(each) for each in (found.followed, found.blocked, found.muted)] == [{ben.id}, {cleo.id}, set()]
    nobody = await store.read(bonds, None, [ben.id, cleo.id])
    assert not nobody.followed | nobody.blocked | nobody.muted
