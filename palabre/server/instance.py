"""An instance on disk: where it is, how it is opened, and the house that a process makes of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from palabre.door.emojis import Emojis
from palabre.door.house import House
from palabre.door.limits import Limits
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.ground.settings import FILE_NAME, Settings, load_settings
from palabre.policy.load import load_policy
from palabre.policy.publish import publish_policy
from palabre.screening.engine import Engine
from palabre.server.wiring import works_for
from palabre.statuses.screen import Screen
from palabre.statuses.search.index import SEARCH_DDL
from palabre.store.blobs import Blobs, open_blobs
from palabre.store.open import open_store
from palabre.store.sqlite import FILE_NAME as SQLITE_NAME
from palabre.store.store import Store
from palabre.store.version import is_current
from palabre.timelines.follower import Follower
from palabre.timelines.live.streams import Streams
from palabre.timelines.ring import Ring
from palabre.translation.engine import chosen

MIGRATIONS = Path(__file__).parent / "migrations"


def settings_of(data: Path) -> Settings:
    """The settings of the instance in a folder. Raises `NotFound` when there is none."""
    if not (data / FILE_NAME).exists():
        raise NotFound(
            _("There is no instance in {folder}. Make one with: palabre init --data {folder} --domain D --owner NAME"),
            folder=str(data),
        )
    return load_settings(data)


def database_of(settings: Settings) -> str:
    """The address of the instance's database."""
    return settings.database or str(settings.folder / SQLITE_NAME)


def bring_up_to_date(settings: Settings) -> None:
    """Migrates the database when its schema is older than the program."""
    address = database_of(settings)
    if not is_current(address, MIGRATIONS):
        from palabre.store.migrate import migrate

        migrate(address, MIGRATIONS, SEARCH_DDL)


@asynccontextmanager
async def opened_store(settings: Settings) -> AsyncIterator[tuple[Store, Blobs]]:
    """The store and blobs of an instance, for a worker or a command."""
    bring_up_to_date(settings)
    blobs = open_blobs(settings)
    store = await open_store(database_of(settings), works_for(settings, blobs))
    try:
        yield store, blobs
    finally:
        await store.close()


@asynccontextmanager
async def opened_house(settings: Settings) -> AsyncIterator[House]:
    """The whole house of an instance, for a process that serves people. Raises `Invalid` for half-made settings."""
    chosen(settings)
    async with opened_store(settings) as (store, blobs):
        policy = await store.write(publish_policy, load_policy(Path(settings.policy) if settings.policy else None))
        rules = Path(settings.screening_rules) if settings.screening_rules else None
        clauses = [clause.id for clause in policy.by_severity()]
        follower = Follower(store)
        ring, streams = Ring(store, follower), Streams(store, follower)
        emojis = Emojis(store, follower)
        await follower.start()
        try:
            yield House(
                settings=settings,
                store=store,
                blobs=blobs,
                policy=policy,
                screen=Screen(engine=Engine.load(clauses, rules), policy=policy),
                ring=ring,
                streams=streams,
                limits=Limits(settings),
                emojis=emojis,
            )
        finally:
            await follower.stop()
