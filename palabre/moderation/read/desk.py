"""What moderators read: the queue, case files, counts and the audit log."""

from collections.abc import Sequence

import msgspec

from palabre.accounts.read import accounts_by_ids
from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.media.read import attachments_of
from palabre.moderation.clauses import Clauses
from palabre.moderation.model import (
    Appeal,
    AuditEntry,
    Case,
    CaseItem,
    CaseState,
    Decision,
    Report,
    Snapshot,
)
from palabre.moderation.queries.cases import CASE_BY_ID, CASES_OF, COUNTS, EARLIER_CASES, QUEUE, QUEUED_BY_IDS
from palabre.moderation.queries.decisions import (
    APPEAL_BY_ID,
    APPEALS_OF_CASE,
    AUDIT_OF,
    DECISION_BY_ID,
    DECISIONS_OF_CASE,
    STATEMENTS_OF_CASE,
    STRIKES_OF,
)
from palabre.moderation.queries.evidence import (
    ITEMS,
    REPORT_BY_ID,
    REPORTERS,
    REPORTS,
    STATUSES_OF_CASE,
    VERDICTS,
)
from palabre.moderation.triage import signals_of, triage
from palabre.moderation.views import (
    CaseRow,
    CaseView,
    DecisionView,
    ItemView,
    OpenCounts,
    ReportView,
    VerdictNote,
)
from palabre.store.paging import Page
from palabre.store.transaction import Reader

EXCERPT = 200
EARLIER = 20
AUDIT_LINES = 50


async def queue(db: Reader, *, state: str = CaseState.OPEN, limit: int = 40, offset: int = 0) -> list[CaseRow]:
    """Cases in a state, the most urgent first, each with what put it there."""
    return await _rows(db, await db.all(QUEUE, state=state, limit=limit, offset=offset))


async def cases_of(db: Reader, account_id: int, page: Page) -> list[CaseRow]:
    """The cases about an account, newest first."""
    return await _rows(db, await CASES_OF.fetch(db, page, subject_id=account_id))


async def _rows(db: Reader, cases: Sequence[Case]) -> list[CaseRow]:
    now = clock.now()
    clauses = Clauses(db)
    accounts = await accounts_by_ids(db, [case.account_id for case in cases])
    queued = {row.case_id: row for row in await db.all(QUEUED_BY_IDS, ids=[case.id for case in cases])}
    return [
        CaseRow(
            case=case,
            account=accounts[case.account_id],
            clause=await clauses.now(case.clause_id),
            excerpt=(queued[case.id].excerpt or "")[:EXCERPT],
            explanation=triage(signals_of(case, queued[case.id].audience), now),
            is_overdue=_is_overdue(case, now),
        )
        for case in cases
        if case.account_id in accounts
    ]


def _is_overdue(case: Case, now: int) -> bool:
    return case.state == CaseState.OPEN and case.due_at < now


async def case_view(db: Reader, case_id: int) -> CaseView:
    """A whole case file. Raises `NotFound`. `open_case_file` is the door for people: it records that they looked."""
    case = await db.one(CASE_BY_ID, case_id=case_id)
    rows = [] if case is None else await _rows(db, [case])
    if case is None or not rows:
        raise NotFound(_("This case does not exist."))
    row = rows[0]
    now = clock.now()
    strikes = [each for each in await db.all(STRIKES_OF, struck_id=case.account_id) if each.expires_at > now]
    return CaseView(
        case=case,
        account=row.account,
        clause=row.clause,
        explanation=row.explanation,
        is_overdue=row.is_overdue,
        items=await _items(db, case_id),
        reports=await _reports(db, case_id),
        verdicts=await _verdicts(db, case_id),
        decisions=await _decisions(db, case_id),
        strikes=tuple(strikes),
        strike_total=sum(strike.weight for strike in strikes),
        earlier=tuple(await db.all(EARLIER_CASES, subject_id=case.account_id, case_id=case_id, limit=EARLIER)),
        audit=tuple(await audit_of(db, "case", case_id, Page(limit=AUDIT_LINES))),
    )


