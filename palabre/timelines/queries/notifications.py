"""Notifications and markers as SQL."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Boolean, Text, and_, bindparam, delete, exists, func, not_, or_, select

from palabre.graph.tables import follow_requests
from palabre.statuses.tables import statuses
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of
from palabre.timelines.model import Marker, Notification
from palabre.timelines.queries.hidden import (
    GONE_STATES,
    blocked_either_way,
    notifications_muted,
    server_blocked,
    state_of,
    words,
)
from palabre.timelines.tables import markers, notifications

_ACCOUNT = bindparam("account_id", type_=Id)
_FROM = bindparam("from_account_id", type_=Id)
MINE = notifications.c.account_id == _ACCOUNT

_from_the_house = notifications.c.kind.in_(
    words(
        "moderation_warning",
        "admin.report",
        "palabre.report_outcome",
        "palabre.appeal_filed",
        "palabre.appeal_decided",
        "palabre.archive_made",
    )
)
_status_is_live = or_(
    notifications.c.status_id.is_(None),
    select(statuses.c.state).where(statuses.c.id == notifications.c.status_id).scalar_subquery() == "live",
)
_request_still_waits = or_(
    notifications.c.kind != "follow_request",
    exists().where(
        follow_requests.c.account_id == notifications.c.from_account_id,
        follow_requests.c.target_id == notifications.c.account_id,
    ),
)
_sender_is_heard = and_(
    ~blocked_either_way(_ACCOUNT, notifications.c.from_account_id),
    ~notifications_muted(_ACCOUNT, notifications.c.from_account_id),
    ~server_blocked(_ACCOUNT, notifications.c.from_account_id),
    state_of(notifications.c.from_account_id).not_in(GONE_STATES),
)
SHOWN = and_(
    any_of(notifications.c.kind, "kinds"),
    or_(_from_the_house, and_(_status_is_live, _request_still_waits, _sender_is_heard)),
)
COLUMNS = (
    notifications.c.id,
    notifications.c.account_id,
    notifications.c.kind,
    notifications.c.from_account_id,
    notifications.c.status_id,
    notifications.c.subject_id,
    notifications.c.created_at,
    notifications.c.filtered,
    notifications.c.group_key,
)
_let_through = or_(not_(notifications.c.filtered), bindparam("include_filtered", type_=Boolean))
WANTED = and_(MINE, SHOWN, _let_through, or_(_FROM == 0, notifications.c.from_account_id == _FROM))

PAGE = PagedQuery(select(*COLUMNS).where(WANTED), notifications.c.id, Notification)
BY_IDS = Query(select(*COLUMNS).where(MINE, SHOWN, any_of(notifications.c.id, "ids")), Notification)

_unread = (
    select(notifications.c.id)
    .where(WANTED, notifications.c.id > bindparam("last_read_id", type_=Id))
    .limit(bindparam("limit", type_=Id))
    .subquery()
)
COUNT_UNREAD = Query(select(func.count().label("count")).select_from(_unread), int)

ADD = Query(
    lambda insert: (
        insert(notifications)
        .values(
            {
                name: bindparam(name, type_=notifications.c[name].type)
                for name in (
                    "id",
                    "account_id",
                    "kind",
                    "from_account_id",
                    "status_id",
                    "subject_id",
                    "dedupe",
                    "created_at",
                    "filtered",
                    "group_key",
                )
            }
        )
        .on_conflict_do_nothing(index_elements=["account_id", "dedupe"])
        .returning(notifications.c.id)
    ),
    int,
)
"""Adds a notification and returns its id; nothing when the account has been notified of this already."""

DISMISS = Command(delete(notifications).where(MINE, notifications.c.id == bindparam("notification_id", type_=Id)))
CLEAR = Command(delete(notifications).where(MINE))

_KIND = bindparam("kind", type_=Text)
TAKE_BACK = Command(
    delete(notifications).where(MINE, notifications.c.kind == _KIND, notifications.c.from_account_id == _FROM)
)
TAKE_BACK_OF_STATUS = Command(
    delete(notifications).where(
        notifications.c.status_id == bindparam("status_id", type_=Id),
        notifications.c.kind == _KIND,
        notifications.c.from_account_id == _FROM,
    )
)
FORGET_STATUS = Command(delete(notifications).where(notifications.c.status_id == bindparam("status_id", type_=Id)))

MARKERS = Query(
    select(markers.c.timeline, markers.c.last_read_id, markers.c.version, markers.c.updated_at).where(
        markers.c.account_id == _ACCOUNT, any_of(markers.c.timeline, "names")
    ),
    Marker,
)


def _upsert(insert: Callable[[Any], Any]) -> Any:
    values = {
        "account_id": bindparam("account_id", type_=Id),
        "timeline": bindparam("timeline"),
        "last_read_id": bindparam("last_read_id", type_=Id),
        "version": 1,
        "updated_at": bindparam("updated_at", type_=Id),
    }
    adding = insert(markers).values(values)
    changing = adding.on_conflict_do_update(
        index_elements=["account_id", "timeline"],
        set_={
            "last_read_id": adding.excluded.last_read_id,
            "version": markers.c.version + 1,
            "updated_at": adding.excluded.updated_at,
        },
    )
    return changing.returning(markers.c.timeline, markers.c.last_read_id, markers.c.version, markers.c.updated_at)


SET_MARKER = Query(_upsert, Marker)
