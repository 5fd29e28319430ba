"""What a member's lists hold, with what their files say of it, as SQL. Each is paged by an id, newest first."""

from typing import Any

import msgspec
from sqlalchemy import Label, Select, bindparam, literal_column, or_, select

from palabre.accounts.tables import accounts
from palabre.graph.tables import blocks, domain_blocks, follows, list_accounts, lists, mutes
from palabre.portability.model import ListKind
from palabre.portability.queries.copies import ACCOUNT
from palabre.statuses.tables import bookmarks, favourites, statuses
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Query, any_of


class Edge(msgspec.Struct, frozen=True):
    """One entry: a handle in two parts, a domain alone, or the address of a post as `name`."""

    id: int
    name: str
    domain: str = ""
    title: str = ""
    reblogs: bool = True
    notify: bool = False
    languages: str = "[]"
    notifications: bool = True


_now = bindparam("now", type_=Id)
_handle = (accounts.c.username.label("name"), accounts.c.domain)
_title: Label[str] = literal_column("''").label("title")


def _of(table: Any, *more: Any, other: str = "target_id", mine: str = "account_id") -> Select[Any]:
    return (
        select(table.c.id, *_handle, *more)
        .join_from(table, accounts, accounts.c.id == table.c[other])
        .where(table.c[mine] == ACCOUNT)
    )


def _paged(chosen: Select[Any], by: Any) -> PagedQuery[Edge]:
    return PagedQuery(chosen, by, Edge)


_wishes = (_title, follows.c.reblogs, follows.c.notify, follows.c.languages)
_muted: tuple[Any, ...] = (
    _title,
    literal_column("1").label("reblogs"),
    literal_column("0").label("notify"),
    literal_column("'[]'").label("languages"),
    mutes.c.notifications,
)
EDGES = {
    ListKind.FOLLOWING: _paged(_of(follows, *_wishes), follows.c.id),
    ListKind.FOLLOWERS: _paged(_of(follows, other="account_id", mine="target_id"), follows.c.id),
    ListKind.BLOCKS: _paged(_of(blocks), blocks.c.id),
    ListKind.MUTES: _paged(
        _of(mutes, *_muted).where(or_(mutes.c.expires_at.is_(None), mutes.c.expires_at > _now)), mutes.c.id
    ),
    ListKind.DOMAIN_BLOCKS: _paged(
        select(domain_blocks.c.id, domain_blocks.c.domain.label("name")).where(domain_blocks.c.account_id == ACCOUNT),
        domain_blocks.c.id,
    ),
    ListKind.LISTS: _paged(
        select(list_accounts.c.id, *_handle, lists.c.title)
        .join_from(list_accounts, lists, lists.c.id == list_accounts.c.list_id)
        .join(accounts, accounts.c.id == list_accounts.c.account_id)
        .where(lists.c.account_id == ACCOUNT),
        list_accounts.c.id,
    ),
    ListKind.BOOKMARKS: _paged(
        select(bookmarks.c.id, statuses.c.uri.label("name"))
        .join_from(bookmarks, statuses, statuses.c.id == bookmarks.c.status_id)
        .where(bookmarks.c.account_id == ACCOUNT),
        bookmarks.c.id,
    ),
}
LIKES = _paged(
    select(favourites.c.id, statuses.c.uri.label("name"))
    .join_from(favourites, statuses, statuses.c.id == favourites.c.status_id)
    .where(favourites.c.account_id == ACCOUNT),
    favourites.c.id,
)


class Address(msgspec.Struct, frozen=True):
    """Where a post is known."""

    id: int
    uri: str


ADDRESSES = Query(select(statuses.c.id, statuses.c.uri).where(any_of(statuses.c.id, "ids")), Address)
