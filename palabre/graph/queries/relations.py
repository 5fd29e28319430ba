"""Follows, requests, blocks and mutes as SQL, and all that stands between two accounts."""

from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Table,
    and_,
    bindparam,
    delete,
    func,
    literal_column,
    or_,
    select,
    union_all,
    update,
)

from palabre.accounts.tables import accounts
from palabre.graph.tables import (
    account_notes,
    blocks,
    domain_blocks,
    endorsements,
    follow_requests,
    follows,
    mutes,
)
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of

ACCOUNT = bindparam("account_id", type_=Id)
TARGET = bindparam("target_id", type_=Id)
VIEWER = bindparam("viewer_id", type_=Id)
NOW = bindparam("now", type_=Id)
LIMIT = bindparam("limit", type_=Id)


class Pair(msgspec.Struct, frozen=True):
    """The two ends of a relation."""

    account_id: int
    target_id: int


class Link(msgspec.Struct, frozen=True):
    """A relation in a list: its id, and the account at its other end."""

    id: int
    other_id: int


class FollowRow(msgspec.Struct, frozen=True):
    """A row of `follows` or `follow_requests`."""

    account_id: int
    target_id: int
    id: int
    reblogs: bool
    notify: bool
    languages: str
    created_at: int


class RelationshipRow(msgspec.Struct, frozen=True):
    """All relations between a viewer and one account, null where there is none."""

    target_id: int
    following: int | None
    showing_reblogs: bool | None
    notifying: bool | None
    languages: str | None
    followed_by: int | None
    blocking: int | None
    blocked_by: int | None
    muting: int | None
    muting_notifications: bool | None
    muting_expires_at: int | None
    requested: int | None
    requested_by: int | None
    domain_blocking: int | None
    endorsed: int | None
    note: str | None


class Bond(msgspec.Struct, frozen=True):
    """One relation that decides what a viewer reads: `kind` is blocked, followed or muted."""

    kind: str
    other_id: int


def _pair(table: Table) -> ColumnElement[bool]:
    return and_(table.c.account_id == ACCOUNT, table.c.target_id == TARGET)


def _values(table: Table) -> dict[str, Any]:
    return {column.name: bindparam(column.name, type_=column.type) for column in table.c}


def _add(table: Table) -> Command:
    """Adds a relation unless it is there already."""
    return Command(lambda insert: insert(table).values(_values(table)).on_conflict_do_nothing())


def _change(table: Table) -> Command:
    """Changes what a follower wants to hear."""
    names = ("reblogs", "notify", "languages")
    new = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in names}
    return Command(update(table).where(_pair(table)).values(new))


def _remove(table: Table) -> Command:
    return Command(delete(table).where(_pair(table)))


ADD_FOLLOW, ADD_REQUEST, ADD_BLOCK = _add(follows), _add(follow_requests), _add(blocks)
CHANGE_FOLLOW, CHANGE_REQUEST = _change(follows), _change(follow_requests)
REMOVE_FOLLOW, REMOVE_REQUEST = _remove(follows), _remove(follow_requests)
REMOVE_BLOCK, REMOVE_MUTE = _remove(blocks), _remove(mutes)
FOLLOW = Query(select(follows).where(_pair(follows)), FollowRow)
BLOCK = Query(select(blocks.c.id).where(_pair(blocks)), int)
REQUEST = Query(select(follow_requests).where(_pair(follow_requests)).with_for_update(), FollowRow)


def _set_mute(insert: Any) -> Any:
    added = insert(mutes).values(_values(mutes))
    new = {"notifications": added.excluded.notifications, "expires_at": added.excluded.expires_at}
    return added.on_conflict_do_update(index_elements=["account_id", "target_id"], set_=new)


SET_MUTE = Command(_set_mute)
EXPIRED_MUTES = Query(select(mutes.c.account_id, mutes.c.target_id).where(mutes.c.expires_at <= NOW).limit(LIMIT), Pair)

_in_force = or_(mutes.c.expires_at.is_(None), mutes.c.expires_at > NOW)
_out, _in = follows.alias("f_out"), follows.alias("f_in")
_b_out, _b_in = blocks.alias("b_out"), blocks.alias("b_in")
_r_out, _r_in = follow_requests.alias("r_out"), follow_requests.alias("r_in")


def _from_viewer(table: Any) -> ColumnElement[bool]:
    return and_(table.c.account_id == VIEWER, table.c.target_id == accounts.c.id)


def _to_viewer(table: Any) -> ColumnElement[bool]:
    return and_(table.c.account_id == accounts.c.id, table.c.target_id == VIEWER)


