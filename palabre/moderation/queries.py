"""The SQL of the room `moderation`."""

from typing import Any

import msgspec
from sqlalchemy import (
    Table,
    and_,
    bindparam,
    case,
    cast,
    delete,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from palabre.accounts.tables import accounts
from palabre.graph.tables import follows
from palabre.moderation.model import (
    Appeal,
    AuditEntry,
    Case,
    CaseItem,
    CaseState,
    Decision,
    Report,
    Statement,
    Strike,
)
from palabre.moderation.tables import appeals, audit, case_items, cases, decisions, reports, statements, strikes
from palabre.statuses.model import State, Status, Visibility
from palabre.statuses.tables import mentions, statuses, verdicts
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of


def _add(table: Table) -> Command:
    return Command(insert(table).values({column.name: bindparam(column.name) for column in table.columns}))


def _id(name: str) -> Any:
    return bindparam(name, type_=Id)


# Writing. No command edits a decision, a statement's facts, a report or an audit entry.

ADD_CASE = _add(cases)
ADD_REPORT = _add(reports)
ADD_DECISION = _add(decisions)
ADD_STATEMENT = _add(statements)
ADD_STRIKE = _add(strikes)
ADD_APPEAL = _add(appeals)
ADD_AUDIT = _add(audit)
ADD_ITEM = Command(
    lambda insert: (
        insert(case_items)
        .values({column.name: bindparam(column.name) for column in case_items.columns})
        .on_conflict_do_nothing()
    )
)

SET_CASE_STATE = Command(
    update(cases)
    .where(cases.c.id == _id("case_id"), cases.c.state == bindparam("old_state"))
    .values(state=bindparam("new_state"), decided_at=func.coalesce(cases.c.decided_at, _id("now")))
)
SET_CASE_WEIGHT = Command(
    update(cases)
    .where(cases.c.id == _id("case_id"))
    .values(
        clause_id=bindparam("new_clause"),
        severity=bindparam("new_severity"),
        due_at=_id("new_due"),
        report_count=_id("new_count"),
        urgency=_id("new_urgency"),
    )
)
SET_URGENCY = Command(update(cases).where(cases.c.id == _id("case_id")).values(urgency=_id("new_urgency")))
ANSWER_APPEAL = Command(
    update(appeals)
    .where(appeals.c.id == _id("appeal_id"), appeals.c.state == "open")
    .values(
        state=bindparam("new_state"),
        answer=bindparam("new_answer"),
        decided_at=_id("now"),
        decider_id=_id("new_decider"),
    )
)
MARK_READ = Command(
    update(statements)
    .where(
        statements.c.id == _id("statement_id"),
        statements.c.account_id == _id("reader_id"),
        statements.c.read_at.is_(None),
    )
    .values(read_at=_id("now"))
)
FORGET_STRIKES = Command(delete(strikes).where(strikes.c.account_id == _id("struck_id")))
CLOSE_EXPIRED = Command(
    update(cases)
    .where(
        cases.c.state == bindparam("old_state"),
        ~exists()
        .where(
            decisions.c.case_id == cases.c.id,
            statements.c.decision_id == decisions.c.id,
            statements.c.appeal_until >= _id("now"),
        )
        .correlate(cases),
    )
    .values(state=bindparam("new_state"))
)

# Cases.

CASE_BY_ID = Query(select(cases).where(cases.c.id == _id("case_id")), Case)
LOCKED_CASE = Query(select(cases).where(cases.c.id == _id("case_id")).with_for_update(), Case)

LOCK_ACCOUNT = Query(
    select(accounts.c.id).where(accounts.c.id == _id("subject_id")).with_for_update(key_share=True), int
)
"""Cases about one account are opened, joined and decided one after the other, so that two reports cannot open two cases."""

_open = cases.c.state == CaseState.OPEN.value
OPEN_CASE_OF_STATUSES = Query(
    select(cases)
    .where(
        _open,
        cases.c.id.in_(select(case_items.c.case_id).where(any_of(case_items.c.status_id, "status_ids"))),
    )
    .order_by(cases.c.urgency.desc(), cases.c.id)
    .limit(1)
    .with_for_update(),
    Case,
)
OPEN_CASE_OF_ACCOUNT = Query(
    select(cases)
    .where(_open, cases.c.account_id == _id("subject_id"), cases.c.clause_id == bindparam("clause"))
    .order_by(cases.c.urgency.desc(), cases.c.id)
    .limit(1)
    .with_for_update(),
    Case,
)


class QueuedCase(msgspec.Struct, frozen=True):
    """A case with the words its first status had, and what triage needs besides."""

    case_id: int
    excerpt: str | None
    audience: int


_first_text = (
    select(case_items.c.text)
    .where(case_items.c.case_id == cases.c.id)
    .order_by(case_items.c.status_id)
    .limit(1)
    .scalar_subquery()
)
_seen = and_(
    case_items.c.case_id == cases.c.id,
    statuses.c.id == case_items.c.status_id,
)
_held_items = exists().where(_seen, statuses.c.state != State.LIVE.value).correlate(cases)
_live_items = exists().where(_seen, statuses.c.state == State.LIVE.value).correlate(cases)
_boosts = func.coalesce(
    cast(select(func.sum(statuses.c.reblogs_count)).where(_seen).correlate(cases).scalar_subquery(), Id),
    literal_column("0"),
)
_followers = select(accounts.c.followers_count).where(accounts.c.id == cases.c.account_id).scalar_subquery()
_audience = case((and_(_held_items, ~_live_items), literal_column("0")), else_=_followers + 100 * _boosts)
"""People who may have seen it: the author's followers, and a hundred for each boost; nobody while all of it is hidden."""

_queued = select(cases.c.id.label("case_id"), _first_text.label("excerpt"), _audience.label("audience"))
QUEUED_BY_IDS = Query(_queued.where(any_of(cases.c.id, "ids")), QueuedCase)
QUEUE = Query(
    select(cases)
    .where(cases.c.state == bindparam("state"))
    .order_by(cases.c.urgency.desc(), cases.c.id)
    .limit(_id("limit"))
    .offset(_id("offset")),
    Case,
)
OPEN_CASES_AFTER = Query(
    select(cases).where(_open, cases.c.id > _id("after")).order_by(cases.c.id).limit(_id("limit")), Case
)
CASES_OF = PagedQuery(select(cases).where(cases.c.account_id == _id("subject_id")), cases.c.id, Case)
EARLIER_CASES = Query(
    select(cases)
    .where(cases.c.account_id == _id("subject_id"), cases.c.id != _id("case_id"))
    .order_by(cases.c.id.desc())
    .limit(_id("limit")),
    Case,
)


class Counted(msgspec.Struct, frozen=True):
    """How much waits."""

    open: int
    overdue: int
    appeals: int
    oldest_at: int | None


COUNTS = Query(
    select(
        func.count(case((_open, literal_column("1")))).label("open"),
        func.count(case((and_(_open, cases.c.due_at < _id("now")), literal_column("1")))).label("overdue"),
        func.count(case((cases.c.state == CaseState.APPEALED.value, literal_column("1")))).label("appeals"),
        func.min(case((_open, cases.c.opened_at))).label("oldest_at"),
    ).where(or_(_open, cases.c.state == CaseState.APPEALED.value)),
    Counted,
)

# What belongs to a case.

ITEMS = Query(
    select(case_items).where(case_items.c.case_id == _id("case_id")).order_by(case_items.c.status_id), CaseItem
)
STATUSES_OF_CASE = Query(
    select(statuses)
    .join(case_items, case_items.c.status_id == statuses.c.id)
    .where(case_items.c.case_id == _id("case_id"))
    .order_by(statuses.c.id),
    Status,
)
STATUSES_BY_IDS = Query(select(statuses).where(any_of(statuses.c.id, "ids")).order_by(statuses.c.id), Status)

_may_be_read = or_(
    statuses.c.visibility.in_((Visibility.PUBLIC.value, Visibility.UNLISTED.value)),
    exists().where(mentions.c.status_id == statuses.c.id, mentions.c.account_id == _id("reporter_id")),
    and_(
        statuses.c.visibility == Visibility.PRIVATE.value,
        exists().where(follows.c.account_id == _id("reporter_id"), follows.c.target_id == statuses.c.account_id),
    ),
)
REPORTABLE = Query(
    select(statuses)
    .where(
        any_of(statuses.c.id, "status_ids"),
        statuses.c.account_id == _id("author_id"),
        statuses.c.state == State.LIVE.value,
        _may_be_read,
    )
    .order_by(statuses.c.id),
    Status,
)
"""Live statuses of an author that the reporter was meant to be able to read, even if the author has blocked them since."""

REPORTS = Query(select(reports).where(reports.c.case_id == _id("case_id")).order_by(reports.c.id), Report)
REPORTS_OF = PagedQuery(select(reports).where(reports.c.reporter_id == _id("sender_id")), reports.c.id, Report)
REPORT_BY_ID = Query(select(reports).where(reports.c.id == _id("report_id")), Report)
REPORTERS = Query(select(reports.c.reporter_id).where(reports.c.case_id == _id("case_id")).distinct(), int)


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
    .where(case_items.c.case_id == _id("case_id"))
    .order_by(verdicts.c.id),
    VerdictRow,
)
VERDICT_BY_ID = Query(_verdict.where(verdicts.c.id == _id("verdict_id")), VerdictRow)

