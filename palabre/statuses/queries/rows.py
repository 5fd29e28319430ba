"""Writing a status and all that belongs to it."""

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, ScalarSelect, Table, bindparam, case, delete, func, insert, select, update

from palabre.accounts.tables import accounts, sanctions, users
from palabre.statuses.model import Status, Tag
from palabre.statuses.queries.parameters import ACCOUNT, BY, STATUS
from palabre.statuses.queries.polls import FORGET_POLL, FORGET_VOTES
from palabre.statuses.tables import (
    bookmarks,
    favourites,
    idempotency_keys,
    mentions,
    status_edits,
    status_tags,
    statuses,
    tags,
    verdicts,
    withdrawals,
)
from palabre.store.schema import Id
from palabre.store.sql import Command, Query


class EditRow(msgspec.Struct, frozen=True):
    """A row of `status_edits`."""

    id: int
    status_id: int
    text: str
    html: str
    spoiler_text: str
    sensitive: bool
    attachments: str
    created_at: int
    poll_options: str


class AuthorFacts(msgspec.Struct, frozen=True):
    """What screening may know of an author: role, sanctions that were not lifted, statuses since a moment."""

    role: str | None
    sanctions: int
    recent: int


def _values(table: Table) -> dict[str, Any]:
    return {column.name: bindparam(column.name, type_=column.type) for column in table.c}


def _once(table: Table) -> Command:
    return Command(lambda insert: insert(table).values(_values(table)).on_conflict_do_nothing())


ADD_STATUS = Command(insert(statuses).values(_values(statuses)))
ADD_BOOST = _once(statuses)
STATUS_BY_ID = Query(select(statuses).where(statuses.c.id == STATUS), Status)
STATUS_LOCKED = Query(select(statuses).where(statuses.c.id == STATUS).with_for_update(), Status)

_of_status = statuses.c.id == STATUS
_newer = statuses.c.version + 1
EDIT_STATUS = Command(
    update(statuses)
    .where(_of_status)
    .values(
        version=_newer,
        **{
            name: bindparam(f"new_{name}", type_=statuses.c[name].type)
            for name in ("text", "html", "spoiler_text", "language", "sensitive", "edited_at")
        },
    )
)
SET_STATE = Command(update(statuses).where(_of_status).values(version=_newer, state=bindparam("new_state")))
SET_SENSITIVE = Command(
    update(statuses).where(_of_status, statuses.c.sensitive.is_(False)).values(version=_newer, sensitive=True)
)
CLEAR_SENSITIVE = Command(
    update(statuses)
    .where(_of_status, statuses.c.sensitive.is_(True), statuses.c.spoiler_text == "")
    .values(version=_newer, sensitive=False)
)
SET_PINNED = Command(
    update(statuses).where(_of_status).values(version=_newer, pinned_at=bindparam("new_pinned_at", type_=Id))
)
TOUCH = Command(update(statuses).where(_of_status).values(version=_newer))
DELETE_STATUS = Command(delete(statuses).where(_of_status))


def _count(name: str) -> Command:
    """Adds `by` to a count, never below zero."""
    column = statuses.c[name]
    new = case((column + BY < 0, 0), else_=column + BY)
    return Command(update(statuses).where(_of_status).values({"version": _newer, name: new}))


COUNT_REPLIES, COUNT_BOOSTS, COUNT_FAVOURITES = (
    _count(name) for name in ("replies_count", "reblogs_count", "favourites_count")
)
COUNT_QUOTES = _count("quotes_count")
UNTIE_REPLIES = Command(
    update(statuses).where(statuses.c.in_reply_to_id == STATUS).values(in_reply_to_id=None, version=_newer)
)
BOOSTS_OF = Query(select(statuses).where(statuses.c.reblog_of_id == STATUS), Status)
BOOST_BY = Query(select(statuses).where(statuses.c.account_id == ACCOUNT, statuses.c.reblog_of_id == STATUS), Status)
LOCK_AUTHOR = Query(select(accounts.c.id).where(accounts.c.id == ACCOUNT).with_for_update(key_share=True), int)
"""What one account pins is counted one at a time."""
COUNT_PINNED = Query(
    select(func.count().label("pinned")).where(statuses.c.account_id == ACCOUNT, statuses.c.pinned_at.is_not(None)), int
)