RELATIONSHIPS = Query(
    select(
        accounts.c.id.label("target_id"),
        _out.c.id.label("following"),
        func.coalesce(_out.c.reblogs, _r_out.c.reblogs).label("showing_reblogs"),
        func.coalesce(_out.c.notify, _r_out.c.notify).label("notifying"),
        func.coalesce(_out.c.languages, _r_out.c.languages).label("languages"),
        _in.c.id.label("followed_by"),
        _b_out.c.id.label("blocking"),
        _b_in.c.id.label("blocked_by"),
        mutes.c.id.label("muting"),
        mutes.c.notifications.label("muting_notifications"),
        mutes.c.expires_at.label("muting_expires_at"),
        _r_out.c.id.label("requested"),
        _r_in.c.id.label("requested_by"),
        domain_blocks.c.id.label("domain_blocking"),
        endorsements.c.id.label("endorsed"),
        account_notes.c.comment.label("note"),
    )
    .select_from(
        accounts.outerjoin(_out, _from_viewer(_out))
        .outerjoin(_in, _to_viewer(_in))
        .outerjoin(_b_out, _from_viewer(_b_out))
        .outerjoin(_b_in, _to_viewer(_b_in))
        .outerjoin(mutes, and_(_from_viewer(mutes), _in_force))
        .outerjoin(_r_out, _from_viewer(_r_out))
        .outerjoin(_r_in, _to_viewer(_r_in))
        .outerjoin(
            domain_blocks, and_(domain_blocks.c.account_id == VIEWER, domain_blocks.c.domain == accounts.c.domain)
        )
        .outerjoin(endorsements, _from_viewer(endorsements))
        .outerjoin(account_notes, _from_viewer(account_notes))
    )
    .where(any_of(accounts.c.id, "target_ids")),
    RelationshipRow,
)

FOLLOWED_IDS = Query(select(follows.c.target_id).where(follows.c.account_id == ACCOUNT), int)
FOLLOWER_IDS = Query(select(follows.c.account_id).where(follows.c.target_id == ACCOUNT), int)
_mine, _theirs = follows.alias("mine"), follows.alias("theirs")
FAMILIAR = Query(
    select(_theirs.c.target_id.label("account_id"), _theirs.c.account_id.label("target_id"))
    .join_from(_mine, _theirs, _theirs.c.account_id == _mine.c.target_id)
    .where(_mine.c.account_id == VIEWER, any_of(_theirs.c.target_id, "target_ids"))
    .order_by(_theirs.c.account_id),
    Pair,
)
"""Whom the viewer follows (`target_id`) among those who follow each of some accounts (`account_id`)."""
FOLLOWED_OR_ASKED = Query(
    union_all(
        *(
            select(each.c.target_id).where(each.c.account_id == ACCOUNT, any_of(each.c.target_id, "target_ids"))
            for each in (follows, follow_requests)
        )
    ),
    int,
)
BLOCKED_EITHER_WAY = Query(
    union_all(
        select(blocks.c.id).where(blocks.c.account_id == ACCOUNT, blocks.c.target_id == TARGET),
        select(blocks.c.id).where(blocks.c.account_id == TARGET, blocks.c.target_id == ACCOUNT),
    ),
    int,
)
MUTED = Query(select(mutes.c.notifications).where(_pair(mutes), _in_force), bool)

_blocked: ColumnElement[str] = literal_column("'blocked'")
_followed: ColumnElement[str] = literal_column("'followed'")
_muted: ColumnElement[str] = literal_column("'muted'")
BLOCKED_AMONG = Query(
    union_all(
        select(blocks.c.target_id.label("other_id")).where(
            blocks.c.account_id == VIEWER, any_of(blocks.c.target_id, "others")
        ),
        select(blocks.c.account_id).where(blocks.c.target_id == VIEWER, any_of(blocks.c.account_id, "others")),
    ),
    int,
)
"""The part of `BONDS` that decides about what everyone else may read."""

BONDS = Query(
    union_all(
        select(_blocked.label("kind"), blocks.c.target_id.label("other_id")).where(
            blocks.c.account_id == VIEWER, any_of(blocks.c.target_id, "others")
        ),
        select(_blocked, blocks.c.account_id).where(
            blocks.c.target_id == VIEWER, any_of(blocks.c.account_id, "others")
        ),
        select(_followed, follows.c.target_id).where(
            follows.c.account_id == VIEWER, any_of(follows.c.target_id, "others")
        ),
        select(_muted, mutes.c.target_id).where(
            mutes.c.account_id == VIEWER, any_of(mutes.c.target_id, "others"), _in_force
        ),
        select(_muted, accounts.c.id).where(
            any_of(accounts.c.id, "others"),
            accounts.c.domain.in_(select(domain_blocks.c.domain).where(domain_blocks.c.account_id == VIEWER)),
        ),
    ),
    Bond,
)
_on_blocked_servers = select(accounts.c.id).where(
    accounts.c.domain.in_(select(domain_blocks.c.domain).where(domain_blocks.c.account_id == VIEWER)),
    accounts.c.domain != literal_column("''"),
)
UNWELCOME = Query(
    union_all(
        select(blocks.c.target_id.label("other_id")).where(blocks.c.account_id == VIEWER),
        select(blocks.c.account_id).where(blocks.c.target_id == VIEWER),
        select(mutes.c.target_id).where(mutes.c.account_id == VIEWER, _in_force),
        _on_blocked_servers,
    ),
    int,
)


def _list(table: Table, *, mine: str, other: str, extra: ColumnElement[bool] | None = None) -> PagedQuery[Link]:
    chosen = select(table.c.id, table.c[other].label("other_id")).where(table.c[mine] == ACCOUNT)
    return PagedQuery(chosen if extra is None else chosen.where(extra), table.c.id, Link)


FOLLOWERS = _list(follows, mine="target_id", other="account_id")
FOLLOWING = _list(follows, mine="account_id", other="target_id")
REQUESTS = _list(follow_requests, mine="target_id", other="account_id")
BLOCKS = _list(blocks, mine="account_id", other="target_id")
MUTES = _list(mutes, mine="account_id", other="target_id", extra=_in_force)
