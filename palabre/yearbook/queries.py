"""The SQL of the room `yearbook`."""

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Text, and_, bindparam, delete, func, literal_column, or_, select, update

from palabre.graph.tables import follows
from palabre.ground.clock import DAY
from palabre.statuses.tables import status_tags, statuses, tags
from palabre.store.schema import Id
from palabre.store.sql import Command, Query
from palabre.yearbook.model import Kinds, Refresh, Report, TagUse
from palabre.yearbook.tables import annual_reports, refreshes

ACCOUNT = bindparam("account_id", type_=Id)
YEAR = bindparam("year", type_=Id)
FIRST, UNTIL = bindparam("first", type_=Id), bindparam("until", type_=Id)
FIRST_ID, UNTIL_ID = bindparam("first_id", type_=Id), bindparam("until_id", type_=Id)
_DAY: ColumnElement[int] = literal_column(str(DAY))
BEST_OF = 3
MOST_TAGS = 40


class Counted(msgspec.Struct, frozen=True):
    """A figure of a day."""

    at: int
    count: int


def _daily(moment: ColumnElement[Any], *where: ColumnElement[bool]) -> Query[Counted]:
    day = moment - moment % _DAY
    return Query(select(day.label("at"), func.count().label("count")).where(*where).group_by(day), Counted)


_said = and_(
    statuses.c.account_id == ACCOUNT,
    statuses.c.id >= FIRST_ID,
    statuses.c.id < UNTIL_ID,
    statuses.c.state == "live",
)
_new = and_(follows.c.created_at >= FIRST, follows.c.created_at < UNTIL)
STATUSES_BY_DAY = _daily(statuses.c.created_at, _said)
FOLLOWING_BY_DAY = _daily(follows.c.created_at, follows.c.account_id == ACCOUNT, _new)
FOLLOWERS_BY_DAY = _daily(follows.c.created_at, follows.c.target_id == ACCOUNT, _new)

_is_boost = statuses.c.reblog_of_id.is_not(None)
_is_original = and_(
    statuses.c.reblog_of_id.is_(None),
    or_(statuses.c.in_reply_to_id.is_(None), statuses.c.in_reply_to_account_id == ACCOUNT),
)
_is_reply = and_(statuses.c.in_reply_to_id.is_not(None), statuses.c.in_reply_to_account_id != ACCOUNT)
KINDS = Query(
    select(
        func.count().filter(_is_original).label("originals"),
        func.count().filter(_is_reply).label("replies"),
        func.count().filter(_is_boost).label("boosts"),
        func.count().filter(statuses.c.poll_id.is_not(None)).label("polls"),
    ).where(_said),
    Kinds,
)

_public = and_(_said, statuses.c.visibility == "public", statuses.c.reblog_of_id.is_(None))


def _top(count: ColumnElement[int]) -> Query[int]:
    chosen = select(statuses.c.id).where(_public, count > 0).order_by(count.desc(), statuses.c.id.desc())
    return Query(chosen.limit(BEST_OF), int)


TOP = {
    "by_reblogs": _top(statuses.c.reblogs_count),
    "by_favourites": _top(statuses.c.favourites_count),
    "by_replies": _top(statuses.c.replies_count),
}
IS_ELIGIBLE = Query(select(statuses.c.id).where(_public).limit(1), int)
TOP_TAGS = Query(
    select(tags.c.display_name.label("name"), func.count().label("count"))
    .select_from(
        statuses.join(status_tags, status_tags.c.status_id == statuses.c.id).join(
            tags, tags.c.id == status_tags.c.tag_id
        )
    )
    .where(_said)
    .group_by(tags.c.id, tags.c.display_name)
    .having(func.count() > 1)
    .order_by(func.count().desc(), tags.c.display_name)
    .limit(MOST_TAGS),
    TagUse,
)

_mine = annual_reports.c.account_id == ACCOUNT
REPORT = Query(select(annual_reports).where(_mine, annual_reports.c.year == YEAR), Report)
UNREAD = Query(
    select(annual_reports).where(_mine, annual_reports.c.read_at.is_(None)).order_by(annual_reports.c.year), Report
)
ADD_REPORT = Command(
    lambda insert: (
        insert(annual_reports)
        .values({column.name: bindparam(column.name, type_=column.type) for column in annual_reports.c})
        .on_conflict_do_nothing()
    )
)
READ = Command(
    update(annual_reports)
    .where(_mine, annual_reports.c.year == YEAR, annual_reports.c.read_at.is_(None))
    .values(read_at=bindparam("now", type_=Id))
)

_ID = bindparam("refresh_id", type_=Text)
REFRESH = Query(select(refreshes).where(refreshes.c.id == _ID, refreshes.c.account_id == ACCOUNT), Refresh)
RUNNING = Query(
    select(refreshes).where(
        refreshes.c.account_id == ACCOUNT,
        refreshes.c.subject == bindparam("subject", type_=Text),
        refreshes.c.status == "running",
        refreshes.c.created_at >= bindparam("since", type_=Id),
    ),
    Refresh,
)
ADD_REFRESH = Command(
    lambda insert: insert(refreshes).values(
        {column.name: bindparam(column.name, type_=column.type) for column in refreshes.c}
    )
)
FINISH = Command(
    update(refreshes)
    .where(refreshes.c.id == _ID)
    .values(status="finished", result_count=bindparam("new_count", type_=Id))
)
FORGET_REFRESHES = Command(delete(refreshes).where(refreshes.c.created_at < bindparam("before", type_=Id)))
FORGET = tuple(Command(delete(each).where(each.c.account_id == ACCOUNT)) for each in (annual_reports, refreshes))
