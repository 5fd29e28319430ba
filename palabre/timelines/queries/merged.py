"""A timeline merged from what its authors wrote: two ways to read the same rows, for few and for many authors."""

from typing import Any

from sqlalchemy import ColumnElement, Select, SelectBase, bindparam, func, select

from palabre.statuses.tables import statuses
from palabre.store.schema import Id
from palabre.store.sql import Query
from palabre.timelines.model import HomeRow

STATUS = statuses.alias("s")
LOW, HIGH = bindparam("low", type_=Id), bindparam("high", type_=Id)
LIMIT = bindparam("limit", type_=Id)

_sorted = STATUS.c.id + 0
"""An expression, so that no engine walks the primary key for the order."""


class Merged:
    """The statements of one timeline.

    `authors` selects their ids as `id`; `shown` selects the rows of `STATUS` between `LOW` and `HIGH` that may appear.
    `merge_*` read what each author wrote in a window through the index of author and id. `walk_*` walk through all that
    was written in it; `shown` must then itself ask for the authors, so they are only there when `can_walk`.
    """

    def __init__(self, authors: SelectBase, shown: Select[Any], *, can_walk: bool) -> None:
        within = shown.where(STATUS.c.id > LOW, STATUS.c.id < HIGH).limit(LIMIT)
        by_author = within.where(STATUS.c.account_id.in_(select(authors.subquery("authors").c.id)))
        self.merge_down = Query(by_author.order_by(_sorted.desc()), HomeRow)
        self.merge_up = Query(by_author.order_by(_sorted.asc()), HomeRow)
        self.walk_down = Query(within.order_by(STATUS.c.id.desc()), HomeRow) if can_walk else self.merge_down
        self.walk_up = Query(within.order_by(STATUS.c.id.asc()), HomeRow) if can_walk else self.merge_up
        each = authors.subquery("each_author")
        newest = _first_of(each.c.id, statuses.c.id < HIGH, statuses.c.id.desc())
        oldest = _first_of(each.c.id, statuses.c.id > LOW, statuses.c.id.asc())
        self.newest_below = Query(select(func.max(newest).label("id")).select_from(each), int)
        self.oldest_above = Query(select(func.min(oldest).label("id")).select_from(each), int)


def _first_of(author: ColumnElement[int], bound: ColumnElement[bool], order: ColumnElement[Any]) -> ColumnElement[int]:
    found = select(statuses.c.id).where(statuses.c.account_id == author, bound).order_by(order).limit(1)
    return found.scalar_subquery()
