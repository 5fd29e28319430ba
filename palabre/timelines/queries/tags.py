"""Followed tags as SQL."""

from sqlalchemy import bindparam, delete, func, select

from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of
from palabre.timelines.model import FollowedTag
from palabre.timelines.tables import tag_follows

_mine = tag_follows.c.account_id == bindparam("account_id", type_=Id)

ADD = Command(
    lambda insert: (
        insert(tag_follows)
        .values({column.name: bindparam(column.name, type_=column.type) for column in tag_follows.c})
        .on_conflict_do_nothing()
    )
)
REMOVE = Command(delete(tag_follows).where(_mine, tag_follows.c.tag_id == bindparam("tag_id", type_=Id)))
COUNT = Query(select(func.count().label("count")).select_from(tag_follows).where(_mine), int)
FOLLOWED = PagedQuery(select(tag_follows.c.id, tag_follows.c.tag_id).where(_mine), tag_follows.c.id, FollowedTag)
AMONG = Query(select(tag_follows.c.tag_id).where(_mine, any_of(tag_follows.c.tag_id, "ids")), int)
