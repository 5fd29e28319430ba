"""Boosting, favouriting, bookmarking, pinning and muting a conversation."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from palabre.graph.block import block
from palabre.graph.follow import follow
from palabre.ground.errors import Invalid, NotFound
from palabre.statuses.boost import boost, unboost
from palabre.statuses.model import Flags, Status
from palabre.statuses.react import (
    bookmark,
    favourite,
    mute_thread,
    pin,
    unbookmark,
    unfavourite,
    unmute_thread,
    unpin,
)
from palabre.statuses.read import (
    account_statuses,
    bookmarks,
    boosted_by,
    favourited_by,
    favourites,
    flags,
    versions,
    view,
)
from palabre.store.paging import Page
from palabre.store.transaction import Transaction
from tests.statuses.test_post import told
from tests.statuses.town import Town

React = Callable[[Transaction, int, int], Awaitable[None]]


async def test_a_boost_counts_once_and_shows_the_original(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    status = await town.say(ada, "hello")
    boosted = await town.store.write(boost, ben, status.id)
    assert await town.store.write(boost, ben, status.id) == boosted
    assert await town.store.write(boost, ben, boosted.id, "private") == boosted, "boosting a boost boosts the original"
    seen = await town.store.read(view, ben.id, boosted.id)
    assert seen.reblog is not None
    assert (seen.reblog.status.id, seen.reblog.status.reblogs_count, seen.account.id) == (status.id, 1, ben.id)
    assert seen.flags == seen.reblog.flags == Flags(reblogged=True)
    assert (await town.account(ben.id)).statuses_count == 1
    assert [each.account.id for each in await town.store.read(boosted_by, None, status.id, Page())] == [ben.id]
    await town.store.write(unboost, ben.id, status.id)
    await town.store.write(unboost, ben.id, status.id)
    assert (await town.store.read(view, ben.id, status.id)).status.reblogs_count == 0
    assert (await town.account(ben.id)).statuses_count == 0
    with pytest.raises(NotFound):
        await town.store.read(view, ben.id, boosted.id)
    assert len(await told(town.store, "StatusDeleted")) == 1


async def test_boosts_at_the_same_moment_are_one(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    status = await town.say(ada, "hello")
    made = await asyncio.gather(*(town.store.write(boost, ben, status.id) for _ in range(5)))
    assert len({each.id for each in made}) == 1
    assert (await town.store.read(view, None, status.id)).status.reblogs_count == 1


async def test_what_is_not_for_boosting(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    await town.store.write(follow, ben, ada)
    private = await town.say(ada, "for followers", "private")
    direct = await town.say(ada, "psst @ben", "direct")
    for status in (private, direct):
        with pytest.raises(Invalid):
            await town.store.write(boost, ben, status.id)
    with pytest.raises(Invalid):
        await town.store.write(boost, ada, direct.id)
    with pytest.raises(Invalid):
        await town.store.write(boost, ada, (await town.say(ada, "hold on")).id)
    own = await town.store.write(boost, ada, private.id, "public")
    assert own.visibility == "private"
    with pytest.raises(NotFound):
        await town.store.read(view, None, own.id)


async def test_favourites_and_bookmarks_list_what_one_may_still_read(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    first, second = await town.say(ada, "first"), await town.say(ada, "second")
    for _ in range(2):
        for status in (second, first):
            await town.store.write(favourite, ben.id, status.id)
            await town.store.write(bookmark, ben.id, status.id)
            await asyncio.sleep(0.001)
    listed = await town.store.read(favourites, ben.id, Page())
    assert [each.view.status.id for each in listed] == [first.id, second.id], "by when it was favourited"
    assert listed[0].view.flags == Flags(favourited=True, bookmarked=True)
    assert listed[0].view.status.favourites_count == 1
    older = await town.store.read(favourites, ben.id, Page(max_id=listed[0].id))
    assert [each.view.status.id for each in older] == [second.id]
    assert len(await town.store.read(bookmarks, ben.id, Page())) == 2
    assert await town.store.read(bookmarks, ada.id, Page()) == []
    assert [each.account.id for each in await town.store.read(favourited_by, None, first.id, Page())] == [ben.id]
    await town.store.write(block, ada.id, ben.id)
    assert await town.store.read(favourites, ben.id, Page()) == []
    assert await town.store.read(bookmarks, ben.id, Page()) == []
    await town.store.write(unfavourite, ben.id, first.id)
    await town.store.write(unfavourite, ben.id, first.id)
    await town.store.write(unbookmark, ben.id, first.id)
    assert (await town.store.read(view, ada.id, first.id)).status.favourites_count == 0
    assert len(await told(town.store, "StatusFavourited")) == 2
    assert len(await told(town.store, "StatusUnfavourited")) == 1


@pytest.mark.parametrize("react", [favourite, bookmark, mute_thread])
async def test_nobody_reacts_to_what_they_may_not_read(town: Town, react: React) -> None:
    ada, ben = await town.join("ada", "ben")
    for status in (await town.say(ada, "mine", "private"), await town.say(ada, "hold this")):
        with pytest.raises(NotFound):
            await town.store.write(react, ben.id, status.id)
    with pytest.raises(NotFound):
        await town.store.write(react, ben.id, 12)


async def test_reactions_reach_the_original_through_a_boost(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    status = await town.say(ada, "hello")
    boosted = await town.store.write(boost, ben, status.id)
    await town.store.write(favourite, ada.id, boosted.id)
    assert (await town.store.read(view, ada.id, status.id)).flags.favourited
    await town.store.write(unfavourite, ada.id, boosted.id)
    assert not (await town.store.read(view, ada.id, status.id)).flags.favourited


async def test_every_visible_change_raises_the_version(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    status = await town.say(ada, "hello")
    seen = [(await town.store.read(versions, [status.id]))[status.id].version]
    for change in (favourite, unfavourite):
        await town.store.write(change, ben.id, status.id)
        seen.append((await town.store.read(versions, [status.id]))[status.id].version)
    await town.store.write(boost, ben, status.id)
    await town.say(ben, "yes", in_reply_to_id=status.id)
    await town.store.write(pin, ada.id, status.id)
    seen.append((await town.store.read(versions, [status.id]))[status.id].version)
    assert seen == [0, 1, 2, 5]


async def pinned(town: Town, author_id: int) -> list[int]:
    """Ids of what is pinned to a profile, as anyone sees it."""
    shown = await town.store.read(account_statuses, None, author_id, Page(), pinned=True)
    return [each.status.id for each in shown]


async def test_pinning_has_its_bounds(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    said: list[Status] = [await town.say(ada, f"number {number}") for number in range(6)]
    for status in said[:5]:
        await town.store.write(pin, ada.id, status.id)
        await town.store.write(pin, ada.id, status.id)
    with pytest.raises(Invalid, match="5 posts already"):
        await town.store.write(pin, ada.id, said[5].id)
    assert await pinned(town, ada.id) == [status.id for status in said[4::-1]]
    await town.store.write(unpin, ada.id, said[0].id)
    await town.store.write(pin, ada.id, said[5].id)
    assert said[0].id not in await pinned(town, ada.id)
    with pytest.raises(NotFound):
        await town.store.write(pin, ben.id, said[0].id)
    with pytest.raises(Invalid, match="direct"):
        await town.store.write(pin, ada.id, (await town.say(ada, "@ben hi", "direct")).id)
    with pytest.raises(NotFound):
        await town.store.write(pin, ben.id, (await town.store.write(boost, ben, said[0].id)).id)


async def test_muting_a_thread_covers_the_whole_conversation(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    first = await town.say(ada, "first")
    reply = await town.say(ben, "reply", in_reply_to_id=first.id)
    other = await town.say(ben, "another matter")
    await town.store.write(mute_thread, ada.id, reply.id)
    found = await town.store.read(flags, ada.id, [first.id, reply.id, other.id])
    assert found == {first.id: Flags(muted=True), reply.id: Flags(muted=True)}
    assert await town.store.read(flags, ben.id, [first.id]) == {}
    assert await town.store.read(flags, None, [first.id]) == {}
    await town.store.write(unmute_thread, ada.id, first.id)
    assert await town.store.read(flags, ada.id, [first.id, reply.id]) == {}


async def test_flags_are_the_same_for_neighbours_and_for_ids_far_apart(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    status = await town.say(ada, "hello")
    await town.store.write(favourite, ben.id, status.id)
    await town.store.write(boost, ben, status.id)
    near = await town.store.read(flags, ben.id, [status.id])
    far = await town.store.read(flags, ben.id, [1, status.id])
    assert near == far == {status.id: Flags(favourited=True, reblogged=True)}
