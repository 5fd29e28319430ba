"""Live streams: who hears what, while it happens."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from itertools import count
from typing import Any

import msgspec
import psycopg
import pytest

from palabre.statuses.model import StatusHeld, StatusPosted
from palabre.store.events import Event, kind_of
from palabre.store.store import Store
from palabre.store.transaction import Transaction
from palabre.store.work import Works, reaction
from palabre.store.worker import Worker
from palabre.timelines import reactions
from palabre.timelines.follower import Follower
from palabre.timelines.live.streams import Items, Streams
from palabre.timelines.model import Notified, StreamItem
from tests.timelines.world import World

PATIENCE = 10.0
LOOKOUT = 1
"""An account that nobody has."""


@pytest.fixture
def works() -> Works:
    return Works((reaction(StatusPosted, reactions.on_status_posted),))


@pytest.fixture
async def streams(store: Store) -> AsyncIterator[Streams]:
    follower = Follower(store)
    made = Streams(store, follower, room=20)
    await follower.start()
    yield made
    await follower.stop()


class Ears:
    """Listens to several streams at once. A signal on a stream of its own tells that all before it has been told."""

    def __init__(self, world: World, streams: Streams) -> None:
        self._world = world
        self._streams = streams
        self._stack = AsyncExitStack()
        self._open: dict[str, AsyncIterator[StreamItem]] = {}
        self._signals = count(1)

    async def __aenter__(self) -> "Ears":
        signals = self._streams.user(LOOKOUT, only_notifications=True)
        self._lookout = await self._stack.enter_async_context(signals)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def open(self, name: str, items: Items) -> None:
        self._open[name] = await self._stack.enter_async_context(items)

    async def heard(self) -> dict[str, list[tuple[str, int]]]:
        """What each stream has told by now."""
        await self.wait()
        found: dict[str, list[tuple[str, int]]] = {}
        for name, items in self._open.items():
            found[name] = []
            try:
                while True:
                    item = await asyncio.wait_for(anext(items), 0.01)
                    found[name].append((item.kind, item.id))
            except (TimeoutError, StopAsyncIteration):
                pass
        return found

    async def wait(self) -> None:
        """Returns when everything committed before the call has been told."""
        signal = next(self._signals)
        await emit(self._world, Notified(LOOKOUT, signal))
        while (await asyncio.wait_for(anext(self._lookout), PATIENCE)).id != signal:
            pass


@pytest.fixture
async def ears(world: World, streams: Streams) -> AsyncIterator[Ears]:
    async with Ears(world, streams) as listening:
        yield listening


async def test_a_home_hears_what_its_timeline_shows(world: World, streams: Streams, ears: Ears):
    viewer, friend, stranger = [await world.account() for _ in range(3)]
    await world.follow(viewer, friend)
    await ears.open("viewer", streams.user(viewer))
    await ears.open("stranger", streams.user(stranger))
    shown = await world.post(friend)
    own = await world.post(viewer, visibility="direct")
    await world.post(friend, visibility="direct", mentioning=(stranger,))
    await world.post(friend, reply_to=1, reply_to_account=stranger)
    await world.post(friend, state="held")
    private = await world.post(friend, visibility="private")
    found = await ears.heard()
    assert found == {"viewer": [("update", shown), ("update", own), ("update", private)], "stranger": []}


async def test_everyone_hears_public_statuses_by_place_and_tag(world: World, streams: Streams, ears: Ears):
    viewer, here, there = await world.account(), await world.account(), await world.account(domain="far.example")
    await ears.open("all", streams.public())
    await ears.open("local", streams.public(local=True))
    await ears.open("remote", streams.public(remote=True))
    await ears.open("pictures", streams.public(only_media=True))
    await ears.open("tag", streams.tag("#Harbour"))
    await ears.open("muting", streams.public(viewer_id=viewer))
    await world.mute(viewer, here)
    ours = await world.post(here, tagged=("harbour",))
    theirs = await world.post(there, with_picture=True)
    reply = await world.post(here, reply_to=1, reply_to_account=there, tagged=("harbour",))
    for visibility in ("unlisted", "private", "direct"):
        await world.post(here, visibility=visibility, tagged=("harbour",))
    await world.post(there, boost_of=ours, boosted_account=here)
    await world.post(here, state="held", tagged=("harbour",))
    assert await ears.heard() == {
        "all": [("update", ours), ("update", theirs)],
        "local": [("update", ours)],
        "remote": [("update", theirs)],
        "pictures": [("update", theirs)],
        "tag": [("update", ours), ("update", reply)],
        "muting": [("update", theirs)],
    }


async def test_what_was_told_is_changed_and_taken_back(world: World, streams: Streams, ears: Ears):
    viewer, friend = await world.account(), await world.account()
    await world.follow(viewer, friend)
    await ears.open("home", streams.user(viewer))
    await ears.open("public", streams.public())
    first, second = await world.post(friend), await world.post(friend, visibility="private")
    assert await ears.heard() == {"home": [("update", first), ("update", second)], "public": [("update", first)]}
    await world.edit(first, friend)
    assert await ears.heard() == {each: [("status.update", first)] for each in ("home", "public")}
    await world.withdraw(first, friend)
    await world.delete(second, friend)
    assert await ears.heard() == {"home": [("delete", first), ("delete", second)], "public": [("delete", first)]}
    await world.release(first, friend)
    assert await ears.heard() == {each: [("update", first)] for each in ("home", "public")}


async def test_a_held_status_leaves_no_trace_but_one_held_after_an_edit_is_taken_back(
    world: World, streams: Streams, ears: Ears
):
    friend = await world.account()
    await ears.open("public", streams.public())
    never_seen = await world.post(friend, state="held")
    await emit(world, StatusHeld(never_seen, friend, 1))
    seen = await world.post(friend)
    assert await ears.heard() == {"public": [("update", seen)]}
    await world.withdraw(seen, friend)
    await ears.heard()
    await world.release(seen, friend)
    await world.hold(seen, friend)
    assert (await ears.heard())["public"][-1] == ("delete", seen)


async def emit(world: World, event: Event) -> None:
    async def verb(tx: Transaction) -> None:
        await tx.emit(event)

    await world.store.write(verb)


async def test_a_follow_or_a_block_counts_from_the_next_status(world: World, streams: Streams, ears: Ears):
    viewer, friend = await world.account(), await world.account()
    await ears.open("home", streams.user(viewer))
    await world.post(friend)
    await world.follow(viewer, friend)
    after_follow = await world.post(friend)
    assert await ears.heard() == {"home": [("update", after_follow)]}
    await world.block(friend, viewer)
    await world.post(friend)
    assert await ears.heard() == {"home": []}


async def test_notifications_are_told_to_their_account_alone(world: World, streams: Streams, ears: Ears):
    me, friend = await world.account(), await world.account()
    await ears.open("me", streams.user(me))
    await ears.open("only", streams.user(me, only_notifications=True))
    await ears.open("friend", streams.user(friend, only_notifications=True))
    await world.follow(me, friend)
    posted = await world.post(friend, mentioning=(me,))
    await Worker(world.store).run_all()
    found = await ears.heard()
    assert [kind for kind, _ in found["me"]] == ["update", "notification"]
    assert found["me"][0] == ("update", posted)
    assert found["only"] == found["me"][1:]
    assert found["friend"] == []


async def test_a_slow_subscriber_is_ended_and_can_go_on_from_its_last_item(world: World, streams: Streams, ears: Ears):
    friend = await world.account()
    seen: list[StreamItem] = []
    async with streams.public() as items:
        seen.append(await first_of(items, world, friend))
        posts = [await world.post(friend) for _ in range(30)]
        await ears.wait()
        seen += [item async for item in items]
    assert len(seen) == 21
    async with streams.public(after=seen[-1].cursor) as items:
        while seen[-1].id != posts[-1]:
            seen.append(await asyncio.wait_for(anext(items), PATIENCE))
    assert list(dict.fromkeys(item.id for item in seen[1:])) == posts


async def first_of(items: AsyncIterator[StreamItem], world: World, author: int) -> StreamItem:
    posted = await world.post(author)
    item = await asyncio.wait_for(anext(items), PATIENCE)
    assert item.id == posted
    return item


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_transactions_that_stay_open_make_nothing_come_twice(
    world: World, store: Store, streams: Streams, address: str
):
    viewer, friend = await world.account(), await world.account()
    await world.follow(viewer, friend)
    elsewhere = Follower(store)
    others = Streams(store, elsewhere)
    await elsewhere.start()
    seen: list[StreamItem] = []
    with psycopg.connect(address) as older, psycopg.connect(address) as younger:
        add_late_event(older, Notified(viewer, 7))
        younger.execute("SELECT pg_current_xact_id()")
        async with streams.user(viewer) as items:
            posts = [await world.post(friend) for _ in range(4)]
            seen += [await next_of(items), await next_of(items)]
        async with others.user(viewer, after=seen[-1].cursor) as items:
            seen.append(await next_of(items))
        async with streams.user(viewer, after=seen[-1].cursor) as items:
            seen.append(await next_of(items))
            older.commit()
            seen.append(await next_of(items))
        for each in (others, streams):
            posts.append(await world.post(friend))
            async with each.user(viewer, after=seen[-1].cursor) as items:
                seen.append(await next_of(items))
    posts.append(await world.post(friend))
    async with others.user(viewer, after=seen[-1].cursor) as items:
        seen.append(await next_of(items))
    await elsewhere.stop()
    assert [item.id for item in seen] == [*posts[:4], 7, *posts[4:]]


def add_late_event(connection: psycopg.Connection, event: Event) -> None:
    """Adds an event in a transaction that stays open."""
    connection.execute(
        "INSERT INTO events (transaction, kind, payload, at) VALUES (pg_current_xact_id()::text::bigint, %s, %s, 0)",
        (kind_of(type(event)), msgspec.json.encode(event).decode()),
    )


async def next_of(items: AsyncIterator[StreamItem]) -> StreamItem:
    return await asyncio.wait_for(anext(items), PATIENCE)


@pytest.mark.parametrize(
    "after", ["", "nonsense", "1", "-", "9-999999999", "0-0~", "0-0~1.x", "0-0~" + "1." * 2_000 + "1", "9" * 30 + "-1"]
)
async def test_a_cursor_that_leads_nowhere_begins_now(world: World, streams: Streams, after: str):
    friend = await world.account()
    async with streams.public(after=after) as items:
        await first_of(items, world, friend)


async def test_streams_end_with_the_process(world: World, store: Store):
    follower = Follower(store)
    streams = Streams(store, follower)
    await follower.start()
    async with streams.user(1) as items:
        await follower.stop()
        with pytest.raises(StopAsyncIteration):
            await asyncio.wait_for(anext(items), PATIENCE)


async def test_a_failure_of_the_database_is_survived(world: World, streams: Streams, monkeypatch: pytest.MonkeyPatch):
    friend = await world.account()
    read: Callable[..., Any] = world.store.read
    failures = iter([True, True])

    async def failing(reader: Any, *args: Any) -> Any:
        if next(failures, False):
            raise OSError("the disk is gone")
        return await read(reader, *args)

    monkeypatch.setattr("palabre.timelines.follower.IDLE_SECONDS", 0.01)
    async with streams.public() as items:
        monkeypatch.setattr(world.store, "read", failing)
        await first_of(items, world, friend)
