"""Following, asking to follow, and stopping."""

import msgspec
import pytest

from palabre.accounts.profile import ProfileChange, update_profile
from palabre.accounts.read import account_by_id
from palabre.graph.block import block
from palabre.graph.follow import follow, remove_follower, unfollow
from palabre.graph.read import (
    follow_requests,
    followed_ids,
    follower_ids,
    followers,
    following,
    is_following,
    relationships,
)
from palabre.graph.requests import accept_request, reject_request
from palabre.ground.errors import Forbidden, Invalid, NotFound
from palabre.store.paging import Page
from palabre.store.store import Store
from tests.graph.conftest import SETTINGS, Join


async def counts(store: Store, account_id: int) -> tuple[int, int]:
    """(followers, following) as the profile shows them."""
    account = await store.read(account_by_id, account_id)
    assert account is not None
    return account.followers_count, account.following_count


async def test_following_is_counted_once_and_seen_from_both_sides(store: Store, join: Join) -> None:
    ada, ben = await join("ada"), await join("ben")
    await store.write(follow, ada, ben)
    await store.write(follow, ada, ben, reblogs=False, notify=True, languages=("fr", "fr", "en"))
    assert await counts(store, ada.id) == (0, 1)
    assert await counts(store, ben.id) == (1, 0)
    (mine,) = await store.read(relationships, ada.id, [ben.id])
    assert (mine.following, mine.showing_reblogs, mine.notifying) == (True, False, True)
    assert mine.languages == ("fr", "en")
    assert not mine.followed_by
    (theirs,) = await store.read(relationships, ben.id, [ada.id])
    assert (theirs.following, theirs.followed_by) == (False, True)
    assert await store.read(is_following, ada.id, ben.id)
    assert not await store.read(is_following, ben.id, ada.id)
    assert await store.read(followed_ids, ada.id) == [ben.id]
    assert await store.read(follower_ids, ben.id) == [ada.id]


async def test_unfollowing_undoes_it_and_may_be_repeated(store: Store, join: Join) -> None:
    ada, ben = await join("ada"), await join("ben")
    await store.write(follow, ada, ben)
    await store.write(unfollow, ada.id, ben.id)
    await store.write(unfollow, ada.id, ben.id)
    assert await counts(store, ada.id) == await counts(store, ben.id) == (0, 0)
    assert not await store.read(is_following, ada.id, ben.id)


async def test_a_follower_can_be_removed(store: Store, join: Join) -> None:
    ada, ben = await join("ada"), await join("ben")
    await store.write(follow, ada, ben)
    await store.write(remove_follower, ben.id, ada.id)
    assert not await store.read(is_following, ada.id, ben.id)
    assert await counts(store, ben.id) == (0, 0)


async def locked(store: Store, join: Join, name: str):
    """Someone who decides who may follow."""
    account = await join(name)
    return await store.write(update_profile, account.id, ProfileChange(locked=True), settings=SETTINGS)


async def test_a_locked_account_is_asked_first(store: Store, join: Join) -> None:
    ada, ben, cleo = await join("ada"), await locked(store, join, "ben"), await join("cleo")
    await store.write(follow, ada, ben, notify=True)
    await store.write(follow, cleo, ben)
    (mine,) = await store.read(relationships, ada.id, [ben.id])
    assert mine.requested
    assert not mine.following
    (theirs,) = await store.read(relationships, ben.id, [ada.id])
    assert theirs.requested_by
    asking = await store.read(follow_requests, ben.id, Page())
    assert [each.account.username for each in asking] == ["cleo", "ada"]
    await store.write(accept_request, ben.id, ada.id)
    await store.write(reject_request, ben.id, cleo.id)
    (mine,) = await store.read(relationships, ada.id, [ben.id])
    assert (mine.following, mine.requested, mine.notifying) == (True, False, True)
    assert await counts(store, ben.id) == (1, 0)
    assert await store.read(follow_requests, ben.id, Page()) == []
    with pytest.raises(NotFound):
        await store.write(accept_request, ben.id, cleo.id)
    with pytest.raises(NotFound):
        await store.write(reject_request, ben.id, cleo.id)


async def test_a_request_can_be_taken_back(store: Store, join: Join) -> None:
    ada, ben = await join("ada"), await locked(store, join, "ben")
    await store.write(follow, ada, ben)
    await store.write(unfollow, ada.id, ben.id)
    assert await store.read(follow_requests, ben.id, Page()) == []


async def test_a_limited_account_has_to_ask(store: Store, join: Join) -> None:
    ada, ben = await join("ada"), await join("ben")
    await store.write(follow, msgspec.structs.replace(ada, state="limited"), ben)
    (mine,) = await store.read(relationships, ada.id, [ben.id])
    assert (mine.following, mine.requested) == (False, True)


async def test_who_cannot_be_followed(store: Store, join: Join) -> None:
    ada, ben, cleo = await join("ada"), await join("ben"), await join("cleo")
    with pytest.raises(Invalid, match="yourself"):
        await store.write(follow, ada, ada)
    with pytest.raises(NotFound):
        await store.write(follow, ada, msgspec.structs.replace(ben, state="suspended"))
    await store.write(block, cleo.id, ada.id)
    with pytest.raises(Forbidden):
        await store.write(follow, ada, cleo)
    with pytest.raises(Forbidden):
        await store.write(follow, cleo, ada)


async def test_lists_run_in_pages_newest_first(store: Store, join: Join) -> None:
    ada = await join("ada")
    for number in range(5):
        other = await join(f"fan{number}")
        await store.write(follow, other, ada)
        await store.write(follow, ada, other)
    first = await store.read(followers, ada.id, Page(limit=2))
    assert [each.account.username for each in first] == ["fan4", "fan3"]
    second = await store.read(followers, ada.id, Page(limit=2, max_id=first[-1].id))
    assert [each.account.username for each in second] == ["fan2", "fan1"]
    back = await store.read(followers, ada.id, Page(limit=2, min_id=second[-1].id))
    assert [each.account.username for each in back] == ["fan3", "fan2"]
    assert [each.account.username for each in await store.read(following, ada.id, Page(limit=1))] == ["fan4"]


async def test_relationships_keep_the_order_asked_and_leave_out_the_unknown(store: Store, join: Join) -> None:
    ada, ben, cleo = await join("ada"), await join("ben"), await join("cleo")
    found = await store.read(relationships, ada.id, [cleo.id, 17, ben.id])
    assert [each.target_id for each in found] == [cleo.id, ben.id]
