"""Reads of filters: each account sees its own, and nobody else's."""

from palabre.ground.errors import NotFound
from palabre.store.transaction import Reader
from palabre.timelines.filters.match import FilterSet
from palabre.timelines.filters.model import FilteredStatus, FilterView, Keyword
from palabre.timelines.filters.queries import (
    FILTER,
    FILTERS,
    KEYWORD,
    KEYWORDS,
    KEYWORDS_OF,
    STATUS,
    STATUSES,
    STATUSES_OF,
)


async def filters(db: Reader, account_id: int) -> list[FilterView]:
    """All filters of an account, oldest first, those that have expired included."""
    keywords: dict[int, list[Keyword]] = {}
    statuses: dict[int, list[FilteredStatus]] = {}
    for keyword in await db.all(KEYWORDS, account_id=account_id):
        keywords.setdefault(keyword.filter_id, []).append(keyword)
    for status in await db.all(STATUSES, account_id=account_id):
        statuses.setdefault(status.filter_id, []).append(status)
    rows = await db.all(FILTERS, account_id=account_id)
    return [FilterView(row, tuple(keywords.get(row.id, ())), tuple(statuses.get(row.id, ()))) for row in rows]


async def filter_set(db: Reader, account_id: int) -> FilterSet:
    """All filters of an account, ready to match."""
    return FilterSet(await filters(db, account_id))


async def one_filter(db: Reader, account_id: int, filter_id: int) -> FilterView:
    """One filter of the account. Raises `NotFound`."""
    row = await db.one(FILTER, account_id=account_id, row_id=filter_id)
    if row is None:
        raise NotFound(cause=f"no filter {filter_id} of account {account_id}")
    keywords = await db.all(KEYWORDS_OF, account_id=account_id, row_id=filter_id)
    statuses = await db.all(STATUSES_OF, account_id=account_id, row_id=filter_id)
    return FilterView(row, tuple(keywords), tuple(statuses))


async def keyword(db: Reader, account_id: int, keyword_id: int) -> Keyword:
    """One keyword of the account's filters. Raises `NotFound`."""
    found = await db.one(KEYWORD, account_id=account_id, row_id=keyword_id)
    if found is None:
        raise NotFound(cause=f"no keyword {keyword_id} of account {account_id}")
    return found


async def filtered_status(db: Reader, account_id: int, filtered_id: int) -> FilteredStatus:
    """One status that a filter of the account names. Raises `NotFound`."""
    found = await db.one(STATUS, account_id=account_id, row_id=filtered_id)
    if found is None:
        raise NotFound(cause=f"no filtered status {filtered_id} of account {account_id}")
    return found