def _count_of(column: ColumnElement[int], *where: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count(column)).where(*where).scalar_subquery()


_of_sanctioned = (sanctions.c.account_id == ACCOUNT, sanctions.c.lifted_at.is_(None))
_since = (
    statuses.c.account_id == ACCOUNT,
    statuses.c.id > bindparam("first_id", type_=Id),
    statuses.c.reblog_of_id.is_(None),
)
AUTHOR_FACTS = Query(
    select(
        select(users.c.role).where(users.c.account_id == ACCOUNT).scalar_subquery().label("role"),
        _count_of(sanctions.c.id, *_of_sanctioned).label("sanctions"),
        _count_of(statuses.c.id, *_since).label("recent"),
    ),
    AuthorFacts,
)

ADD_EDIT = Command(insert(status_edits).values(_values(status_edits)))
EDITS = Query(
    select(status_edits)
    .where(status_edits.c.status_id == STATUS)
    .order_by(status_edits.c.created_at, status_edits.c.id),
    EditRow,
)
ADD_MENTION = _once(mentions)
ADD_STATUS_TAG = _once(status_tags)


def _use_tag(insert: Any) -> Any:
    fresh = ("id", "name", "display_name", "created_at", "last_status_at")
    added = insert(tags).values({name: bindparam(name) for name in fresh})
    used = {"last_status_at": added.excluded.last_status_at}
    return added.on_conflict_do_update(index_elements=["name"], set_=used).returning(*tags.c)


USE_TAG = Query(_use_tag, Tag)

ADD_VERDICT = Command(insert(verdicts).values(_values(verdicts)))
SET_WITHDRAWAL = Command(
    lambda insert: (added := insert(withdrawals).values(_values(withdrawals))).on_conflict_do_update(
        index_elements=["status_id"],
        set_={name: added.excluded[name] for name in ("clause_id", "policy_version", "created_at")},
    )
)

ADD_KEY = Command(insert(idempotency_keys).values(_values(idempotency_keys)))
STATUS_BY_KEY = Query(
    select(statuses)
    .join(idempotency_keys, idempotency_keys.c.status_id == statuses.c.id)
    .where(
        idempotency_keys.c.account_id == ACCOUNT,
        idempotency_keys.c.key == bindparam("key"),
        idempotency_keys.c.created_at > bindparam("since", type_=Id),
    ),
    Status,
)
_old = idempotency_keys.c.created_at <= bindparam("until", type_=Id)
FORGET_OLD_KEY = Command(
    delete(idempotency_keys).where(
        idempotency_keys.c.account_id == ACCOUNT, idempotency_keys.c.key == bindparam("key"), _old
    )
)
FORGET_OLD_KEYS = Command(delete(idempotency_keys).where(_old))


def _forget(table: Table, by: ColumnElement[int]) -> Command:
    return Command(delete(table).where(by == STATUS))


FORGET_MENTIONS = _forget(mentions, mentions.c.status_id)
FORGET_TAGS = _forget(status_tags, status_tags.c.status_id)
FORGET_WITHDRAWAL = _forget(withdrawals, withdrawals.c.status_id)
FORGET_STATUS = (
    FORGET_VOTES,
    FORGET_POLL,
    FORGET_MENTIONS,
    FORGET_TAGS,
    FORGET_WITHDRAWAL,
    _forget(status_edits, status_edits.c.status_id),
    _forget(favourites, favourites.c.status_id),
    _forget(bookmarks, bookmarks.c.status_id),
    _forget(verdicts, verdicts.c.status_id),
)
"""Everything that belongs to a status and goes with it, but for boosts, attachments and what search knows."""
