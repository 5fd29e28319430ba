"""What an account that is gone has left on statuses, as SQL."""

from sqlalchemy import Select, Table, case, delete, select, update

from palabre.statuses.model import Poll
from palabre.statuses.queries.parameters import ACCOUNT
from palabre.statuses.tables import (
    bookmarks,
    counter_votes,
    favourites,
    featured_tags,
    idempotency_keys,
    mentions,
    poll_votes,
    polls,
    statuses,
    thread_mutes,
)
from palabre.store.sql import Command, Query


def _of(table: Table) -> Command:
    return Command(delete(table).where(table.c.account_id == ACCOUNT))


def _named_by(table: Table) -> Select[tuple[int]]:
    """The statuses that a table ties to the account."""
    return select(table.c.status_id).where(table.c.account_id == ACCOUNT)


_newer = statuses.c.version + 1
_fewer = case((statuses.c.favourites_count > 0, statuses.c.favourites_count - 1), else_=0)
FORGET = (
    Command(
        update(statuses).where(statuses.c.id.in_(_named_by(favourites))).values(favourites_count=_fewer, version=_newer)
    ),
    Command(update(statuses).where(statuses.c.id.in_(_named_by(mentions))).values(version=_newer)),
    Command(
        update(statuses)
        .where(statuses.c.in_reply_to_account_id == ACCOUNT)
        .values(in_reply_to_id=None, in_reply_to_account_id=None, version=_newer)
    ),
    *(
        _of(each)
        for each in (favourites, mentions, bookmarks, counter_votes, thread_mutes, idempotency_keys, featured_tags)
    ),
)
"""Everything but votes in polls, whose tallies are lists."""

VOTED_IN = Query(
    select(polls)
    .where(polls.c.id.in_(select(poll_votes.c.poll_id).where(poll_votes.c.account_id == ACCOUNT)))
    .with_for_update(),
    Poll,
)
FORGET_VOTES_OF = _of(poll_votes)
