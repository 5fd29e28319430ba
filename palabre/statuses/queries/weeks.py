"""The SQL of what was said within a time."""

from sqlalchemy import bindparam, func, select

from palabre.statuses.model import State
from palabre.statuses.tables import statuses
from palabre.store.schema import Id
from palabre.store.sql import Query

SAID_WITHIN = Query(
    select(func.count())
    .select_from(statuses)
    .where(
        statuses.c.id >= bindparam("first", type_=Id),
        statuses.c.id < bindparam("until", type_=Id),
        statuses.c.state == State.LIVE,
    ),
    int,
)
"""Ids rise with time, so a time is a range of them."""
