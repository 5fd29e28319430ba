"""Favourites, bookmarks and muted threads."""

import msgspec
from sqlalchemy import Table, bindparam, delete, select

from palabre.statuses.queries.parameters import ACCOUNT, STATUS
from palabre.statuses.tables import bookmarks, favourites, thread_mutes
from palabre.store.schema import Id
from palabre.store.sql import Command, Query


class MutedThread(msgspec.Struct, frozen=True):
    """A conversation that someone has muted; its id is that of the status that began it."""

    thread_id: int
    created_at: int


def _add(table: Table) -> Command:
    values = {column.name: bindparam(column.name, type_=column.type) for column in table.c}
    return Command(lambda insert: insert(table).values(values).on_conflict_do_nothing())


def _remove(table: Table) -> Command:
    return Command(delete(table).where(table.c.account_id == ACCOUNT, table.c.status_id == STATUS))


ADD_FAVOURITE, REMOVE_FAVOURITE = _add(favourites), _remove(favourites)
ADD_BOOKMARK, REMOVE_BOOKMARK = _add(bookmarks), _remove(bookmarks)
_thread = thread_mutes.c.thread_id == bindparam("thread_id", type_=Id)
ADD_THREAD_MUTE = _add(thread_mutes)
REMOVE_THREAD_MUTE = Command(delete(thread_mutes).where(thread_mutes.c.account_id == ACCOUNT, _thread))
MUTED_THREADS = Query(
    select(thread_mutes.c.thread_id, thread_mutes.c.created_at)
    .where(thread_mutes.c.account_id == ACCOUNT)
    .order_by(thread_mutes.c.created_at.desc())
    .limit(bindparam("limit", type_=Id)),
    MutedThread,
)