# Decisions and what follows from them.

DECISION_BY_ID = Query(select(decisions).where(decisions.c.id == _id("decision_id")), Decision)
DECISIONS_OF_CASE = Query(
    select(decisions).where(decisions.c.case_id == _id("case_id")).order_by(decisions.c.id), Decision
)
DECISIONS_OF_CASES = Query(
    select(decisions).where(any_of(decisions.c.case_id, "ids")).order_by(decisions.c.id), Decision
)
REVERSAL_OF = Query(select(decisions).where(decisions.c.reverses_id == _id("decision_id")), Decision)

STATEMENT_BY_ID = Query(select(statements).where(statements.c.id == _id("statement_id")), Statement)
STATEMENT_OF_DECISION = Query(select(statements).where(statements.c.decision_id == _id("decision_id")), Statement)
STATEMENTS_OF_CASE = Query(
    select(statements)
    .join(decisions, decisions.c.id == statements.c.decision_id)
    .where(decisions.c.case_id == _id("case_id")),
    Statement,
)
STATEMENTS_OF = PagedQuery(
    select(statements).where(statements.c.account_id == _id("reader_id")), statements.c.id, Statement
)

_reversals = decisions.alias("reversals")
_stands = ~exists().where(_reversals.c.reverses_id == statements.c.decision_id)
STANDING_STATEMENTS = Query(
    select(statements).where(statements.c.account_id == _id("subject_id"), _stands).order_by(statements.c.id), Statement
)
"""The statements of an account's sanctions that no later decision has reversed."""

STRIKES_OF = Query(
    select(strikes).where(strikes.c.account_id == _id("struck_id")).order_by(strikes.c.created_at, strikes.c.id), Strike
)

APPEAL_BY_ID = Query(select(appeals).where(appeals.c.id == _id("appeal_id")), Appeal)
APPEAL_OF_DECISION = Query(select(appeals).where(appeals.c.decision_id == _id("decision_id")), Appeal)
APPEALS_OF_CASE = Query(
    select(appeals)
    .join(decisions, decisions.c.id == appeals.c.decision_id)
    .where(decisions.c.case_id == _id("case_id"))
    .order_by(appeals.c.id),
    Appeal,
)

AUDIT_OF = PagedQuery(
    select(audit).where(
        audit.c.target_kind == bindparam("target_kind"),
        audit.c.target_id == _id("target_id"),
    ),
    audit.c.id,
    AuditEntry,
)
