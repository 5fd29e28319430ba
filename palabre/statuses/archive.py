"""What the room `statuses` keeps, in the order in which it can be written anew. The search index is derived."""

from palabre.statuses.tables import (
    bookmarks,
    counter_votes,
    favourites,
    featured_tags,
    idempotency_keys,
    mentions,
    poll_votes,
    polls,
    scheduled_statuses,
    status_edits,
    status_tags,
    statuses,
    tags,
    thread_mutes,
    verdicts,
    withdrawals,
)

RECORDS = (
    statuses,
    status_edits,
    mentions,
    tags,
    status_tags,
    favourites,
    bookmarks,
    featured_tags,
    counter_votes,
    thread_mutes,
    verdicts,
    withdrawals,
    idempotency_keys,
    polls,
    poll_votes,
    scheduled_statuses,
)
