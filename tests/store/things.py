"""Verbs on a table that needs nothing else, for tests of the store itself."""

import msgspec
from sqlalchemy import bindparam, insert, select, update

from palabre.ground import clock
from palabre.ground.ids import new_id
from palabre.statuses.tables import tags
from palabre.store.events import Event
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of
from palabre.store.transaction import Reader, Transaction

ADD = Command(insert(tags).values({name: bindparam(name) for name in ("id", "name", "display_name", "created_at")}))
MARK = Command(
    update(tags)
    .where(tags.c.id == bindparam("tag_id", type_=Id))
    .values(last_status_at=tags.c.last_status_at + bindparam("by", type_=Id))
)
START = Command(update(tags).where(tags.c.id == bindparam("tag_id", type_=Id)).values(last_status_at=0))
NAMES = Query(select(tags.c.name).order_by(tags.c.name), str)
BY_IDS = Query(select(tags.c.name).where(any_of(tags.c.id, "ids")).order_by(tags.c.name), str)
BY_NAMES = Query(select(tags.c.id).where(any_of(tags.c.name, "names")), int)
MARKS = Query(select(tags.c.last_status_at).where(tags.c.id == bindparam("tag_id", type_=Id)), int)


class ThingAdded(Event, frozen=True):
    """A thing was added."""

    id: int


class Mark(msgspec.Struct, frozen=True):
    """Which thing to mark."""

    id: int


async def add(tx: Transaction, name: str, *, and_fail: bool = False) -> int:
    """Adds a thing, says so, and maybe fails after that."""
    thing = new_id()
    await tx.run(ADD, id=thing, name=name, display_name=name, created_at=clock.now())
    await tx.run(START, tag_id=thing)
    await tx.emit(ThingAdded(thing))
    if and_fail:
        raise ValueError(name)
    return thing


async def on_thing_added(tx: Transaction, event: ThingAdded) -> None:
    """Marks the thing once."""
    await tx.run(MARK, tag_id=event.id, by=1)


async def names(db: Reader) -> list[str]:
    """The names of all things."""
    return await db.all(NAMES)


async def marks(db: Reader, thing: int) -> int:
    """How often a thing was marked."""
    return await db.one(MARKS, tag_id=thing) or 0
