"""The home timeline as SQL."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, union_all

from palabre.graph.tables import follows
from palabre.statuses.tables import statuses
from palabre.store.sql import Query
from palabre.timelines.queries.hidden import (
    GONE_STATES,
    VIEWER,
    exclusive_members,
    follows_account,
    heard,
    state_of,
    thread_muted,
    words,
)
from palabre.timelines.queries.merged import LIMIT, STATUS, Merged

ORIGINAL = statuses.alias("o")
_follow = follows.alias("f")

THREAD = func.coalesce(ORIGINAL.c.thread_id, STATUS.c.thread_id)
LANGUAGE = func.coalesce(ORIGINAL.c.language, STATUS.c.language)
"""A boost speaks the language, and belongs to the conversation, of what it boosts."""

OWN = STATUS.c.account_id == VIEWER
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
        or_(OWN, _follow.c.reblogs),
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
FROM_FOLLOWED = and_(
    _follow.c.account_id.is_not(None),
    STATUS.c.visibility.in_(words("public", "unlisted", "private")),
    _language_is_wanted,
    _reply_is_welcome,
    heard(STATUS.c.account_id),
    ~thread_muted(VIEWER, THREAD),
)
_not_elsewhere = STATUS.c.account_id.not_in(select(exclusive_members().subquery("elsewhere").c.account_id))
"""Whoever is in an exclusive list is read there."""

WITH_ORIGINAL = STATUS.outerjoin(ORIGINAL, ORIGINAL.c.id == STATUS.c.reblog_of_id)
_joined = WITH_ORIGINAL.outerjoin(
    _follow, and_(_follow.c.account_id == VIEWER, _follow.c.target_id == STATUS.c.account_id)
)


def rows(reaching: ColumnElement[bool]) -> Select[Any]:
    """What may appear in a timeline of the viewer, as far as it is there, of people who are, and reaches them so."""
    return (
        select(STATUS.c.id, STATUS.c.reblog_of_id)
        .select_from(_joined)
        .where(IS_THERE, state_of(STATUS.c.account_id).not_in(GONE_STATES), _boost_is_welcome, reaching)
    )


_authors = union_all(
    select(follows.c.target_id.label("id")).where(follows.c.account_id == VIEWER), select(VIEWER.label("id"))
)
HOME = Merged(_authors, rows(or_(OWN, and_(FROM_FOLLOWED, _not_elsewhere))), can_walk=True)

_some_follows = select(follows.c.target_id).where(follows.c.account_id == VIEWER).limit(LIMIT).subquery()
COUNT_FOLLOWS = Query(select(func.count().label("count")).select_from(_some_follows), int)
