"""Imports and their lines as SQL, and what is there already of each kind."""

from sqlalchemy import Select, bindparam, delete, func, insert, select, update

from palabre.graph.tables import blocks, domain_blocks, follows, lists, mutes
from palabre.portability.model import Batch, Import, ListKind
from palabre.portability.queries.copies import ACCOUNT
from palabre.portability.tables import import_batches, imports
from palabre.statuses.tables import bookmarks
from palabre.store.schema import Id
from palabre.store.sql import Command, Query

IMPORT_ID = bindparam("import_id", type_=Id)
_ONE = imports.c.id == IMPORT_ID

ADD_IMPORT = Command(insert(imports))
ADD_BATCH = Command(insert(import_batches))
IMPORT = Query(select(imports).where(_ONE), Import)
IMPORT_LOCKED = Query(select(imports).where(_ONE).with_for_update(), Import)
IMPORTS_OF = Query(select(imports).where(imports.c.account_id == ACCOUNT).order_by(imports.c.id.desc()), Import)
BATCHES = Query(
    select(import_batches.c.position, import_batches.c.lines)
    .where(import_batches.c.import_id == IMPORT_ID)
    .order_by(import_batches.c.position),
    Batch,
)
BATCH = Query(
    select(import_batches.c.position, import_batches.c.lines).where(
        import_batches.c.import_id == IMPORT_ID, import_batches.c.position == bindparam("position", type_=Id)
    ),
    Batch,
)
SET_LINES = Command(
    update(import_batches)
    .where(import_batches.c.import_id == IMPORT_ID, import_batches.c.position == bindparam("at_position", type_=Id))
    .values(lines=bindparam("new_lines"))
)
START = Command(update(imports).where(_ONE).values(state="running", mode=bindparam("new_mode")))
ADVANCE = Command(update(imports).where(_ONE).values(done=imports.c.done + bindparam("more", type_=Id)))
FINISH = Command(update(imports).where(_ONE).values(state="done", finished_at=bindparam("now", type_=Id)))
DROP_IMPORT = Command(delete(imports).where(_ONE))
DROP_BATCHES = Command(delete(import_batches).where(import_batches.c.import_id == IMPORT_ID))

_after = bindparam("after", type_=Id)
_limit = bindparam("limit", type_=Id)


def _ids(table: object, column: str) -> Query[int]:
    found = table.c  # type: ignore[attr-defined]  # any of the tables below
    chosen: Select[tuple[int]] = select(found[column]).where(found.account_id == ACCOUNT, found[column] > _after)
    return Query(chosen.order_by(found[column]).limit(_limit), int)


THERE_ALREADY = {
    ListKind.FOLLOWING: _ids(follows, "target_id"),
    ListKind.BLOCKS: _ids(blocks, "target_id"),
    ListKind.MUTES: _ids(mutes, "target_id"),
    ListKind.BOOKMARKS: _ids(bookmarks, "status_id"),
}
"""The ids at the other end of what an account has of each kind, in order, from one on."""
DOMAINS_THERE = Query(select(domain_blocks.c.domain).where(domain_blocks.c.account_id == ACCOUNT), str)
LISTS_THERE = Query(select(func.count().label("count")).where(lists.c.account_id == ACCOUNT), int)
