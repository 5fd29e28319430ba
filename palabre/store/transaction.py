"""What a verb holds: a transaction in which rows, events and jobs are written together; and what a read holds.

Both engines implement the two classes here. A verb is `async def verb(tx, …)` and never commits: `Store.write` does,
and wakes the workers afterwards.
"""

from abc import ABC, abstractmethod
from typing import TypeVar

import msgspec

from palabre.ground import clock, ids
from palabre.ground.errors import PalabreError
from palabre.store.events import ADD_EVENT, Event, kind_of
from palabre.store.jobs import ADD_JOB, JobKinds
from palabre.store.sql import Command, Query

Row = TypeVar("Row")


class StoreError(PalabreError):
    """The database refused or failed; the cause is private."""

    code = "store"


class AlreadyThere(StoreError):
    """A row with this key exists. `constraint` is what the engine calls the table and columns, or the constraint."""

    status = 409
    code = "already_there"

    def __init__(self, text: str, *, constraint: str) -> None:
        super().__init__(text, cause=f"duplicate key: {constraint}")
        self.constraint = constraint


class Reader(ABC):
    """Runs queries."""

    @abstractmethod
    async def all(self, query: Query[Row], **parameters: object) -> list[Row]:
        """Every row of the query."""

    async def one(self, query: Query[Row], **parameters: object) -> Row | None:
        """The first row, or None."""
        rows = await self.all(query, **parameters)
        return rows[0] if rows else None


class Transaction(Reader):
    """Runs queries and commands that become visible together, with their events and jobs, or not at all."""

    def __init__(self, kinds: JobKinds) -> None:
        self._kinds = kinds

    @abstractmethod
    async def run(self, command: Command, **parameters: object) -> int:
        """Runs a command and returns how many rows it touched. Raises `AlreadyThere` on a duplicate key."""

    async def run_last(self, command: Command, **parameters: object) -> None:
        """Runs a command at the end of the transaction, which must not read what it writes.

        It is for derived tables that are costly to write piece by piece, such as SQLite's search index: it writes its
        pages at every savepoint, and so at the end of every verb.
        """
        await self.run(command, **parameters)

    async def emit(self, event: Event) -> None:
        """Writes an event, and one job for each reaction that the wiring names for it."""
        payload = msgspec.json.encode(event).decode()
        at = clock.now()
        await self.run(ADD_EVENT, kind=kind_of(type(event)), payload=payload, at=at)
        for reaction in self._kinds.reactions_to(type(event)):
            await self._add_job(reaction, payload, at, at)

    async def enqueue(self, kind: str, payload: msgspec.Struct, *, due_at: int | None = None) -> None:
        """Writes a job of a registered kind, due at once or later. Raises `KeyError` for an unknown kind."""
        now = clock.now()
        await self._add_job(kind, msgspec.json.encode(payload).decode(), now, now if due_at is None else due_at)

    async def _add_job(self, kind: str, payload: str, now: int, due_at: int) -> None:
        await self.run(
            ADD_JOB,
            id=ids.new_id(),
            kind=kind,
            payload=payload,
            priority=self._kinds.priority_of(kind),
            due_at=due_at,
            enqueued_at=now,
        )
