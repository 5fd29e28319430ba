"""Scheduled statuses as SQL."""

from sqlalchemy import Text, bindparam, delete, func, insert, select, update

from palabre.statuses.model import Scheduled
from palabre.statuses.queries.parameters import ACCOUNT
from palabre.statuses.tables import scheduled_statuses
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query

_table = scheduled_statuses
_of_account = _table.c.account_id == ACCOUNT
_of_id = _table.c.id == bindparam("scheduled_id", type_=Id)

ADD = Command(insert(_table).values({column.name: bindparam(column.name, type_=column.type) for column in _table.c}))
PAGE = PagedQuery(select(_table).where(_of_account), _table.c.id, Scheduled)
ALL_OF = Query(select(_table).where(_of_account).with_for_update(), Scheduled)
OWN = Query(select(_table).where(_of_id, _of_account), Scheduled)
OWN_LOCKED = Query(select(_table).where(_of_id, _of_account).with_for_update(), Scheduled)
LOCKED = Query(select(_table).where(_of_id).with_for_update(), Scheduled)
BY_KEY = Query(
    select(_table).where(
        _of_account,
        _table.c.idempotency_key == bindparam("key", type_=Text),
        _table.c.created_at > bindparam("since", type_=Id),
    ),
    Scheduled,
)
COUNT_ALL = Query(select(func.count().label("count")).select_from(_table).where(_of_account), int)
COUNT_WITHIN = Query(
    select(func.count().label("count"))
    .select_from(_table)
    .where(
        _of_account,
        _table.c.due_at >= bindparam("first_at", type_=Id),
        _table.c.due_at < bindparam("end_at", type_=Id),
        _table.c.id != bindparam("but_id", type_=Id),
    ),
    int,
)
SET_DUE = Command(
    update(_table).where(_of_id).values(due_at=bindparam("new_due_at", type_=Id), problem=bindparam("new_problem"))
)
SET_PROBLEM = Command(update(_table).where(_of_id).values(problem=bindparam("new_problem")))
DELETE = Command(delete(_table).where(_of_id))
