"""What belongs to a case: statuses, reports and the verdicts of screening."""

import msgspec
from sqlalchemy import and_, bindparam, exists, literal_column, or_, select, update

from palabre.graph.tables import follows
from palabre.moderation.model import CaseItem, CaseState, Report
from palabre.moderation.queries.parameters import add, number
from palabre.moderation.tables import case_items, cases, reports
from palabre.statuses.model import State, Status, Visibility
from palabre.statuses.tables import mentions, statuses, verdicts
from palabre.store.paging import PagedQuery
from palabre.store.sql import Command, Query, any_of

ADD_REPORT = add(reports)
ADD_ITEM = Command(
    lambda insert: (
        insert(case_items)
        .values({column.name: bindparam(column.name) for column in case_items.columns})
        .on_conflict_do_nothing()
    )
)

SORT_REPORT = Command(
    update(reports)
    .where(reports.c.id == number("report_id"))
    .values(category=bindparam("new_category"), clause_ids=bindparam("new_clauses"))
)

ITEMS = Query(
    select(case_items).where(case_items.c.case_id == number("case_id")).order_by(case_items.c.status_id), CaseItem
)
STATUSES_OF_CASE = Query(
    select(statuses)
    .join(case_items, case_items.c.status_id == statuses.c.id)
    .where(case_items.c.case_id == number("case_id"))
    .order_by(statuses.c.id),
    Status,
)
STATUSES_BY_IDS = Query(select(statuses).where(any_of(statuses.c.id, "ids")).order_by(statuses.c.id), Status)
STATUSES_TO_ERASE = Query(
    select(statuses)
    .where(statuses.c.account_id == number("author_id"))
    .order_by(statuses.c.id.desc())
    .limit(number("limit")),
    Status,
)

_may_be_read = or_(
    statuses.c.visibility == Visibility.PUBLIC.value,
    statuses.c.visibility == Visibility.UNLISTED.value,
    exists().where(mentions.c.status_id == statuses.c.id, mentions.c.account_id == number("reporter_id")),
    and_(
        statuses.c.visibility == Visibility.PRIVATE.value,
        exists().where(follows.c.account_id == number("reporter_id"), follows.c.target_id == statuses.c.account_id),
    ),
)
REPORTABLE = Query(
    select(statuses)
    .where(
        any_of(statuses.c.id, "status_ids"),
        statuses.c.account_id == number("author_id"),
        statuses.c.state == State.LIVE.value,
        _may_be_read,
    )
    .order_by(statuses.c.id),
    Status,
)
"""Live statuses of an author that were meant for the reporter too, even if the author has blocked them since."""

REPORTS = Query(select(reports).where(reports.c.case_id == number("case_id")).order_by(reports.c.id), Report)
REPORTS_OF = PagedQuery(select(reports).where(reports.c.reporter_id == number("sender_id")), reports.c.id, Report)
REPORT_BY_ID = Query(select(reports).where(reports.c.id == number("report_id")), Report)
_settled = exists().where(cases.c.id == reports.c.case_id, cases.c.state != CaseState.OPEN.value)
REPORT_ROLL = PagedQuery(
    select(reports).where(
        reports.c.account_id != number("viewer_id"),
        or_(
            and_(number("resolved") == literal_column("1"), _settled),
            and_(number("resolved") == literal_column("0"), ~_settled),
        ),
        or_(number("sender_id") == literal_column("0"), reports.c.reporter_id == number("sender_id")),
        or_(number("subject_id") == literal_column("0"), reports.c.account_id == number("subject_id")),
    ),
    reports.c.id,
    Report,
)
"""Settled or waiting reports; of a sender and about a subject where these are not 0."""
HAS_REPORTED = Query(
    select(reports.c.id)
    .where(reports.c.case_id == number("case_id"), reports.c.reporter_id == number("reporter_id"))
    .limit(1),
    int,
)
REPORTERS = Query(select(reports.c.reporter_id).where(reports.c.case_id == number("case_id")).distinct(), int)


class VerdictRow(msgspec.Struct, frozen=True):
    """A row of `verdicts`, as far as the desk shows it."""

    status_id: int
    outcome: str
    clause_id: str | None
    reasons: str
    rules: str
    per_mille: int
    created_at: int


_verdict = select(
    verdicts.c.status_id,
    verdicts.c.outcome,
    verdicts.c.clause_id,
    verdicts.c.reasons,
    verdicts.c.rules,
    verdicts.c.per_mille,
    verdicts.c.created_at,
)
VERDICTS = Query(
    _verdict.join(case_items, case_items.c.status_id == verdicts.c.status_id)
    .where(case_items.c.case_id == number("case_id"))
    .order_by(verdicts.c.id),
    VerdictRow,
)
VERDICT_BY_ID = Query(_verdict.where(verdicts.c.id == number("verdict_id")), VerdictRow)
