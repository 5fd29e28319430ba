"""The ring answers as the database does, for whatever people do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palabre.graph.lists import change_list, create_list
from palabre.graph.membership import add_to_list
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.ground.errors import Invalid, NotFound
from palabre.store.open import open_store
from palabre.store.paging import Page
from palabre.store.store import Store
from palabre.timelines.follower import Follower
from palabre.timelines.home import home
from palabre.timelines.ring import Ring
from tests.timelines.world import World

WHO = st.integers(0, 4)
WHICH = st.integers(0, 30)
VISIBILITY = st.sampled_from(["public", "public", "unlisted", "private", "direct"])
LANGUAGE = st.sampled_from([None, "en", "fr"])
DEEDS = st.one_of(
    st.tuples(st.just("post"), WHO, VISIBILITY, LANGUAGE),
    st.tuples(st.just("reply"), WHO, WHICH, VISIBILITY),
    st.tuples(st.just("boost"), WHO, WHICH),
    st.tuples(st.just("boost"), WHO, WHICH),
    st.tuples(st.just("hold"), WHO),
    st.tuples(st.just("follow"), WHO, WHO, st.booleans(), st.sampled_from([(), ("fr",)])),
    st.tuples(st.sampled_from(["unfollow", "block", "unblock", "mute", "unmute"]), WHO, WHO),
    st.tuples(st.just("mute_thread"), WHO, WHICH),
    st.tuples(st.just("set_apart"), WHO, WHO, st.booleans()),
    st.tuples(st.just("set_apart"), WHO, WHO, st.booleans()),
    st.tuples(st.sampled_from(["delete", "withdraw", "release"]), WHICH),
    st.tuples(st.just("edit"), WHICH, LANGUAGE),
    st.tuples(st.just("set_state"), WHO, st.sampled_from(["active", "limited", "suspended"])),
)


class Crowd:
    """Five people who do what they are told, as far as it makes sense."""

    def __init__(self, world: World, people: list[int]) -> None:
        self.world = world
        self.people = people
        self.statuses: list[dict[str, Any]] = []
        self.muted: set[tuple[int, int]] = set()
        self.lists: dict[int, int] = {}

    async def do(self, deed: tuple[Any, ...]) -> None:
        """Does one deed: a method of this class, or a relation between two."""
        verb = getattr(self, deed[0], None)
        await (verb(*deed[1:]) if verb else self._relate(*deed))

    async def post(self, who: int, visibility: str, language: str | None) -> None:
        status = await self.world.post(self.people[who], visibility=visibility, language=language)
        self.statuses.append({"id": status, "author": self.people[who], "thread": status, "of": None})

    async def hold(self, who: int) -> None:
        status = await self.world.post(self.people[who], state="held")
        self.statuses.append({"id": status, "author": self.people[who], "thread": status, "of": None})

    async def reply(self, who: int, which: int, visibility: str) -> None:
        if self.statuses:
            to = self.statuses[which % len(self.statuses)]
            author, thread = self.people[who], to["thread"]
            status = await self.world.post(
                author, visibility=visibility, reply_to=to["id"], reply_to_account=to["author"], thread=thread
            )
            self.statuses.append({"id": status, "author": author, "thread": thread, "of": None})

    async def boost(self, who: int, which: int) -> None:
        if self.statuses:
            original, author = self.statuses[which % len(self.statuses)], self.people[who]
            has_boosted = any(each["of"] == original["id"] and each["author"] == author for each in self.statuses)
            if original["of"] is None and not has_boosted:
                boost = await self.world.post(author, boost_of=original["id"], boosted_account=original["author"])
                self.statuses.append({"id": boost, "author": author, "thread": boost, "of": original["id"]})

    async def follow(self, one: int, other: int, reblogs: bool, languages: tuple[str, ...]) -> None:
        if one != other:
            await self.world.unblock(self.people[one], self.people[other])
            await self.world.unblock(self.people[other], self.people[one])
            await self.world.set_state(self.people[other], "active")
            await self.world.follow(self.people[one], self.people[other], reblogs=reblogs, languages=languages)

    async def set_apart(self, owner: int, member: int, exclusive: bool) -> None:
        """Puts someone into the owner's list, which is or becomes exclusive or not."""
        account_id, member_id = self.people[owner], self.people[member]
        if account_id not in self.lists:
            made = await self.world.store.write(create_list, account_id, "apart")
            self.lists[account_id] = made.id
        await self.world.store.write(change_list, account_id, self.lists[account_id], exclusive=exclusive)
        with suppress(NotFound, Invalid):
            await self.world.store.write(add_to_list, account_id, self.lists[account_id], [member_id])

    async def _relate(self, verb: str, one: int, other: int) -> None:
        if one != other:
            await getattr(self.world, verb)(self.people[one], self.people[other])

    async def mute_thread(self, who: int, which: int) -> None:
        if self.statuses:
            thread = self.statuses[which % len(self.statuses)]["thread"]
            if (who, thread) not in self.muted:
                self.muted.add((who, thread))
                await self.world.mute_thread(self.people[who], thread)

    async def delete(self, which: int) -> None:
        if self.statuses:
            gone = self.statuses.pop(which % len(self.statuses))
            for boost in [each for each in self.statuses if each["of"] == gone["id"]]:
                self.statuses.remove(boost)
                await self.world.delete(boost["id"], boost["author"], gone["id"])
            await self.world.delete(gone["id"], gone["author"], gone["of"])

    async def withdraw(self, which: int) -> None:
        if self.statuses:
            status = self.statuses[which % len(self.statuses)]
            await self.world.withdraw(status["id"], status["author"])

    async def release(self, which: int) -> None:
        if self.statuses:
            status = self.statuses[which % len(self.statuses)]
            await self.world.release(status["id"], status["author"])

    async def edit(self, which: int, language: str | None) -> None:
        if self.statuses:
            status = self.statuses[which % len(self.statuses)]
            await self.world.edit(status["id"], status["author"], language)

    async def set_state(self, who: int, state: str) -> None:
        await self.world.set_state(self.people[who], state)

    def pages(self) -> list[Page]:
        ids = sorted(each["id"] for each in self.statuses) or [1]
        middle = ids[len(ids) // 2]
        return [
            Page(),
            Page(limit=3),
            Page(max_id=middle, limit=3),
            Page(since_id=middle),
            Page(min_id=middle, limit=2),
            Page(min_id=ids[0] - 1, max_id=ids[-1], limit=4),
        ]


@pytest.fixture
async def rings(store: Store) -> AsyncIterator[list[Ring]]:
    """A ring with room for all, and one that forgets quickly."""
    follower = Follower(store)
    made = [Ring(store, follower), Ring(store, follower, capacity=8)]
    await follower.start()
    yield made
    await follower.stop()


@settings(max_examples=10, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(DEEDS, min_size=10, max_size=40))
async def test_answers_as_the_database_after_every_deed(world: World, rings: list[Ring], deeds: list[tuple[Any, ...]]):
    crowd = Crowd(world, [await world.account() for _ in range(5)])
    for one in range(1, 5):
        await world.follow(crowd.people[0], crowd.people[one])
    for number, deed in enumerate(deeds):
        await crowd.do(deed)
        viewer = crowd.people[number % 2]
        for ring in rings:
            assert await ring.home(viewer, Page()) == await world.store.read(home, viewer, Page())
    for viewer in crowd.people:
        for page in crowd.pages():
            expected = await world.store.read(home, viewer, page)
            assert [await ring.home(viewer, page) for ring in rings] == [expected, expected]


async def test_begins_with_what_was_there_before(world: World):
    viewer, friend = await world.account(), await world.account()
    await world.follow(viewer, friend)
    posts = [await world.post(friend, at=clock.now() - age * DAY) for age in range(9, 0, -1)][::-1]
    follower = Follower(world.store)
    ring = Ring(world.store, follower, fill=5)
    await follower.start()
    held = await world.post(friend, state="held", at=clock.now() - 9 * DAY)
    await world.release(held, friend)
    try:
        assert await ring.home(viewer, Page(limit=5)) == posts[:5]
        assert await ring.home(viewer, Page(limit=20)) == sorted([*posts, held], reverse=True)
        assert await ring.home(viewer, Page(max_id=posts[5])) == sorted([*posts[6:], held], reverse=True)
    finally:
        await follower.stop()


async def test_a_boost_follows_the_fate_of_what_it_boosts_however_old(world: World):
    viewer, friend, author = [await world.account() for _ in range(3)]
    await world.follow(viewer, friend)
    old = await world.post(author, at=clock.now() - 9 * DAY)
    boosts = [await world.post(friend, boost_of=old, boosted_account=author)]
    follower = Follower(world.store)
    ring = Ring(world.store, follower, fill=1)
    await follower.start()
    try:
        assert await ring.home(viewer, Page(limit=1)) == boosts
        await world.withdraw(old, author)
        assert await ring.home(viewer, Page(limit=1)) == []
        await world.release(old, author)
        assert await ring.home(viewer, Page(limit=1)) == boosts
    finally:
        await follower.stop()


async def test_hears_what_another_process_wrote_without_waiting(world: World, address: str, rings: list[Ring]):
    viewer, friend = await world.account(), await world.account()
    await world.follow(viewer, friend)
    assert await rings[0].home(viewer, Page()) == []
    elsewhere = await open_store(address, world.store.works)
    posted = await World(elsewhere).post(friend)
    assert await rings[0].home(viewer, Page()) == [posted]
    await elsewhere.close()


async def test_sees_a_commit_while_an_older_transaction_still_runs(world: World, rings: list[Ring], engine: str):
    """On PostgreSQL the follower may not wait for the slowest writer, nor miss it when it ends at last."""
    if engine == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    viewer, friend = await world.account(), await world.account()
    await world.follow(viewer, friend)
    begun, may_end = asyncio.Event(), asyncio.Event()
    slow_id = world.later_id()

    async def slow(tx):
        await world.write_post(tx, slow_id, friend)
        begun.set()
        await may_end.wait()

    writing = asyncio.create_task(world.store.write(slow))
    await begun.wait()
    quick = await world.post(friend)
    assert await rings[0].home(viewer, Page()) == [quick]
    may_end.set()
    await writing
    assert await rings[0].home(viewer, Page()) == [quick, slow_id]
    assert await rings[0].home(viewer, Page()) == [quick, slow_id]