async def _items(db: Reader, case_id: int) -> tuple[ItemView, ...]:
    items = await db.all(ITEMS, case_id=case_id)
    present = {status.id: status for status in await db.all(STATUSES_OF_CASE, case_id=case_id)}
    media = await attachments_of(db, list(present))

    def view(item: CaseItem) -> ItemView:
        return ItemView(
            status_id=item.status_id,
            text=item.text,
            spoiler_text=item.spoiler_text,
            snapshot=msgspec.json.decode(item.snapshot, type=Snapshot),
            added_at=item.added_at,
            current=present.get(item.status_id),
            attachments=media.get(item.status_id, ()),
        )

    return tuple(view(item) for item in items)


async def _reports(db: Reader, case_id: int) -> tuple[ReportView, ...]:
    reports = await db.all(REPORTS, case_id=case_id)
    reporters = await accounts_by_ids(db, [report.reporter_id for report in reports])
    clauses = Clauses(db)
    return tuple(
        [
            ReportView(
                report=report,
                reporter=reporters.get(report.reporter_id),
                clauses=await clauses.cited_by(report),
                status_ids=msgspec.json.decode(report.status_ids, type=tuple[int, ...]),
            )
            for report in reports
        ]
    )


async def _verdicts(db: Reader, case_id: int) -> tuple[VerdictNote, ...]:
    clauses = Clauses(db)
    return tuple(
        [
            VerdictNote(
                status_id=row.status_id,
                outcome=row.outcome,
                clause=await clauses.now(row.clause_id),
                reasons=msgspec.json.decode(row.reasons, type=tuple[str, ...]),
                rules=msgspec.json.decode(row.rules, type=tuple[str, ...]),
                per_mille=row.per_mille,
                created_at=row.created_at,
            )
            for row in await db.all(VERDICTS, case_id=case_id)
        ]
    )


async def _decisions(db: Reader, case_id: int) -> tuple[DecisionView, ...]:
    decisions = await db.all(DECISIONS_OF_CASE, case_id=case_id)
    deciders = await accounts_by_ids(db, [each.decider_id for each in decisions if each.decider_id is not None])
    statements = {each.decision_id: each for each in await db.all(STATEMENTS_OF_CASE, case_id=case_id)}
    appeals = {each.decision_id: each for each in await db.all(APPEALS_OF_CASE, case_id=case_id)}
    clauses = Clauses(db)
    return tuple(
        [
            DecisionView(
                decision=each,
                decider=None if each.decider_id is None else deciders.get(each.decider_id),
                clause=await clauses.at(each.policy_version, each.clause_id),
                statement=statements.get(each.id),
                appeal=appeals.get(each.id),
            )
            for each in decisions
        ]
    )


async def decision(db: Reader, decision_id: int) -> Decision | None:
    """A decision."""
    return await db.one(DECISION_BY_ID, decision_id=decision_id)


async def appeal(db: Reader, appeal_id: int) -> Appeal | None:
    """An appeal."""
    return await db.one(APPEAL_BY_ID, appeal_id=appeal_id)


async def report(db: Reader, report_id: int) -> Report | None:
    """A report."""
    return await db.one(REPORT_BY_ID, report_id=report_id)


async def reporters_of(db: Reader, case_id: int) -> list[int]:
    """The accounts that reported a case: those to tell what came of it."""
    return await db.all(REPORTERS, case_id=case_id)


async def open_counts(db: Reader) -> OpenCounts:
    """How much waits at the desk."""
    counted = await db.one(COUNTS, now=clock.now())
    assert counted is not None
    return OpenCounts(open=counted.open, overdue=counted.overdue, appeals=counted.appeals, oldest_at=counted.oldest_at)


async def audit_of(db: Reader, target_kind: str, target_id: int, page: Page) -> list[AuditEntry]:
    """The audit log of one thing, newest first."""
    return await AUDIT_OF.fetch(db, page, target_kind=target_kind, target_id=target_id)
