"""Events: what happened, in the past tense, written in the transaction in which it happened.

An event carries ids, never whole models. Reactions receive it through jobs; live parts of a process (streams, the ring
of recent statuses) follow the table itself with `events_after`.

On PostgreSQL the order of a sequence is not the order of commits, so a position is (transaction, seq) and a follower
waits for the oldest running transaction.
"""

from typing import TypeVar

import msgspec
from sqlalchemy import Column, and_, bindparam, delete, func, insert, or_, select

from palabre.store.schema import Id, number, table, text
from palabre.store.sql import Command, Query, oldest_running_transaction, transaction_number

events = table(
    "events",
    Column("seq", Id, primary_key=True, autoincrement=True, nullable=False),
    number("transaction", default=0),
    text("kind"),
    text("payload"),
    number("at"),
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

_COLUMNS = (events.c.seq, events.c.transaction, events.c.kind, events.c.payload, events.c.at)

EVENTS_AFTER = Query(
    select(*_COLUMNS)
    .where(
        or_(
            events.c.transaction > bindparam("transaction", type_=Id),
            and_(
                events.c.transaction == bindparam("transaction", type_=Id),
                events.c.seq > bindparam("seq", type_=Id),
            ),
        ),
        events.c.transaction < oldest_running_transaction(),
    )
    .order_by(events.c.transaction, events.c.seq)
    .limit(bindparam("limit", type_=Id)),
    StoredEvent,
)
"""Events after a position, oldest first, none of which an unfinished transaction could still precede."""

LAST_EVENT = Query(
    select(*_COLUMNS)
    .where(events.c.transaction < oldest_running_transaction())
    .order_by(events.c.transaction.desc(), events.c.seq.desc())
    .limit(1),
    StoredEvent,
)

_last_seq = select(func.max(events.c.seq)).scalar_subquery()
FORGET_EVENTS = Command(delete(events).where(events.c.at < bindparam("before", type_=Id), events.c.seq < _last_seq))
"""Removes old events; the last one always stays, so that the order never starts again."""
