"""A whole house in this process, with a worker, and people who visit it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx
import msgspec
import pytest

from palabre.accounts.model import Role
from palabre.door.house import House
from palabre.ground.settings import Settings
from palabre.server.application import Application
from palabre.server.instance import opened_house
from palabre.store.worker import Worker
from tests.web.people import Person, join

Visitor = Callable[..., Awaitable[Person]]


@pytest.fixture
def overrides() -> dict[str, object]:
    """Settings of this test's house; a test overrides this fixture."""
    return {}


@pytest.fixture
async def house(address: str, tmp_path: Path, overrides: dict[str, object]) -> AsyncIterator[House]:
    """A house on each engine in turn, whose jobs are worked."""
    database = address if address.startswith("postgres") else ""
    given = {"data": str(tmp_path), "domain": "localhost", "database": database, "title": "The Clearing"}
    async with opened_house(msgspec.convert(given | overrides, Settings)) as opened:
        worker = Worker(opened.store)
        working = asyncio.create_task(worker.run())
        yield opened
        worker.stop()
        await working


@pytest.fixture
async def visitor(house: House) -> AsyncIterator[Visitor]:
    """Opens a browser: `await visitor("ana")` signs a new member in, `await visitor()` is someone passing by."""
    opened: list[httpx.AsyncClient] = []
    application = Application(house)

    async def open_browser(name: str = "", role: Role = Role.MEMBER, language: str = "en") -> Person:
        client = httpx.AsyncClient(
            transport=httpx.ASGITransport(application),
            base_url="http://localhost",
            headers={"Accept-Language": language},
        )
        opened.append(client)
        person = Person(client)
        if name:
            await join(house, name, role, language)
            await person.sign_in(name)
        return person

    yield open_browser
    for client in opened:
        await client.aclose()


@pytest.fixture
def eventually() -> Callable[..., Awaitable[str]]:
    """Opens a page until it says something, for what a worker does in its own time."""

    async def look(person: Person, path: str, words: str) -> str:
        for _turn in range(200):
            if words in await person.get(path):
                return person.page
            await asyncio.sleep(0.05)
        raise AssertionError(f"{path} never said {words!r}:\n{person.page}")

    return look
