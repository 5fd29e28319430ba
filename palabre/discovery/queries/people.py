"""Whom to suggest, and who is in the directory, as SQL."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, Select, and_, bindparam, exists, func, literal_column, not_, or_, select

from palabre.accounts.model import Account
from palabre.accounts.tables import accounts
from palabre.discovery.queries.use import LIMIT, LISTED, NOW
from palabre.discovery.tables import dismissals
from palabre.graph.tables import blocks, domain_blocks, follow_requests, follows, mutes
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of

VIEWER = bindparam("viewer_id", type_=Id)
OFFSET = bindparam("offset", type_=Id)
_LOOKED_AT = 200
_RECENT = 10

_theirs, _friend = follows.alias("theirs"), accounts.alias("friend")


def _latest(column: ColumnElement[Any], where: ColumnElement[bool], limit: int) -> Select[Any]:
    newest = (
        select(column.label("other_id")).where(where).order_by(follows.c.id.desc()).limit(literal_column(str(limit)))
    )
    return select(newest.subquery().c.other_id)


def _followed_by(some: Select[Any]) -> Query[int]:
    """Whom most of some accounts follow, as far as they show it."""
    return Query(
        select(_theirs.c.target_id)
        .select_from(_theirs.join(_friend, _friend.c.id == _theirs.c.account_id))
        .where(_theirs.c.account_id.in_(some), not_(_friend.c.hide_collections), _theirs.c.target_id != VIEWER)
        .group_by(_theirs.c.target_id)
        .order_by(func.count().desc(), _theirs.c.target_id)
        .limit(LIMIT),
        int,
    )


_mine = follows.c.account_id == VIEWER
FRIENDS_OF_FRIENDS = _followed_by(_latest(follows.c.target_id, _mine, _LOOKED_AT))
_just_followed = _latest(follows.c.target_id, _mine, _RECENT)
SIMILAR = _followed_by(
    _latest(
        follows.c.account_id, and_(follows.c.target_id.in_(_just_followed), follows.c.account_id != VIEWER), _LOOKED_AT
    )
)
"""Whom those follow who also follow the accounts that the viewer followed last."""


def _between(table: Any) -> ColumnElement[bool]:
    return exists().where(table.c.account_id == VIEWER, table.c.target_id == accounts.c.id)


_unwelcome = or_(
    _between(blocks),
    exists().where(blocks.c.account_id == accounts.c.id, blocks.c.target_id == VIEWER),
    exists().where(
        mutes.c.account_id == VIEWER,
        mutes.c.target_id == accounts.c.id,
        or_(mutes.c.expires_at.is_(None), mutes.c.expires_at > NOW),
    ),
    exists().where(domain_blocks.c.account_id == VIEWER, domain_blocks.c.domain == accounts.c.domain),
)
TO_SUGGEST = Query(
    select(accounts).where(
        any_of(accounts.c.id, "ids"),
        accounts.c.id != VIEWER,
        LISTED,
        not_(or_(_unwelcome, *(_between(each) for each in (follows, follow_requests, dismissals)))),
    ),
    Account,
)
"""Those of some accounts that may be suggested to the viewer."""

DISMISS = Command(
    lambda insert: (
        insert(dismissals)
        .values({column.name: bindparam(column.name, type_=column.type) for column in dismissals.c})
        .on_conflict_do_nothing()
    )
)

_listed = (
    select(accounts)
    .where(LISTED, or_(not_(bindparam("local", type_=Boolean)), accounts.c.domain == ""), not_(_unwelcome))
    .limit(LIMIT)
    .offset(OFFSET)
)
DIRECTORY = {
    "active": Query(
        _listed.where(accounts.c.last_status_at.is_not(None)).order_by(
            accounts.c.last_status_at.desc(), accounts.c.id.desc()
        ),
        Account,
    ),
    "new": Query(_listed.order_by(accounts.c.id.desc()), Account),
}
