"""Who is to be notified of something, as SQL."""

from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, select

from palabre.accounts.tables import accounts, users
from palabre.graph.tables import follow_requests, follows
from palabre.moderation.tables import decisions, reports
from palabre.statuses.tables import favourites, mentions, poll_votes, statuses
from palabre.store.schema import Id
from palabre.store.sql import Query
from palabre.timelines.model import Decided, Reported, Spoken
from palabre.timelines.queries.hidden import thread_muted, welcomes, words

_ACTOR = bindparam("actor_id", type_=Id)
_STATUS = bindparam("status_id", type_=Id)
_RECEIVER = bindparam("receiver_id", type_=Id)
_THREAD = bindparam("thread_id", type_=Id)


def _to_be_told(receiver: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(welcomes(receiver, _ACTOR), ~thread_muted(receiver, _THREAD))


SPOKEN = Query(
    select(
        statuses.c.id,
        statuses.c.account_id,
        statuses.c.visibility,
        statuses.c.in_reply_to_account_id,
        statuses.c.reblog_of_id,
        statuses.c.thread_id,
        statuses.c.edited_at,
        statuses.c.quoted_id,
    ).where(statuses.c.id == _STATUS, statuses.c.state == "live"),
    Spoken,
)
"""A live status, as far as it decides who is told of it."""

WELCOME = Query(select(accounts.c.id).where(accounts.c.id == _RECEIVER, _to_be_told(accounts.c.id)), int)
"""The receiver, when it may be told of what the actor did in the thread (0 for none)."""

MENTIONED = Query(
    select(mentions.c.account_id).where(mentions.c.status_id == _STATUS, _to_be_told(mentions.c.account_id)), int
)
WAITING_FOLLOWERS = Query(
    select(follows.c.account_id).where(
        follows.c.target_id == _ACTOR,
        follows.c.notify,
        _to_be_told(follows.c.account_id),
        ~exists().where(mentions.c.status_id == _STATUS, mentions.c.account_id == follows.c.account_id),
    ),
    int,
)
"""Followers who want to be told of every status of the actor, and are not mentioned in this one."""

BOOSTERS = Query(
    select(statuses.c.account_id)
    .where(statuses.c.reblog_of_id == _STATUS, statuses.c.state == "live", _to_be_told(statuses.c.account_id))
    .distinct(),
    int,
)

VOTERS = Query(
    select(poll_votes.c.account_id)
    .where(poll_votes.c.poll_id == bindparam("poll_id", type_=Id), _to_be_told(poll_votes.c.account_id))
    .distinct(),
    int,
)

_favourite = (favourites.c.account_id == _ACTOR, favourites.c.status_id == _STATUS)
FAVOURITE = Query(select(favourites.c.id).where(*_favourite).with_for_update(), int)
FOLLOW = Query(
    select(follows.c.id).where(follows.c.account_id == _ACTOR, follows.c.target_id == _RECEIVER).with_for_update(), int
)
FOLLOW_REQUEST = Query(
    select(follow_requests.c.id)
    .where(follow_requests.c.account_id == _ACTOR, follow_requests.c.target_id == _RECEIVER)
    .with_for_update(),
    int,
)

STAFF = Query(
    select(users.c.account_id).where(users.c.role.in_(words("moderator", "admin", "owner")), users.c.state == "active"),
    int,
)
_report_columns = (reports.c.id, reports.c.reporter_id)
REPORT = Query(select(*_report_columns).where(reports.c.id == bindparam("report_id", type_=Id)), Reported)
REPORTS_OF_CASE = Query(select(*_report_columns).where(reports.c.case_id == bindparam("case_id", type_=Id)), Reported)
DECISION = Query(
    select(decisions.c.case_id, decisions.c.decider_id, decisions.c.appeal_id).where(
        decisions.c.id == bindparam("decision_id", type_=Id)
    ),
    Decided,
)
