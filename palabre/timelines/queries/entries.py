"""What the ring keeps of statuses, as SQL."""

from sqlalchemy import bindparam, case, false, select, true

from palabre.accounts.tables import accounts
from palabre.store.schema import Id
from palabre.store.sql import Query, any_of
from palabre.timelines.model import Entry
from palabre.timelines.queries.hidden import GONE_STATES
from palabre.timelines.queries.home import IS_THERE, LANGUAGE, ORIGINAL, THREAD, WITH_ORIGINAL
from palabre.timelines.queries.merged import STATUS

_entries = select(
    STATUS.c.id,
    STATUS.c.account_id,
    case((IS_THERE, true()), else_=false()).label("is_live"),
    STATUS.c.visibility,
    LANGUAGE.label("language"),
    STATUS.c.in_reply_to_account_id.label("reply_to_account_id"),
    STATUS.c.reblog_of_id.label("boosted_id"),
    ORIGINAL.c.account_id.label("boosted_account_id"),
    THREAD.label("thread_id"),
).select_from(WITH_ORIGINAL)

ENTRIES = Query(_entries.where(any_of(STATUS.c.id, "ids")), Entry)
RECENT_ENTRIES = Query(
    _entries.where(STATUS.c.id < bindparam("high", type_=Id))
    .order_by(STATUS.c.id.desc())
    .limit(bindparam("limit", type_=Id)),
    Entry,
)

GONE_ACCOUNTS = Query(select(accounts.c.id).where(accounts.c.state.in_(GONE_STATES)), int)
