"""The community in which the journeys of a member are made, and the members."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.harness.browser import Windows
from tests.harness.postgres import PostgresServer
from tests.journeys.community import Community
from tests.journeys.hands import Hands
from tests.journeys.member import Member

OpenMember = Callable[[type[Hands], str], Awaitable[Member]]

# Several browsers may share one core.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def community_on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Community]:
    """One for all journeys of a run; each brings a member of its own."""
    with Community(tmp_path_factory.mktemp("community")) as found:
        yield found


@pytest.fixture(scope="session")
def community_on_postgresql(tmp_path_factory: pytest.TempPathFactory, postgres: PostgresServer) -> Iterator[Community]:
    """The same, on the other engine."""
    with Community(tmp_path_factory.mktemp("community"), str(postgres.create("journeys"))) as found:
        yield found


@pytest.fixture
def community(request: pytest.FixtureRequest) -> Community:
    """The community of this journey: on SQLite, unless another engine is asked for."""
    found: Community = request.getfixturevalue(f"community_on_{getattr(request, 'param', 'sqlite')}")
    return found


@pytest.fixture
def open_member(community: Community, windows: Windows, tmp_path: Path) -> OpenMember:
    """Makes a member-to-be with a kind of hands and a language: `await open_member(Mouse, "fr")`."""

    async def open_member(kind: type[Hands], locale: str) -> Member:
        async def open_hands(locale: str = "en") -> Hands:
            page = await windows.open(locale=locale, scripts=kind.has_scripts)
            return kind(page, community.server.url, locale)

        return Member(
            community=community,
            name=f"{kind.__name__.lower()}_{locale}",
            hands=await open_hands(locale),
            open_hands=open_hands,
            folder=tmp_path,
        )

    return open_member
