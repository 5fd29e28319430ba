"""Events: what happened, in the past tense, written in the transaction in which it happened.

An event carries ids, never whole models. Reactions receive it through jobs; live parts of a process (streams, the ring
of recent statuses) follow the table itself with `events_after`.

On PostgreSQL the order of a sequence is not the order of commits, so a position is (transaction, seq), and only what is
older than the oldest running transaction is settled: a follower may read further, but begins again from there.
"""

from typing import Any, TypeVar

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, ColumnElement, Index, bindparam, delete, func, insert, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from palabre.store.schema import Id, number, table, text
from palabre.store.sql import Command, Query, oldest_running_transaction, transaction_number

events = table(
    "events",
    Column("seq", Id, primary_key=True, autoincrement=True, nullable=False),
    number("transaction", default=0),
    text("kind"),
    text("payload"),
    number("at"),
    Index("ix_events_transaction_seq", "transaction", "seq").ddl_if(dialect="postgresql"),
)


class Event(msgspec.Struct, frozen=True):
    """The base of every event. Its class name is its stable kind, such as `StatusPosted`."""


Kind = TypeVar("Kind", bound=Event)


def kind_of(event: type[Event]) -> str:
    """The stable name of an event type."""
    return event.__name__


class StoredEvent(msgspec.Struct, frozen=True):
    """An event as it stands in the table."""

    seq: int
    transaction: int
    kind: str
    payload: str
    at: int
    settled: bool

    def read(self, event: type[Kind]) -> Kind:
        """The event itself."""
        return msgspec.json.decode(self.payload, type=event)

    @property
    def position(self) -> "Position":
        """Where it stands in the order of events."""
        return Position(self.transaction, self.seq)


class Position(msgspec.Struct, frozen=True, order=True):
    """A place in the order of events."""

    transaction: int
    seq: int


ADD_EVENT = Command(
    insert(events).values(
        transaction=transaction_number(),
        kind=bindparam("kind"),
        payload=bindparam("payload"),
        at=bindparam("at"),
    )
)


class in_order(ColumnElement[int]):  # noqa: N801
    """The order of events: of commits where the engine numbers transactions, else of the sequence."""

    inherit_cache = True
    type = BigInteger()

    def __init__(self, direction: str) -> None:
        self.direction = direction


@compiles(in_order, "sqlite")
def _in_order_sqlite(element: in_order, *_: Any, **__: Any) -> str:
    return f"events.seq {element.direction}"


@compiles(in_order, "postgresql")
def _in_order_postgresql(element: in_order, *_: Any, **__: Any) -> str:
    return f"events.transaction {element.direction}, events.seq {element.direction}"


class after_position(ColumnElement[bool]):  # noqa: N801
    """Whether an event comes after the position given by the parameters `transaction` and `seq`."""

    inherit_cache = True
    type = Boolean()
    _is_implicitly_boolean = True  # else SQLite compares the result with 1, and uses no index

    def __init__(self) -> None:
        self.transaction = bindparam("transaction", type_=Id)
        self.seq = bindparam("seq", type_=Id)


@compiles(after_position, "sqlite")
def _after_sqlite(element: after_position, compiler: SQLCompiler, **options: Any) -> str:
    return f"events.seq > {compiler.process(element.seq, **options)}"


@compiles(after_position, "postgresql")
def _after_postgresql(element: after_position, compiler: SQLCompiler, **options: Any) -> str:
    position = f"{compiler.process(element.transaction, **options)}, {compiler.process(element.seq, **options)}"
    return f"(events.transaction, events.seq) > ({position})"


_settled = events.c.transaction < oldest_running_transaction()
_stored = select(
    events.c.seq, events.c.transaction, events.c.kind, events.c.payload, events.c.at, _settled.label("settled")
)

EVENTS_AFTER = Query(
    _stored.where(after_position()).order_by(in_order("ASC")).limit(bindparam("limit", type_=Id)), StoredEvent
)
"""Events after a position, oldest first. An unfinished transaction could still precede one that is not `settled`."""

LAST_EVENT = Query(_stored.where(_settled).order_by(in_order("DESC")).limit(1), StoredEvent)
"""The last event that none can precede any more."""

_last_seq = select(func.max(events.c.seq)).scalar_subquery()
FORGET_EVENTS = Command(delete(events).where(events.c.at < bindparam("before", type_=Id), events.c.seq < _last_seq))
"""Removes old events; the last one always stays, so that the order never starts again."""
