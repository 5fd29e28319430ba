"""What reached an account that is gone, and what others had of it, as SQL."""

from sqlalchemy import Table, Text, bindparam, delete, exists, or_, select, update

from palabre.store.schema import Id
from palabre.store.sql import Command, Query
from palabre.timelines.model import Conversation
from palabre.timelines.tables import (
    conversation_statuses,
    conversations,
    filter_keywords,
    filter_statuses,
    filters,
    markers,
    notification_permissions,
    notification_policies,
    notification_requests,
    notifications,
    push_subscriptions,
    tag_follows,
)

ACCOUNT = bindparam("account_id", type_=Id)


def _of(table: Table) -> Command:
    return Command(delete(table).where(table.c.account_id == ACCOUNT))


def _to_or_from(table: Table) -> Command:
    return Command(delete(table).where(or_(table.c.account_id == ACCOUNT, table.c.from_account_id == ACCOUNT)))


def _of_filters(table: Table) -> Command:
    own = select(filters.c.id).where(filters.c.account_id == ACCOUNT)
    return Command(delete(table).where(table.c.filter_id.in_(own)))


FORGET = (
    *(_of_filters(each) for each in (filter_keywords, filter_statuses)),
    *(_to_or_from(each) for each in (notifications, notification_requests, notification_permissions)),
    *(
        _of(each)
        for each in (
            conversations,
            conversation_statuses,
            filters,
            markers,
            notification_policies,
            push_subscriptions,
            tag_follows,
        )
    ),
)
"""Everything but others' conversations."""

CONVERSATIONS_NAMING = Query(
    select(conversations).where(conversations.c.participants.like(bindparam("pattern", type_=Text))), Conversation
)
_of_id = conversations.c.id == bindparam("conversation_id", type_=Id)
_others = bindparam("new_participants", type_=Text)
_same = conversations.alias("same")
_is_there = exists().where(
    _same.c.account_id == conversations.c.account_id,
    _same.c.thread_id == conversations.c.thread_id,
    _same.c.participants == _others,
)
SET_PARTICIPANTS = Command(update(conversations).where(_of_id, ~_is_there).values(participants=_others))
"""Changes nothing when there is such a conversation already."""
