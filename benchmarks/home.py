"""How long a page of the home timeline takes, from the database and from the ring: `python -m benchmarks.home`.

It measures the ids of a page of 20 for each account of the seed (see `seed.py`), on SQLite, in one process; what a face
then makes of them is measured by `python -m benchmarks`.
"""

import asyncio
import statistics
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random
from time import perf_counter_ns

from sqlalchemy import bindparam, insert

from benchmarks.seed import seed
from palabre.accounts.tables import accounts
from palabre.graph.tables import follows
from palabre.ground import clock, ids
from palabre.ground.settings import Settings
from palabre.server.instance import bring_up_to_date
from palabre.store.paging import Page
from palabre.store.sql import Command
from palabre.store.sqlite import FILE_NAME, SqliteStore, connect
from palabre.store.store import Store
from palabre.store.transaction import Transaction
from palabre.store.work import Works
from palabre.timelines.follower import Follower
from palabre.timelines.home import home
from palabre.timelines.ring import Ring
from palabre.timelines.rules import FEW_FOLLOWS

ROUNDS = 3
MANY = 900
Look = Callable[[int, Page], Awaitable[list[int]]]
_ADD_FOLLOW = Command(
    insert(follows).values({name: bindparam(name) for name in ("account_id", "target_id", "id", "created_at")})
)


async def main() -> None:
    """Seeds a database, measures, and prints a table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        settings = Settings(data=folder, domain="bench.example")
        bring_up_to_date(settings)
        seed(path, settings)
        connection = connect(path)
        people = [row[0] for row in connection.execute(str(accounts.select().with_only_columns(accounts.c.id)))]
        connection.execute("ANALYZE")
        connection.close()
        store = SqliteStore(path, Works())
        follower = Follower(store)
        ring = Ring(store, follower)
        begun = perf_counter_ns()
        await follower.start()
        print(f"The ring was filled in {(perf_counter_ns() - begun) / 1e6:.0f} ms.\n")
        await _compare(store, ring, people)
        await follower.stop()
        await store.close()


async def _compare(store: Store, ring: Ring, people: list[int]) -> None:
    async def ask_database(viewer: int, page: Page) -> list[int]:
        return await store.read(home, viewer, page)

    busy = people[:20]
    print(f"{'µs a page of 20: median (p99)':<44}{'database':>16}{'ring':>16}")
    await _line("50 follows, newest", people, Page(), ask_database, ring.home)
    older = (await ask_database(people[0], Page(limit=40)))[-1]
    await _line("50 follows, third page", people, Page(max_id=older), ask_database, ring.home)
    await _line("50 follows, nothing new", people, Page(since_id=ids.first_id_at(clock.now())), ask_database, ring.home)
    await store.write(_follow_many, busy, people)
    await _line(f"{MANY} follows (over {FEW_FOLLOWS}), newest", busy, Page(), ask_database, ring.home)


async def _follow_many(tx: Transaction, busy: list[int], people: list[int]) -> None:
    for one in busy:
        await tx.run(Command(follows.delete().where(follows.c.account_id == one)))
        for other in Random(one).sample([each for each in people if each != one], MANY):
            await tx.run(_ADD_FOLLOW, account_id=one, target_id=other, id=ids.new_id(), created_at=0)


async def _line(name: str, viewers: list[int], page: Page, *ways: Look) -> None:
    figures = [await _measure(way, viewers, page) for way in ways]
    print(f"{name:<44}" + "".join(f"{median:>9.0f} ({p99:.0f})".rjust(16) for median, p99 in figures))


async def _measure(look: Look, viewers: list[int], page: Page) -> tuple[float, float]:
    """Median and 99th percentile, after a first round that warms caches."""
    taken: list[float] = []
    for round_number in range(ROUNDS + 1):
        for viewer in viewers:
            begun = perf_counter_ns()
            await look(viewer, page)
            if round_number:
                taken.append((perf_counter_ns() - begun) / 1_000)
    return statistics.median(taken), statistics.quantiles(taken, n=100)[98]


if __name__ == "__main__":
    asyncio.run(main())
