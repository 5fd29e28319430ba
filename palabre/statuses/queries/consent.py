"""Quotes, who may quote and answer, and votes against a status."""

import msgspec
from sqlalchemy import bindparam, delete, func, literal_column, select, update

from palabre.statuses.model import Status
from palabre.statuses.queries.parameters import ACCOUNT, STATUS
from palabre.statuses.tables import counter_votes, mentions, statuses
from palabre.store.paging import PagedQuery
from palabre.store.sql import Command, Query, any_of


class Tally(msgspec.Struct, frozen=True):
    """How many votes there are against a status."""

    status_id: int
    votes: int


_of_status = statuses.c.id == STATUS
_newer = statuses.c.version + 1
_is_quote = (statuses.c.quoted_id == STATUS, statuses.c.quote_state == literal_column("'accepted'"))
QUOTES = PagedQuery(
    select(statuses).where(*_is_quote, statuses.c.state == literal_column("'live'")), statuses.c.id, Status
)
"""Live statuses that quote one with its author's consent."""

QUOTED_IS_GONE = Command(update(statuses).where(*_is_quote).values(version=_newer, quote_state="deleted"))
SET_QUOTE_STATE = Command(
    update(statuses).where(_of_status).values(version=_newer, quote_state=bindparam("new_quote_state"))
)
SET_QUOTE_POLICY = Command(
    update(statuses).where(_of_status).values(version=_newer, quote_policy=bindparam("new_quote_policy"))
)
SET_REPLY_POLICY = Command(
    update(statuses).where(_of_status).values(version=_newer, reply_policy=bindparam("new_reply_policy"))
)
IS_MENTIONED = Query(
    select(mentions.c.status_id).where(mentions.c.status_id == STATUS, mentions.c.account_id == ACCOUNT), int
)

ADD_COUNTER_VOTE = Command(
    lambda insert: (
        insert(counter_votes)
        .values({column.name: bindparam(column.name, type_=column.type) for column in counter_votes.c})
        .on_conflict_do_nothing()
    )
)
REMOVE_COUNTER_VOTE = Command(
    delete(counter_votes).where(counter_votes.c.account_id == ACCOUNT, counter_votes.c.status_id == STATUS)
)
FORGET_COUNTER_VOTES = Command(delete(counter_votes).where(counter_votes.c.status_id == STATUS))
TALLIES = Query(
    select(counter_votes.c.status_id, func.count().label("votes"))
    .where(any_of(counter_votes.c.status_id, "ids"))
    .group_by(counter_votes.c.status_id),
    Tally,
)
