"""Opens the store that an address names."""

from pathlib import Path

from palabre.store.sqlite import SqliteStore
from palabre.store.store import Store
from palabre.store.work import Works


async def open_store(address: str, works: Works) -> Store:
    """The store at `postgresql://…` or in the SQLite file at a path, whose schema is up to date."""
    if address.startswith("postgresql://"):
        from palabre.store.postgres import PostgresStore

        return await PostgresStore.open(address, works)
    return SqliteStore(Path(address), works)
