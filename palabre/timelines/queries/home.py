"""The home timeline as SQL: two ways to read the same rows, for few and for many followed accounts."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
    union_all,
)

from palabre.graph.tables import follows
from palabre.statuses.tables import statuses
from palabre.store.schema import Id
from palabre.store.sql import Query
from palabre.timelines.model import HomeRow
from palabre.timelines.queries.hidden import (
    GONE_STATES,
    VIEWER,
    follows_account,
    heard,
    state_of,
    thread_muted,
    words,
)

STATUS = statuses.alias("s")
ORIGINAL = statuses.alias("o")
_follow = follows.alias("f")

THREAD = func.coalesce(ORIGINAL.c.thread_id, STATUS.c.thread_id)
LANGUAGE = func.coalesce(ORIGINAL.c.language, STATUS.c.language)
"""A boost speaks the language, and belongs to the conversation, of what it boosts."""

_own = STATUS.c.account_id == VIEWER
_is_boost = STATUS.c.reblog_of_id.is_not(None)

IS_THERE = and_(
    STATUS.c.state == "live",
    or_(
        ~_is_boost,
        and_(
            ORIGINAL.c.state == "live",
            or_(
                ORIGINAL.c.visibility.in_(words("public", "unlisted")),
                and_(ORIGINAL.c.visibility == "private", ORIGINAL.c.account_id == STATUS.c.account_id),
            ),
        ),
    ),
)
"""Live, and when it is a boost, of something live that those who see the boost may read."""

_boost_is_welcome = or_(
    ~_is_boost,
    and_(
        state_of(ORIGINAL.c.account_id).not_in(GONE_STATES),
        heard(ORIGINAL.c.account_id),
        or_(_own, _follow.c.reblogs),
    ),
)
_reply_is_welcome = or_(
    STATUS.c.in_reply_to_account_id.is_(None),
    STATUS.c.in_reply_to_account_id.in_((STATUS.c.account_id, VIEWER)),
    and_(
        follows_account(VIEWER, STATUS.c.in_reply_to_account_id),
        heard(STATUS.c.in_reply_to_account_id),
    ),
)
_language_is_wanted = or_(
    _follow.c.languages == "[]",
    LANGUAGE.is_(None),
    _follow.c.languages.like('%"' + LANGUAGE + '"%'),
)
_from_followed = and_(
    _follow.c.account_id.is_not(None),
    STATUS.c.visibility.in_(words("public", "unlisted", "private")),
    _language_is_wanted,
    _reply_is_welcome,
    heard(STATUS.c.account_id),
    ~thread_muted(VIEWER, THREAD),
)

WITH_ORIGINAL = STATUS.outerjoin(ORIGINAL, ORIGINAL.c.id == STATUS.c.reblog_of_id)
_joined = WITH_ORIGINAL.outerjoin(
    _follow, and_(_follow.c.account_id == VIEWER, _follow.c.target_id == STATUS.c.account_id)
)
_authors = union_all(
    select(follows.c.target_id.label("id")).where(follows.c.account_id == VIEWER), select(VIEWER.label("id"))
)

_low, _high = bindparam("low", type_=Id), bindparam("high", type_=Id)
_shown = (
    select(STATUS.c.id, STATUS.c.reblog_of_id)
    .select_from(_joined)
    .where(
        STATUS.c.id > _low,
        STATUS.c.id < _high,
        IS_THERE,
        state_of(STATUS.c.account_id).not_in(GONE_STATES),
        _boost_is_welcome,
        or_(_own, _from_followed),
    )
    .limit(bindparam("limit", type_=Id))
)


def _merge(order: ColumnElement[Any]) -> Select[Any]:
    """Reads what each followed account wrote in the window, through the index of author and id."""
    by_author = _shown.where(STATUS.c.account_id.in_(select(_authors.subquery("authors").c.id)))
    return by_author.order_by(order)


_sorted = STATUS.c.id + 0
"""An expression, so that no engine walks the primary key for the order."""

MERGE_DOWN = Query(_merge(_sorted.desc()), HomeRow)
MERGE_UP = Query(_merge(_sorted.asc()), HomeRow)
WALK_DOWN = Query(_shown.order_by(STATUS.c.id.desc()), HomeRow)
"""Walks recent statuses and probes whether the viewer follows the author."""
WALK_UP = Query(_shown.order_by(STATUS.c.id.asc()), HomeRow)

_each_author = _authors.subquery("each_author")
_newest = (
    select(statuses.c.id)
    .where(statuses.c.account_id == _each_author.c.id, statuses.c.id < _high)
    .order_by(statuses.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_oldest = (
    select(statuses.c.id)
    .where(statuses.c.account_id == _each_author.c.id, statuses.c.id > _low)
    .order_by(statuses.c.id.asc())
    .limit(1)
    .scalar_subquery()
)
NEWEST_BELOW = Query(select(func.max(_newest).label("id")).select_from(_each_author), int)
OLDEST_ABOVE = Query(select(func.min(_oldest).label("id")).select_from(_each_author), int)

_some_follows = (
    select(follows.c.target_id).where(follows.c.account_id == VIEWER).limit(bindparam("limit", type_=Id)).subquery()
)
COUNT_FOLLOWS = Query(select(func.count().label("count")).select_from(_some_follows), int)
