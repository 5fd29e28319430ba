"""Grouped notifications as SQL."""

from sqlalchemy import Text, and_, bindparam, case, cast, delete, func, literal_column, not_, select

from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of
from palabre.timelines.grouping_model import Member
from palabre.timelines.model import Notification
from palabre.timelines.queries.notifications import COLUMNS, MINE, SHOWN, WANTED
from palabre.timelines.tables import notifications

_ACCOUNT = bindparam("account_id", type_=Id)
_KEY = bindparam("group_key", type_=Text)
_LOW, _HIGH = bindparam("low", type_=Id), bindparam("high", type_=Id)
SAMPLE = 8

_in_group = and_(notifications.c.group_key != "", any_of(notifications.c.kind, "grouped_kinds"))
_seen = case((and_(_in_group, any_of(notifications.c.group_key, "seen")), 1), else_=0)

ONE_OF_EACH = PagedQuery(select(*COLUMNS).where(WANTED, _seen == literal_column("0")), notifications.c.id, Notification)
"""Notifications, without those of groups that were `seen` already."""

_ranked = (
    select(
        notifications.c.group_key,
        notifications.c.id,
        notifications.c.from_account_id,
        notifications.c.created_at,
        func.row_number()
        .over(partition_by=notifications.c.group_key, order_by=notifications.c.id.desc())
        .label("place"),
        func.count().over(partition_by=notifications.c.group_key).label("count"),
        func.min(case((notifications.c.id >= _LOW, notifications.c.id)))
        .over(partition_by=notifications.c.group_key)
        .label("page_min_id"),
    )
    .where(
        MINE,
        SHOWN,
        not_(notifications.c.filtered),
        any_of(notifications.c.group_key, "keys"),
        notifications.c.id <= _HIGH,
    )
    .subquery("ranked")
)
MEMBERS = Query(
    select(
        _ranked.c.group_key,
        _ranked.c.id,
        _ranked.c.from_account_id,
        _ranked.c.created_at,
        _ranked.c.count,
        _ranked.c.page_min_id,
    )
    .where(_ranked.c.place <= literal_column(str(SAMPLE)))
    .order_by(_ranked.c.group_key, _ranked.c.place),
    Member,
)
"""The latest members of groups, with what is known of each group."""

OF_GROUP = PagedQuery(
    select(*COLUMNS).where(MINE, SHOWN, not_(notifications.c.filtered), notifications.c.group_key == _KEY),
    notifications.c.id,
    Notification,
)
DISMISS_GROUP = Command(
    delete(notifications).where(MINE, not_(notifications.c.filtered), notifications.c.group_key == _KEY)
)

_identity = case((_in_group, notifications.c.group_key), else_=cast(notifications.c.id, Text))
_unread = (
    select(_identity.label("key"))
    .where(WANTED, notifications.c.id > bindparam("last_read_id", type_=Id))
    .distinct()
    .limit(bindparam("limit", type_=Id))
    .subquery("unread")
)
COUNT_UNREAD_GROUPS = Query(select(func.count().label("count")).select_from(_unread), int)

LAST_KEY = Query(
    select(notifications.c.group_key)
    .where(notifications.c.account_id == _ACCOUNT, any_of(notifications.c.group_key, "keys"))
    .order_by(notifications.c.id.desc())
    .limit(literal_column("1")),
    str,
)
"""Of some keys, that of the group which grew last."""
