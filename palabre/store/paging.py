"""Pages of a list in the form of the Mastodon API: `max_id`, `since_id`, `min_id` and `limit`.

See https://docs.joinmastodon.org/api/guidelines/#pagination.
"""

from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Select, bindparam

from palabre.store.schema import Id
from palabre.store.sql import Query
from palabre.store.transaction import Reader

Row = TypeVar("Row")
NEWEST = (1 << 63) - 1


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of a list is asked for. With `min_id` the page begins right above it; else it ends below `max_id`."""

    max_id: int = NEWEST
    since_id: int = 0
    min_id: int | None = None
    limit: int = 20


class PagedQuery(Generic[Row]):
    """A query whose rows are paged by an id column. Rows always come newest first."""

    def __init__(self, select: Select[Any], by: ColumnElement[int], into: type[Row]) -> None:
        within = select.where(by < bindparam("max_id", type_=Id), by > bindparam("min_id", type_=Id)).limit(
            bindparam("limit", type_=Id)
        )
        self._newest = Query(within.order_by(by.desc()), into)
        self._oldest = Query(within.order_by(by.asc()), into)

    @classmethod
    def of(cls, *, newest: Query[Row], oldest: Query[Row]) -> "PagedQuery[Row]":
        """Of two queries in either order, with the parameters `max_id` and `min_id` (both left out) and `limit`."""
        made = cls.__new__(cls)
        made._newest, made._oldest = newest, oldest
        return made

    async def fetch(self, db: Reader, page: Page, **parameters: object) -> list[Row]:
        """The rows of a page, newest first."""
        if page.min_id is None:
            bounds = {"max_id": page.max_id, "min_id": page.since_id, "limit": page.limit}
            return await db.all(self._newest, **bounds, **parameters)
        lowest = max(page.min_id, page.since_id)
        rows = await db.all(self._oldest, max_id=page.max_id, min_id=lowest, limit=page.limit, **parameters)
        return rows[::-1]
