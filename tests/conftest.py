"""What every test may ask for: a store on both engines, the real server, a browser."""

import logging
import os
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
import pytest_asyncio
import structlog
from hypothesis import settings
from playwright.async_api import Browser

from palabre.ground import ids
from palabre.store.open import open_store
from palabre.store.store import Store
from palabre.store.work import Works
from tests.harness.browser import Windows, open_chromium, why_no_browser
from tests.harness.databases import PostgresDatabases, SqliteDatabases
from tests.harness.objects import ObjectServer
from tests.harness.postgres import PostgresServer
from tests.harness.server import Server

Engine = Literal["sqlite", "postgresql"]
# Few examples, so that the pure tests stay a matter of a second; HYPOTHESIS_PROFILE=thorough looks for longer.
settings.register_profile("quick", max_examples=15, deadline=None)
settings.register_profile("thorough", max_examples=1_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
# What the code logs stands beside a test that fails. Colours and local variables would cost more than many a test.
structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        structlog.processors.KeyValueRenderer(),
    ],
    wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
)
StartServer = Callable[..., Server]


@pytest.fixture(autouse=True)
def own_ids() -> None:
    """Ids rise within a process; a test that sets the clock ahead would hold back those of the tests after it."""
    ids._source = ids.IdSource()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server of our own, for the length of the run."""
    server = PostgresServer(in_memory=True)
    yield server
    server.close()


@pytest.fixture(scope="session")
def objects() -> Iterator[ObjectServer]:
    """An S3-compatible object store of our own, for the length of the run."""
    server = ObjectServer()
    yield server
    server.close()


@pytest.fixture(scope="session")
def postgres_databases(postgres: PostgresServer) -> PostgresDatabases:
    """Makes migrated PostgreSQL databases."""
    return PostgresDatabases(postgres)


@pytest.fixture
def postgres_url(postgres_databases: PostgresDatabases) -> Iterator[str]:
    """The address of a fresh, migrated PostgreSQL database."""
    address = postgres_databases.fresh()
    yield address
    postgres_databases.drop(address)


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    """Makes migrated SQLite files."""
    return SqliteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture
def sqlite_path(sqlite_databases: SqliteDatabases, tmp_path: Path) -> str:
    """The path of a fresh, migrated SQLite file."""
    return sqlite_databases.fresh(tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """The engine of this run. To pin one: `@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)`."""
    chosen: Engine = request.param
    return chosen


@pytest.fixture
def address(engine: Engine, request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated database of the engine."""
    chosen: str = request.getfixturevalue("sqlite_path" if engine == "sqlite" else "postgres_url")
    return chosen


@pytest.fixture
def works() -> Works:
    """The kinds of work that the store of this test knows: none. A test that needs some overrides this fixture."""
    return Works()


@pytest.fixture
async def store(address: str, works: Works) -> AsyncIterator[Store]:
    """An open store with the whole schema, on each engine in turn."""
    opened = await open_store(address, works)
    yield opened
    await opened.close()


@pytest.fixture
def start_server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[StartServer]:
    """Starts real servers, each with its own instance: `start_server(engine="sqlite", settings={...})`."""
    started: list[Server] = []

    def start(engine: Engine = "sqlite", *, settings: dict[str, str] | None = None, owner: str = "owner") -> Server:
        database = (
            "" if engine == "sqlite" else str(request.getfixturevalue("postgres").create(f"served_{tmp_path.name}"))
        )
        server = Server(tmp_path / f"instance{len(started)}", database=database, settings=settings)
        started.append(server)
        server.init(owner)
        return server.start()

    yield start
    for server in started:
        server.close()


@pytest.fixture
def server(start_server: StartServer, engine: Engine) -> Server:
    """A real server with a fresh instance, on each engine in turn."""
    return start_server(engine)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """Debian's Chromium; without one, the tests that ask for it are skipped with the reason."""
    if reason := why_no_browser():
        pytest.skip(f"browser tests: {reason}")
    async with open_chromium() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def windows(chromium: Browser) -> AsyncIterator[Windows]:
    """Opens pages as separate people: `page = await windows.open(locale="fr")`. A failing script fails the test."""
    opened = Windows(chromium)
    yield opened
    await opened.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that use the browser share its event loop and can be chosen with `-m browser`.

    The longest tests begin first, so that the others run beside them and no core waits for them at the end.
    """
    items.sort(key=lambda item: ("journeys/test_kill.py" not in item.nodeid, "tests/journeys/" not in item.nodeid))
    for item in items:
        if isinstance(item, pytest.Function) and "chromium" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly what was left out, and how long the pure tests took."""
    passed = terminalreporter.getreports("passed")
    pure = [report for report in passed if report.nodeid.startswith("tests/pure/") and report.when == "call"]
    if pure:
        terminalreporter.write_line(f"{len(pure)} pure tests took {sum(each.duration for each in pure):.2f} s")
    reasons = Counter(
        str(report.longrepr[2])
        for report in terminalreporter.getreports("skipped")
        if isinstance(report.longrepr, tuple)
    )
    for reason, times in reasons.items():
        terminalreporter.write_line(f"left out {times}: {reason.removeprefix('Skipped: ')}")
