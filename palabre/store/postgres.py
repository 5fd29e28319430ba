"""PostgreSQL: a pool of asyncpg connections, read committed, one retrying executor."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

import asyncpg

from palabre.ground.errors import Unavailable
from palabre.ground.language import _
from palabre.ground.log import logger
from palabre.store.sql import Command, Query
from palabre.store.store import Store
from palabre.store.transaction import AlreadyThere, Reader, Transaction
from palabre.store.work import Works

CHANNEL = "palabre_commit"
ATTEMPTS = 5
RING_PAUSE = 0.005

Given = ParamSpec("Given")
Result = TypeVar("Result")
Row = TypeVar("Row")
log = logger("store")


class PostgresReader(Reader):
    """Runs queries on a connection of the pool."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def all(self, query: Query[Row], **parameters: object) -> list[Row]:
        """Every row of the query."""
        text = query.postgresql
        return query.made_of(await self._connection.fetch(text.sql, *text.arguments(parameters)))


class PostgresTransaction(Transaction):
    """A transaction on one connection."""

    def __init__(self, connection: Any, works: Works) -> None:
        super().__init__(works)
        self._connection = connection

    async def all(self, query: Query[Row], **parameters: object) -> list[Row]:
        """Every row of the query."""
        text = query.postgresql
        try:
            rows = await self._connection.fetch(text.sql, *text.arguments(parameters))
        except asyncpg.UniqueViolationError as error:
            raise _duplicate(error) from error
        return query.made_of(rows)

    async def run(self, command: Command, **parameters: object) -> int:
        """Runs a command and returns how many rows it touched."""
        text = command.postgresql
        try:
            tag: str = await self._connection.execute(text.sql, *text.arguments(parameters))
        except asyncpg.UniqueViolationError as error:
            raise _duplicate(error) from error
        count = tag.rpartition(" ")[2]
        return int(count) if count.isdigit() else 0


def _duplicate(error: asyncpg.UniqueViolationError) -> AlreadyThere:
    return AlreadyThere(_("This already exists."), constraint=str(error.constraint_name))


class PostgresStore(Store):
    """The store on a PostgreSQL database."""

    def __init__(self, address: str, pool: Any, works: Works) -> None:
        super().__init__(works)
        self._address = address
        self._pool = pool
        self._changed = asyncio.Event()
        self._tasks = [asyncio.create_task(self._tell_others()), asyncio.create_task(self._hear_others())]

    @classmethod
    async def open(cls, address: str, works: Works, *, connections: int = 10) -> "PostgresStore":
        """Connects. Raises `Unavailable` when the server cannot be reached."""
        try:
            pool = await asyncpg.create_pool(address, min_size=1, max_size=connections, command_timeout=30)
        except (OSError, asyncpg.PostgresError) as error:
            raise Unavailable(_("The database cannot be reached."), cause=str(error)) from error
        return cls(address, pool, works)

    async def read(
        self,
        reader: Callable[Concatenate[Reader, Given], Awaitable[Result]],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result:
        """Runs `reader(db, …)` on one connection."""
        async with self._pool.acquire() as connection:
            return await reader(PostgresReader(connection), *args, **kwargs)

    async def write(
        self,
        verb: Callable[Concatenate[Transaction, Given], Awaitable[Result]],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result:
        """Runs `verb(tx, …)` in a transaction, again when the engine reports a conflict of transactions."""
        for attempt in range(ATTEMPTS):
            try:
                async with self._pool.acquire() as connection, connection.transaction():
                    result = await verb(PostgresTransaction(connection, self.works), *args, **kwargs)
            except (asyncpg.SerializationError, asyncpg.DeadlockDetectedError) as error:
                log.info("transaction_conflict", attempt=attempt, cause=str(error))
                await asyncio.sleep(random.uniform(0, 0.01 * 2**attempt))  # noqa: S311
            except AlreadyThere as error:
                if not error.constraint.startswith("pk_") or attempt == ATTEMPTS - 1:
                    raise
            else:
                self._changed.set()
                self.bell.ring()
                return result
        raise Unavailable(_("The server is busy. Try again in a moment."), cause="transactions kept conflicting")

    async def _tell_others(self) -> None:
        """Notifies other processes after commits, several at once, outside the transactions that made them."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            try:
                await self._pool.execute(f"NOTIFY {CHANNEL}")
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                log.warning("notify_failed", cause=str(error))
            await asyncio.sleep(RING_PAUSE)

    async def _hear_others(self) -> None:
        """Rings the bell when another process has committed; comes back by itself when the connection breaks."""
        while True:
            try:
                await self._listen()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                log.warning("listen_failed", cause=str(error))
            await asyncio.sleep(1)

    async def _listen(self) -> None:
        connection = await asyncpg.connect(self._address)
        closed = asyncio.Event()
        connection.add_termination_listener(lambda *_: closed.set())
        try:
            await connection.add_listener(CHANNEL, self._on_notify)
            await closed.wait()
        finally:
            connection.terminate()

    def _on_notify(self, *_: object) -> None:
        self.bell.ring()

    async def close(self) -> None:
        """Closes every connection."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._pool.close()
