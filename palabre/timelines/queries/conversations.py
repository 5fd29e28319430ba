"""Direct messages as each of those who take part keeps them, as SQL."""

from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    and_,
    bindparam,
    case,
    cast,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)

from palabre.statuses.tables import mentions, statuses
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of
from palabre.timelines.model import Conversation
from palabre.timelines.queries.hidden import GONE_STATES, VIEWER, heard, state_of
from palabre.timelines.tables import conversation_statuses, conversations, notification_requests


class EntryRow(msgspec.Struct, frozen=True):
    """A direct message as one account keeps it."""

    account_id: int
    conversation_id: int


_ID = bindparam("conversation_id", type_=Id)
_STATUS = bindparam("status_id", type_=Id)
_mine = conversations.c.account_id == VIEWER
_is_read = (
    statuses.c.state == "live",
    heard(statuses.c.account_id),
    or_(statuses.c.account_id == VIEWER, state_of(statuses.c.account_id).not_in(GONE_STATES)),
)
"""Whether a message is live, and of someone whom the viewer hears."""
_with = conversations.c.participants
_only_other = case(
    (or_(_with == literal_column("'[]'"), _with.like(literal_column("'%,%'"))), literal_column("0")),
    else_=cast(func.trim(_with, literal_column("'[]'")), BigInteger),
)
"""Whom a conversation between two is with; 0 for a note to oneself and a conversation of several."""
_shown = and_(exists().where(statuses.c.id == conversations.c.last_status_id, *_is_read), heard(_only_other))

PAGE = PagedQuery(select(conversations).where(_mine, _shown), conversations.c.last_status_id, Conversation)
BY_IDS = Query(select(conversations).where(_mine, _shown, any_of(conversations.c.id, "ids")), Conversation)
_spoke = (
    exists()
    .where(
        conversation_statuses.c.conversation_id == conversations.c.id,
        conversation_statuses.c.account_id == VIEWER,
        statuses.c.id == conversation_statuses.c.status_id,
        statuses.c.account_id == VIEWER,
    )
    .correlate(conversations)
)
"""Whether the viewer has said something in a conversation."""
_waits = and_(
    ~_spoke,
    exists().where(
        notification_requests.c.account_id == VIEWER, notification_requests.c.from_account_id == _only_other
    ),
)
"""Whether it is of someone whom the viewer has still to let through."""
LET_IN_PAGE = PagedQuery(
    select(conversations).where(_mine, _shown, ~_waits), conversations.c.last_status_id, Conversation
)
_unread = (
    select(conversations.c.id)
    .where(_mine, conversations.c.unread, _shown, ~_waits)
    .limit(bindparam("limit", type_=Id))
    .subquery("unread")
)
COUNT_UNREAD = Query(select(func.count().label("count")).select_from(_unread), int)
_these = conversations.c.participants == bindparam("participants")
WITH = Query(
    select(conversations)
    .where(_mine, _shown, _these)
    .order_by(conversations.c.last_status_id.desc())
    .limit(literal_column("1")),
    Conversation,
)
"""The conversation with these people that was written to last."""
UNANSWERED = Query(select(conversations.c.id).where(_mine, _these, ~_spoke), int)
MESSAGES = PagedQuery(
    select(conversation_statuses.c.status_id)
    .join(statuses, statuses.c.id == conversation_statuses.c.status_id)
    .where(conversation_statuses.c.account_id == VIEWER, conversation_statuses.c.conversation_id == _ID, *_is_read),
    conversation_statuses.c.status_id,
    int,
)
OWN = Query(select(conversations).where(_mine, conversations.c.id == _ID).with_for_update(), Conversation)
DIRECT = PagedQuery(
    select(conversation_statuses.c.status_id)
    .join(statuses, statuses.c.id == conversation_statuses.c.status_id)
    .where(conversation_statuses.c.account_id == VIEWER, *_is_read),
    conversation_statuses.c.status_id,
    int,
)

NAMED = Query(select(mentions.c.account_id).where(mentions.c.status_id == _STATUS), int)
"""All whom a message mentions, also those who do not hear its author."""
ENTRY = Query(
    select(conversation_statuses.c.account_id, conversation_statuses.c.conversation_id).where(
        conversation_statuses.c.account_id == bindparam("account_id", type_=Id),
        conversation_statuses.c.status_id == _STATUS,
    ),
    EntryRow,
)
ENTRIES_OF = Query(
    select(conversation_statuses.c.account_id, conversation_statuses.c.conversation_id).where(
        conversation_statuses.c.status_id == _STATUS
    ),
    EntryRow,
)
ADD_ENTRY = Command(
    lambda insert: (
        insert(conversation_statuses)
        .values({name: bindparam(name, type_=Id) for name in ("account_id", "status_id", "conversation_id")})
        .on_conflict_do_nothing()
    )
)


def _renew(insert: Callable[[Any], Any]) -> Any:
    names = ("id", "account_id", "thread_id", "last_status_id")
    added = insert(conversations).values(
        **{name: bindparam(name, type_=Id) for name in names},
        participants=bindparam("participants"),
        unread=bindparam("unread"),
    )
    is_newer = added.excluded.last_status_id > conversations.c.last_status_id
    return added.on_conflict_do_update(
        index_elements=["account_id", "thread_id", "participants"],
        set_={
            name: case((is_newer, added.excluded[name]), else_=conversations.c[name])
            for name in ("last_status_id", "unread")
        },
    ).returning(conversations.c.id)


RENEW = Query(_renew, int)
"""Gives an account's conversation a message, which is its last one if it is the newest; returns its id."""

LATEST = Query(
    select(conversation_statuses.c.status_id)
    .where(conversation_statuses.c.conversation_id == _ID)
    .order_by(conversation_statuses.c.status_id.desc())
    .limit(1),
    int,
)
_of_id = conversations.c.id == _ID
SET_LAST = Command(update(conversations).where(_of_id).values(last_status_id=bindparam("new_last_id", type_=Id)))
SET_UNREAD = Command(update(conversations).where(_of_id).values(unread=bindparam("new_unread")))
REMOVE = Command(delete(conversations).where(_of_id))
PUT_AWAY = Command(
    update(conversation_statuses)
    .where(conversation_statuses.c.conversation_id == bindparam("of_conversation_id", type_=Id))
    .values(conversation_id=literal_column("0"))
)
FORGET_ENTRIES = Command(delete(conversation_statuses).where(conversation_statuses.c.status_id == _STATUS))
