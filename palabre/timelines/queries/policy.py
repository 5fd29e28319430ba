"""Notification policies and what waits behind them, as SQL."""

from sqlalchemy import bindparam, case, delete, exists, func, literal_column, select, update

from palabre.accounts.tables import accounts
from palabre.graph.tables import follows
from palabre.statuses.tables import mentions, statuses
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of
from palabre.timelines.policy_model import Addressed, Policy, Request, Sender, Waiting
from palabre.timelines.queries.hidden import GONE_STATES, blocked_either_way, notifications_muted, state_of, words
from palabre.timelines.tables import (
    notification_permissions,
    notification_policies,
    notification_requests,
    notifications,
)

_ACCOUNT = bindparam("account_id", type_=Id)
_FROM = bindparam("from_account_id", type_=Id)
_STATUS = bindparam("status_id", type_=Id)
_LIMIT = bindparam("limit", type_=Id)
CHOICES = ("for_not_following", "for_not_followers", "for_new_accounts", "for_private_mentions", "for_limited_accounts")

POLICY = Query(
    select(*(notification_policies.c[name] for name in CHOICES)).where(notification_policies.c.account_id == _ACCOUNT),
    Policy,
)
SET_POLICY = Command(
    lambda insert: (
        added := insert(notification_policies).values(
            {"account_id": _ACCOUNT, **{name: bindparam(name) for name in CHOICES}}
        )
    ).on_conflict_do_update(index_elements=["account_id"], set_={name: added.excluded[name] for name in CHOICES})
)

SENDER = Query(
    select(
        accounts.c.created_at,
        accounts.c.state,
        case((exists().where(follows.c.account_id == _ACCOUNT, follows.c.target_id == _FROM), 1), else_=0).label(
            "followed"
        ),
        select(follows.c.created_at)
        .where(follows.c.account_id == _FROM, follows.c.target_id == _ACCOUNT)
        .scalar_subquery()
        .label("follows_since"),
        case(
            (
                exists().where(
                    notification_permissions.c.account_id == _ACCOUNT,
                    notification_permissions.c.from_account_id == _FROM,
                ),
                1,
            ),
            else_=0,
        ).label("permitted"),
    ).where(accounts.c.id == _FROM),
    Sender,
)
"""What of a sender decides how a policy takes them."""

ADDRESSED = Query(select(statuses.c.visibility, statuses.c.thread_id).where(statuses.c.id == _STATUS), Addressed)
HAS_WRITTEN_TO = Query(
    select(statuses.c.id)
    .join(mentions, mentions.c.status_id == statuses.c.id)
    .where(
        statuses.c.thread_id == bindparam("thread_id", type_=Id),
        statuses.c.account_id == _ACCOUNT,
        mentions.c.account_id == _FROM,
    )
    .limit(literal_column("1")),
    int,
)
"""Whether the account has named the sender in this conversation: then what comes back is an answer."""

_mine = notification_requests.c.account_id == _ACCOUNT
_waits = (
    notifications.c.account_id == notification_requests.c.account_id,
    notifications.c.from_account_id == notification_requests.c.from_account_id,
    notifications.c.filtered,
)
_there = (
    _mine,
    exists().where(*_waits, notifications.c.kind.in_(words("mention", "quote"))),
    ~blocked_either_way(_ACCOUNT, notification_requests.c.from_account_id),
    ~notifications_muted(_ACCOUNT, notification_requests.c.from_account_id),
    state_of(notification_requests.c.from_account_id).not_in(GONE_STATES),
)
_request = select(
    notification_requests.c.id,
    notification_requests.c.from_account_id,
    notification_requests.c.last_status_id,
    notification_requests.c.created_at,
    notification_requests.c.updated_at,
    select(func.count())
    .select_from(notifications)
    .where(*_waits)
    .correlate(notification_requests)
    .scalar_subquery()
    .label("count"),
).where(*_there)
REQUESTS = PagedQuery(_request, notification_requests.c.id, Request)
REQUESTS_BY_IDS = Query(_request.where(any_of(notification_requests.c.id, "ids")), Request)
_first = _request.limit(_LIMIT).subquery("first")
WAITING = Query(
    select(
        func.count().label("requests"), func.coalesce(func.sum(_first.c.count), 0).label("notifications")
    ).select_from(_first),
    Waiting,
)

KEEP_REQUEST = Command(
    lambda insert: (
        added := insert(notification_requests).values(
            {column.name: bindparam(column.name, type_=column.type) for column in notification_requests.c}
        )
    ).on_conflict_do_update(
        index_elements=["account_id", "from_account_id"],
        set_={
            name: case(
                (added.excluded[name] > notification_requests.c[name], added.excluded[name]),
                else_=notification_requests.c[name],
            )
            for name in ("last_status_id", "updated_at")
        },
    )
)
REMOVE_REQUEST = Command(delete(notification_requests).where(_mine, notification_requests.c.from_account_id == _FROM))
PERMIT = Command(
    lambda insert: (
        insert(notification_permissions)
        .values({"account_id": _ACCOUNT, "from_account_id": _FROM, "created_at": bindparam("created_at", type_=Id)})
        .on_conflict_do_nothing()
    )
)
_held_back = (
    notifications.c.account_id == _ACCOUNT,
    notifications.c.from_account_id == _FROM,
    notifications.c.filtered,
)
LET_THROUGH = Command(update(notifications).where(*_held_back).values(filtered=literal_column("false")))
DROP_HELD_BACK = Command(delete(notifications).where(*_held_back))
STILL_MERGING = Query(
    select(notifications.c.id)
    .join(
        notification_permissions,
        (notification_permissions.c.account_id == notifications.c.account_id)
        & (notification_permissions.c.from_account_id == notifications.c.from_account_id),
    )
    .where(notifications.c.account_id == _ACCOUNT, notifications.c.filtered)
    .limit(literal_column("1")),
    int,
)
