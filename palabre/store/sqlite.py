"""SQLite: reads on the event loop, one writer with group commit.

A statement takes microseconds, so verbs run their statements on the loop itself, one verb at a time, each in a
savepoint. While a commit waits for the disk in a thread, the next verbs queue up; they then share the following
commit. Each caller is answered only when the commit that holds its changes is on disk (`synchronous=FULL`).
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import apsw

from palabre.ground.errors import Unavailable
from palabre.ground.language import _
from palabre.ground.log import logger
from palabre.store.journal import Journal
from palabre.store.sql import Command, Query
from palabre.store.store import Store
from palabre.store.transaction import AlreadyThere, Reader, Transaction
from palabre.store.work import Works

FILE_NAME = "palabre.sqlite3"
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-65536",
    "PRAGMA mmap_size=268435456",
)
BUSY_PAUSE = 0.002
BUSY_PATIENCE = 10.0
WATCH_PAUSE = 0.02
ATTEMPTS = 3

Given = ParamSpec("Given")
Result = TypeVar("Result")
Row = TypeVar("Row")
Late = tuple[str, list[object]]
log = logger("store")


def connect(path: Path) -> apsw.Connection:
    """Opens a connection with the house's pragmas."""
    connection = apsw.Connection(str(path), statementcachesize=1000)
    connection.set_busy_timeout(5_000)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)  # else each execution plans a join anew: 107 µs, not 9
    for pragma in PRAGMAS:
        connection.execute(pragma).fetchall()
    return connection


class SqliteReader(Reader):
    """Runs queries on a connection that writes nothing."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    async def all(self, query: Query[Row], **parameters: object) -> list[Row]:
        """Every row of the query."""
        text = query.sqlite
        return query.made_of(self._connection.execute(text.sql, text.arguments(parameters)))


class SqliteTransaction(Transaction):
    """One verb's share of a commit group."""

    def __init__(self, connection: apsw.Connection, works: Works, last: list[Late]) -> None:
        super().__init__(works)
        self._connection = connection
        self._last = last

    async def all(self, query: Query[Row], **parameters: object) -> list[Row]:
        """Every row of the query."""
        text = query.sqlite
        try:
            return query.made_of(self._connection.execute(text.sql, text.arguments(parameters)))
        except apsw.ConstraintError as error:
            raise _duplicate(error) from error

    async def run(self, command: Command, **parameters: object) -> int:
        """Runs a command and returns how many rows it touched."""
        text = command.sqlite
        try:
            self._connection.execute(text.sql, text.arguments(parameters)).fetchall()
        except apsw.ConstraintError as error:
            raise _duplicate(error) from error
        return self._connection.changes()

    async def run_last(self, command: Command, **parameters: object) -> None:
        """Runs a command once, right before the group is committed."""
        self._last.append((command.sqlite.sql, command.sqlite.arguments(parameters)))


def _duplicate(error: apsw.ConstraintError) -> Exception:
    if "UNIQUE" not in str(error):
        return error
    return AlreadyThere(_("This already exists."), constraint=str(error).rpartition(": ")[2])


class SqliteStore(Store):
    """The store on a SQLite file."""

    def __init__(self, path: Path, works: Works) -> None:
        super().__init__(works)
        self._writer = connect(path)
        self._writer.set_busy_timeout(0)
        self._reader = connect(path)
        self._reading = SqliteReader(self._reader)
        self._journal = Journal(self._writer)
        self._gate = asyncio.Lock()
        self._group: asyncio.Future[None] | None = None
        self._last: list[Late] = []
        self._commits: set[asyncio.Task[None]] = set()
        self._watcher = asyncio.create_task(self._watch())

    async def read(
        self,
        reader: Callable[Concatenate[Reader, Given], Awaitable[Result]],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result:
        """Runs `reader(db, …)`; each statement sees the latest commit."""
        return await reader(self._reading, *args, **kwargs)

    async def write(
        self,
        verb: Callable[Concatenate[Transaction, Given], Awaitable[Result]],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result:
        """Runs `verb(tx, …)` in the open commit group and waits until the group is on disk."""
        for attempt in range(ATTEMPTS):
            try:
                async with self._gate:
                    group = await self._open_group()
                    result = await self._in_savepoint(verb, *args, **kwargs)
                await asyncio.shield(group)
            except AlreadyThere as error:
                if not _is_drawn_id(error) or attempt == ATTEMPTS - 1:
                    raise
            else:
                return result
        raise AssertionError("unreachable")

    async def _open_group(self) -> asyncio.Future[None]:
        if self._group is None:
            await self._begin()
            self._group = asyncio.get_running_loop().create_future()
            task = asyncio.create_task(self._commit())
            self._commits.add(task)
            task.add_done_callback(self._commits.discard)
        return self._group

    async def _begin(self) -> None:
        """Takes SQLite's write lock, which another process may hold for a moment."""
        loop = asyncio.get_running_loop()
        give_up_at = loop.time() + BUSY_PATIENCE
        while True:
            try:
                self._writer.execute("BEGIN IMMEDIATE")
            except apsw.BusyError as error:
                if loop.time() > give_up_at:
                    raise Unavailable(_("The server is busy. Try again in a moment."), cause=str(error)) from error
                await asyncio.sleep(BUSY_PAUSE)
            else:
                break
        self._journal.begin()

    async def _in_savepoint(
        self,
        verb: Callable[Concatenate[Transaction, Given], Awaitable[Result]],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result:
        self._writer.execute("SAVEPOINT verb")
        late = len(self._last)
        try:
            result = await verb(SqliteTransaction(self._writer, self.works, self._last), *args, **kwargs)
        except BaseException:
            del self._last[late:]
            self._writer.execute("ROLLBACK TO verb")
            self._writer.execute("RELEASE verb")
            raise
        self._writer.execute("RELEASE verb")
        return result

    async def _commit(self) -> None:
        async with self._gate:
            group, self._group = self._group, None
            assert group is not None
            try:
                await asyncio.to_thread(self._write_group)
            except Exception as error:
                log.error("commit_failed", cause=str(error), exc_info=True)
                self._abandon_group()
                refusal = Unavailable(_("The server could not save this. Try again in a moment."), cause=str(error))
                refusal.__cause__ = error
                group.set_exception(refusal)
                group.exception()
            else:
                group.set_result(None)
                self.bell.ring()

    def _write_group(self) -> None:
        for statement, arguments in self._last:
            self._writer.execute(statement, arguments)
        self._last.clear()
        self._journal.append()
        self._writer.execute("COMMIT")

    def _abandon_group(self) -> None:
        self._journal.abandon()
        self._last.clear()
        if self._writer.in_transaction:
            self._writer.execute("ROLLBACK")

    async def _watch(self) -> None:
        """Rings the bell when another process has committed."""
        seen = self._data_version()
        while True:
            await asyncio.sleep(WATCH_PAUSE)
            version = self._data_version()
            if version != seen:
                seen = version
                self.bell.ring()

    def _data_version(self) -> int:
        version: int = self._reader.pragma("data_version")
        return version

    async def close(self) -> None:
        """Finishes the open commit group and closes both connections."""
        self._watcher.cancel()
        with suppress(asyncio.CancelledError):
            await self._watcher
        while self._commits:
            await asyncio.gather(*self._commits)
        self._reader.close()
        self._writer.close()


def _is_drawn_id(error: AlreadyThere) -> bool:
    """Whether two processes drew the same id in the same millisecond; another draw mends it."""
    return error.constraint.endswith(".id")
