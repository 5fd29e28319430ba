"""Whatever people do, every door shows exactly what the plain rule allows, and search no more than that."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from palabre.accounts.model import Account
from palabre.graph.block import block, unblock
from palabre.graph.follow import follow, unfollow
from palabre.ground.errors import PalabreError
from palabre.statuses.boost import boost
from palabre.statuses.model import Quote, Status, StatusView
from palabre.statuses.react import bookmark, favourite
from palabre.statuses.read import (
    account_statuses,
    bookmarks,
    favourites,
    held,
    search_statuses,
    seen,
    thread,
    versions,
    view,
    views,
)
from palabre.statuses.withdraw import release, restore, withdraw
from palabre.store.open import open_store
from palabre.store.paging import Page
from palabre.store.work import Works
from tests.harness.databases import SqliteDatabases
from tests.statuses.town import SETTINGS, Town

Act = tuple[Any, ...]
NAMES = ("ada", "ben", "cleo")
PEOPLE = range(len(NAMES))
person = some.sampled_from(PEOPLE)
place = some.integers(0, 7)
acts = some.one_of(
    some.tuples(
        some.just("post"),
        person,
        some.sampled_from(["public", "unlisted", "private", "direct"]),
        some.sampled_from([None, *PEOPLE]),
        some.one_of(some.none(), place),
        some.booleans(),
    ),
    some.tuples(some.sampled_from(["follow", "unfollow", "block", "unblock"]), person, person),
    some.tuples(some.sampled_from(["boost", "favourite", "bookmark"]), person, place),
    some.tuples(some.just("quote"), person, some.sampled_from(["public", "private"]), place),
    some.tuples(some.sampled_from(["withdraw", "restore", "release"]), place),
)

SEARCHES = (
    *("walrus", "walrus sort:best", "in:library", "in:library walrus", "in:public walrus", "-seal walrus"),
    *("from:me", "from:@ada", "-from:ben walrus", "walrus is:reply", "after:2020-01-01", "before:2100-01-01 walrus"),
)
OPENING: list[Act] = [
    ("post", 0, "public", 1, None, False),
    ("post", 1, "private", 2, None, False),
    ("post", 2, "private", None, 0, False),
    ("boost", 1, 0),
    ("quote", 2, "public", 0),
    ("quote", 1, "public", 4),
]
"""How every play begins, so that any act after it matters to someone."""


@dataclass
class World:
    """The plain rule, told anew: who follows and blocks whom, and what became of each status."""

    follows: set[tuple[int, int]] = field(default_factory=set)
    blocks: set[tuple[int, int]] = field(default_factory=set)
    said: list[Status] = field(default_factory=list)
    state: dict[int, str] = field(default_factory=dict)
    named: dict[int, int] = field(default_factory=dict)

    def apart(self, one: int, other: int) -> bool:
        return (one, other) in self.blocks or (other, one) in self.blocks

    def open_to(self, status: Status, viewer: int | None) -> bool:
        if status.reblog_of_id is not None:
            original = next(each for each in self.said if each.id == status.reblog_of_id)
            if not self.open_to(original, viewer):
                return False
        if viewer == status.account_id:
            return True
        if self.state[status.id] != "live":
            return False
        if viewer is None:
            return status.visibility in ("public", "unlisted")
        if self.apart(viewer, status.account_id):
            return False
        if status.visibility in ("public", "unlisted") or self.named.get(status.id) == viewer:
            return True
        return status.visibility == "private" and (viewer, status.account_id) in self.follows


class Play:
    """Does to the town and to the world what hypothesis comes up with."""

    def __init__(self, town: Town, people: list[Account]) -> None:
        self.town, self.people, self.world = town, people, World()

    async def do(self, act: Act) -> None:
        match act:
            case ("post", who, visibility, named, parent, is_held):
                await self.post(self.people[who], visibility, named, parent, is_held)
            case ("follow" | "unfollow" | "block" | "unblock" as verb, one, other) if one != other:
                await self.relate(verb, self.people[one], self.people[other])
            case ("quote", who, visibility, where) if self.world.said:
                await self.quote(self.people[who], visibility, self.status(where))
            case ("boost" | "favourite" | "bookmark" as verb, who, where) if self.world.said:
                await self.react(verb, self.people[who], self.status(where))
            case ("withdraw" | "restore" | "release" as verb, where) if self.world.said:
                await self.turn(verb, self.status(where))

    def status(self, where: int) -> Status:
        return self.world.said[where % len(self.world.said)]

    async def post(
        self, author: Account, visibility: str, named: int | None, parent: int | None, is_held: bool
    ) -> None:
        text = ("hold " if is_held else "") + "walrus" + (f" @{NAMES[named]}" if named is not None else "")
        reply = self.status(parent).id if parent is not None and self.world.said else None
        with suppress(PalabreError):
            status = await self.town.say(author, text, visibility, in_reply_to_id=reply)
            self.world.said.append(status)
            self.world.state[status.id] = "held" if is_held else "live"
            if named is not None and not self.world.apart(author.id, self.people[named].id):
                self.world.named[status.id] = self.people[named].id

    async def quote(self, author: Account, visibility: str, quoted: Status) -> None:
        with suppress(PalabreError):
            status = await self.town.say(author, "walrus", visibility, quoted_status_id=quoted.id)
            self.world.said.append(status)
            self.world.state[status.id] = "live"

    async def relate(self, verb: str, one: Account, other: Account) -> None:
        pair = (one.id, other.id)
        if verb == "follow":
            if not self.world.apart(*pair):
                self.world.follows.add(pair)
            with suppress(PalabreError):
                await self.town.store.write(follow, one, other)
        elif verb == "block":
            self.world.blocks.add(pair)
            self.world.follows -= {pair, pair[::-1]}
            await self.town.store.write(block, *pair)
        else:
            (self.world.follows if verb == "unfollow" else self.world.blocks).discard(pair)
            await self.town.store.write(unfollow if verb == "unfollow" else unblock, *pair)

    async def react(self, verb: str, who: Account, status: Status) -> None:
        with suppress(PalabreError):
            if verb == "boost":
                made = await self.town.store.write(boost, who, status.id)
                if made.id not in self.world.state:
                    self.world.said.append(made)
                    self.world.state[made.id] = "live"
            else:
                await self.town.store.write(favourite if verb == "favourite" else bookmark, who.id, status.id)

    async def turn(self, verb: str, status: Status) -> None:
        with suppress(PalabreError):
            act = {"withdraw": withdraw, "restore": restore, "release": release}[verb]
            if await self.town.store.write(act, status.id):
                self.world.state[status.id] = "withdrawn" if verb == "withdraw" else "live"

    async def check(self) -> None:
        """Every door, for everyone and for nobody."""
        for viewer in (*[each.id for each in self.people], None):
            allowed = {status.id for status in self.world.said if self.world.open_to(status, viewer)}
            await self.check_exact(viewer, allowed)
            for shown in await self.everything(viewer):
                assert shown.status.id in allowed
                assert shown.reblog is None or shown.reblog.status.id in allowed
                assert shown.hold is None or shown.status.account_id == viewer
                if (quote := (shown.reblog or shown).quote) is not None:
                    self.check_quote(quote, viewer, allowed)

    def check_quote(self, quote: Quote, viewer: int | None, allowed: set[int]) -> None:
        """What stands in a quote is live, and may be read; or only the reader's own block stands before it."""
        inner = quote.view.quote if quote.view else None
        for each in (quote, *([inner] if inner else [])):
            if each.status_id is None:
                continue
            status = next(status for status in self.world.said if status.id == each.status_id)
            assert self.world.state[status.id] == "live"
            if each.state == "blocked_account":
                assert (status.account_id, viewer) not in self.world.blocks
                assert self.world.open_to(status, None)
            else:
                assert status.id in allowed

    async def check_exact(self, viewer: int | None, allowed: set[int]) -> None:
        ids = [status.id for status in self.world.said]
        assert {each.status.id for each in await self.town.store.read(views, viewer, ids)} == allowed
        assert await self.town.store.read(seen, viewer, await self.town.store.read(versions, ids)) == allowed
        for status in self.world.said:
            try:
                await self.town.store.read(view, viewer, status.id)
            except PalabreError:
                assert status.id not in allowed
            else:
                assert status.id in allowed

    async def everything(self, viewer: int | None) -> list[StatusView]:
        """All that the lists, threads and searches show."""
        read, page = self.town.store.read, Page(limit=40)
        shown: list[StatusView] = []
        for text in SEARCHES:
            shown += await read(search_statuses, viewer, text, page, settings=SETTINGS)
        for each in self.people:
            shown += await read(account_statuses, viewer, each.id, page)
            shown += await read(search_statuses, viewer, "walrus", page, settings=SETTINGS, account_id=each.id)
        for status in self.world.said:
            with suppress(PalabreError):
                found = await read(thread, viewer, status.id)
                shown += [*found.ancestors, *found.descendants]
        if viewer is not None:
            shown += [each.view for list in (favourites, bookmarks) for each in await read(list, viewer, page)]
            shown += await read(held, viewer, page)
        return shown


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory):
    """A new folder for each town."""
    numbers, parent = count(), tmp_path_factory.mktemp("towns")

    def new() -> Path:
        folder = parent / str(next(numbers))
        folder.mkdir()
        return folder

    return new


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(played=some.lists(acts, max_size=14))
def test_every_door_shows_what_the_rule_allows(sqlite_databases: SqliteDatabases, folders, played: list[Act]) -> None:
    async def play() -> None:
        store = await open_store(sqlite_databases.fresh(folders()), Works())
        try:
            town = Town(store)
            drama = Play(town, await town.join(*NAMES))
            for act in (*OPENING, *played):
                await drama.do(act)
            await drama.check()
        finally:
            await store.close()

    asyncio.run(play())
