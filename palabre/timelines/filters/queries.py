"""Filters as SQL."""

from sqlalchemy import Boolean, bindparam, delete, func, insert, select, update

from palabre.store.schema import Id
from palabre.store.sql import Command, Query
from palabre.timelines.filters.model import Filter, FilteredStatus, Keyword
from palabre.timelines.tables import filter_keywords, filter_statuses, filters

_ACCOUNT = bindparam("account_id", type_=Id)
_ID = bindparam("row_id", type_=Id)
_mine = filters.c.account_id == _ACCOUNT


FILTERS = Query(select(filters).where(_mine).order_by(filters.c.id), Filter)
FILTER = Query(select(filters).where(_mine, filters.c.id == _ID).with_for_update(), Filter)
COUNT_FILTERS = Query(select(func.count().label("count")).select_from(filters).where(_mine), int)

_keywords = select(filter_keywords).join(filters, filters.c.id == filter_keywords.c.filter_id).where(_mine)
KEYWORDS = Query(_keywords.order_by(filter_keywords.c.id), Keyword)
KEYWORDS_OF = Query(_keywords.where(filters.c.id == _ID).order_by(filter_keywords.c.id), Keyword)
KEYWORD = Query(_keywords.where(filter_keywords.c.id == _ID), Keyword)

_statuses = select(filter_statuses).join(filters, filters.c.id == filter_statuses.c.filter_id).where(_mine)
STATUSES = Query(_statuses.order_by(filter_statuses.c.id), FilteredStatus)
STATUSES_OF = Query(_statuses.where(filters.c.id == _ID).order_by(filter_statuses.c.id), FilteredStatus)
STATUS = Query(_statuses.where(filter_statuses.c.id == _ID), FilteredStatus)

ADD_FILTER, ADD_KEYWORD = Command(insert(filters)), Command(insert(filter_keywords))
ADD_STATUS = Command(
    lambda insert_: (
        insert_(filter_statuses)
        .values({column.name: bindparam(column.name, type_=column.type) for column in filter_statuses.c})
        .on_conflict_do_nothing()
    )
)
CHANGE_FILTER = Command(
    update(filters)
    .where(filters.c.id == _ID)
    .values(
        {
            name: bindparam(f"new_{name}", type_=filters.c[name].type)
            for name in ("title", "contexts", "action", "expires_at")
        }
    )
)
CHANGE_KEYWORD = Command(
    update(filter_keywords)
    .where(filter_keywords.c.id == _ID)
    .values(
        keyword=bindparam("new_keyword"),
        whole_word=bindparam("new_whole_word", type_=Boolean),
    )
)
REMOVE_KEYWORD = Command(delete(filter_keywords).where(filter_keywords.c.id == _ID))
REMOVE_STATUS = Command(delete(filter_statuses).where(filter_statuses.c.id == _ID))
REMOVE_FILTER = (
    Command(delete(filter_keywords).where(filter_keywords.c.filter_id == _ID)),
    Command(delete(filter_statuses).where(filter_statuses.c.filter_id == _ID)),
    Command(delete(filters).where(filters.c.id == _ID)),
)
FORGET_STATUS = Command(delete(filter_statuses).where(filter_statuses.c.status_id == bindparam("status_id", type_=Id)))
