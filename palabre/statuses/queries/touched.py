"""Whose flags a status carries, as SQL."""

from sqlalchemy import select, union

from palabre.statuses.queries.parameters import STATUS
from palabre.statuses.tables import bookmarks, counter_votes, favourites, poll_votes, polls, statuses, thread_mutes
from palabre.store.sql import Query, any_of

_thread = select(statuses.c.thread_id).where(statuses.c.id == STATUS).scalar_subquery()

TOUCHED = Query(
    union(
        select(favourites.c.account_id).where(favourites.c.status_id == STATUS, any_of(favourites.c.account_id, "ids")),
        select(counter_votes.c.account_id).where(
            any_of(counter_votes.c.account_id, "ids"), counter_votes.c.status_id == STATUS
        ),
        select(poll_votes.c.account_id)
        .join(polls, polls.c.id == poll_votes.c.poll_id)
        .where(polls.c.status_id == STATUS, any_of(poll_votes.c.account_id, "ids")),
        select(bookmarks.c.account_id).where(any_of(bookmarks.c.account_id, "ids"), bookmarks.c.status_id == STATUS),
        select(statuses.c.account_id).where(statuses.c.reblog_of_id == STATUS, any_of(statuses.c.account_id, "ids")),
        select(thread_mutes.c.account_id).where(
            any_of(thread_mutes.c.account_id, "ids"), thread_mutes.c.thread_id == _thread
        ),
    ),
    int,
)
"""Those of some accounts who favourited, bookmarked, boosted or voted on a status, or muted its conversation."""
