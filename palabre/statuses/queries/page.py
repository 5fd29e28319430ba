"""What a page of statuses takes: one statement for each kind of thing, whatever the length of the page."""

from collections.abc import Callable

import msgspec
from sqlalchemy import ColumnElement, bindparam, literal_column, select, union_all

from palabre.accounts.tables import accounts
from palabre.statuses.model import Head, Status
from palabre.statuses.queries.parameters import VIEWER
from palabre.statuses.tables import (
    bookmarks,
    counter_votes,
    favourites,
    mentions,
    status_tags,
    statuses,
    tags,
    thread_mutes,
    verdicts,
    withdrawals,
)
from palabre.store.schema import Id
from palabre.store.sql import Query, any_of


class MentionRow(msgspec.Struct, frozen=True):
    """A mention, with the account that it names."""

    status_id: int
    account_id: int
    username: str
    domain: str
    url: str


class TagRow(msgspec.Struct, frozen=True):
    """A tag of a status."""

    status_id: int
    display_name: str


class FlagRow(msgspec.Struct, frozen=True):
    """One thing that the viewer did with a status: `kind` is a field of `Flags`."""

    kind: str
    status_id: int


class VerdictRow(msgspec.Struct, frozen=True):
    """Why a status is held or was withdrawn."""

    status_id: int
    clause_id: str | None
    policy_version: int
    reasons: str


BY_IDS = Query(select(statuses).where(any_of(statuses.c.id, "ids")), Status)
HEAD = (
    statuses.c.id,
    statuses.c.version,
    statuses.c.account_id,
    accounts.c.version.label("account_version"),
    accounts.c.state.label("account_state"),
    statuses.c.state,
    statuses.c.visibility,
    statuses.c.reblog_of_id,
)
"""The columns of a `Head`, of statuses joined with their authors."""
HEADS = Query(
    select(*HEAD).join(accounts, accounts.c.id == statuses.c.account_id).where(any_of(statuses.c.id, "ids")),
    Head,
)
MENTIONED_IN = Query(
    select(mentions.c.status_id).where(mentions.c.account_id == VIEWER, any_of(mentions.c.status_id, "ids")), int
)
MENTIONS = Query(
    select(
        mentions.c.status_id,
        accounts.c.id.label("account_id"),
        accounts.c.username,
        accounts.c.domain,
        accounts.c.url,
    )
    .join(accounts, accounts.c.id == mentions.c.account_id)
    .where(any_of(mentions.c.status_id, "ids"))
    .order_by(mentions.c.status_id, accounts.c.username_key),
    MentionRow,
)
TAGS = Query(
    select(status_tags.c.status_id, tags.c.display_name)
    .join(tags, tags.c.id == status_tags.c.tag_id)
    .where(any_of(status_tags.c.status_id, "ids"))
    .order_by(status_tags.c.status_id, tags.c.name),
    TagRow,
)


def _within(column: ColumnElement[int]) -> tuple[ColumnElement[bool], ...]:
    return column >= bindparam("lowest", type_=Id), column <= bindparam("highest", type_=Id)


def _among(column: ColumnElement[int]) -> tuple[ColumnElement[bool], ...]:
    return (any_of(column, "ids"),)


def _kind(name: str) -> ColumnElement[str]:
    return literal_column(f"'{name}'").label("kind")


def _flags(where: Callable[[ColumnElement[int]], tuple[ColumnElement[bool], ...]]) -> Query[FlagRow]:
    return Query(
        union_all(
            select(_kind("favourited"), favourites.c.status_id.label("status_id")).where(
                favourites.c.account_id == VIEWER, *where(favourites.c.status_id)
            ),
            select(_kind("bookmarked"), bookmarks.c.status_id).where(
                bookmarks.c.account_id == VIEWER, *where(bookmarks.c.status_id)
            ),
            select(_kind("reblogged"), statuses.c.reblog_of_id).where(
                statuses.c.account_id == VIEWER, *where(statuses.c.reblog_of_id)
            ),
            select(_kind("downvoted"), counter_votes.c.status_id).where(
                counter_votes.c.account_id == VIEWER, *where(counter_votes.c.status_id)
            ),
            select(_kind("muted"), statuses.c.id)
            .join(thread_mutes, thread_mutes.c.thread_id == statuses.c.thread_id)
            .where(thread_mutes.c.account_id == VIEWER, *where(statuses.c.id)),
        ),
        FlagRow,
    )


FLAGS_WITHIN, FLAGS_AMONG = _flags(_within), _flags(_among)
"""By a range of ids, which is quicker for a page of neighbours; or by a list, for ids far apart."""

HOLDS = Query(
    select(verdicts.c.status_id, verdicts.c.clause_id, verdicts.c.policy_version, verdicts.c.reasons)
    .where(any_of(verdicts.c.status_id, "ids"), verdicts.c.outcome == "hold")
    .order_by(verdicts.c.id),
    VerdictRow,
)
WITHDRAWALS = Query(
    select(
        withdrawals.c.status_id,
        withdrawals.c.clause_id,
        withdrawals.c.policy_version,
        literal_column("'[]'").label("reasons"),
    ).where(any_of(withdrawals.c.status_id, "ids")),
    VerdictRow,
)
