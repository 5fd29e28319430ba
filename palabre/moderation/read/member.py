"""What members read: statements of reasons about them, their strikes, and what came of their reports."""

from collections.abc import Sequence

import msgspec

from palabre.accounts.read import accounts_by_ids
from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.moderation.clauses import Clauses
from palabre.moderation.model import Action, Decision, Facts, Report, Statement, Strike
from palabre.moderation.queries.decisions import (
    APPEAL_OF_DECISION,
    DECISION_BY_ID,
    DECISIONS_OF_CASES,
    REVERSAL_OF,
    STATEMENT_BY_ID,
    STATEMENTS_OF,
    STRIKES_OF,
)
from palabre.moderation.queries.evidence import REPORT_BY_ID, REPORTS_OF
from palabre.moderation.views import ReportOutcome, StatementView
from palabre.store.paging import Page
from palabre.store.transaction import Reader


async def statement(db: Reader, account_id: int, statement_id: int) -> StatementView:
    """A statement of reasons, for the account it is addressed to. Raises `NotFound` for anyone else."""
    found = await db.one(STATEMENT_BY_ID, statement_id=statement_id)
    if found is None or found.account_id != account_id:
        raise NotFound(_("This statement does not exist, or is not addressed to you."))
    return await _statement_view(db, found, Clauses(db))


async def statements(db: Reader, account_id: int, page: Page) -> list[StatementView]:
    """The statements addressed to an account, newest first."""
    clauses = Clauses(db)
    found = await STATEMENTS_OF.fetch(db, page, reader_id=account_id)
    return [await _statement_view(db, each, clauses) for each in found]


async def _statement_view(db: Reader, statement: Statement, clauses: Clauses) -> StatementView:
    decision = await db.one(DECISION_BY_ID, decision_id=statement.decision_id)
    assert decision is not None
    appeal = await db.one(APPEAL_OF_DECISION, decision_id=statement.decision_id)
    reversal = await db.one(REVERSAL_OF, decision_id=statement.decision_id)
    return StatementView(
        statement=statement,
        decision=decision,
        facts=msgspec.json.decode(statement.facts, type=Facts),
        clause=await clauses.at(decision.policy_version, decision.clause_id),
        appeal=appeal,
        reversal=reversal,
        may_appeal=appeal is None and reversal is None and clock.now() <= statement.appeal_until,
    )


async def strikes_in_force(db: Reader, account_id: int, now: int) -> list[Strike]:
    """The strikes of an account that have not expired, oldest first."""
    return [each for each in await db.all(STRIKES_OF, struck_id=account_id) if each.expires_at > now]


async def reports_of(db: Reader, reporter_id: int, page: Page) -> list[ReportOutcome]:
    """The reports that an account sent, newest first, each with what came of it."""
    return await _outcomes(db, await REPORTS_OF.fetch(db, page, sender_id=reporter_id))


async def report_outcome(db: Reader, reporter_id: int, report_id: int) -> ReportOutcome:
    """What came of a report, for the account that sent it. Raises `NotFound` for anyone else."""
    found = await db.one(REPORT_BY_ID, report_id=report_id)
    outcomes = await _outcomes(db, [found]) if found is not None and found.reporter_id == reporter_id else []
    if not outcomes:
        raise NotFound(_("This report does not exist, or is not yours."))
    return outcomes[0]


async def _outcomes(db: Reader, reports: Sequence[Report]) -> list[ReportOutcome]:
    accounts = await accounts_by_ids(db, [report.account_id for report in reports])
    decisions: dict[int, list[Decision]] = {}
    for each in await db.all(DECISIONS_OF_CASES, ids=list({report.case_id for report in reports})):
        decisions.setdefault(each.case_id, []).append(each)
    clauses = Clauses(db)
    outcomes = []
    for report in reports:
        if report.account_id in accounts:
            outcome, decided = outcome_of(decisions.get(report.case_id, []))
            outcomes.append(
                ReportOutcome(
                    report=report,
                    account=accounts[report.account_id],
                    clauses=await clauses.cited_by(report),
                    outcome=outcome,
                    action=None if decided is None else decided.action,
                    decided_at=None if decided is None else decided.created_at,
                )
            )
    return outcomes


def outcome_of(decisions: Sequence[Decision]) -> tuple[str, Decision | None]:
    """What came of a case, by its decisions in order: waiting, dismissed, acted or reversed; and the last of them."""
    if not decisions:
        return "waiting", None
    last = decisions[-1]
    words = {Action.DISMISS: "dismissed", Action.RESTORE: "reversed"}
    return words.get(Action(last.action), "acted"), last
