"""What moderation tells people: the team of a report, the sanctioned of a decision, the reporter of the outcome.

A moderator is never named: what comes from the team comes from the recipient's own account.
"""

from palabre.moderation.model import AppealDecided, AppealFiled, DecisionMade, ReportFiled
from palabre.store.transaction import Transaction
from palabre.timelines.model import NotificationKind
from palabre.timelines.notifications import notify
from palabre.timelines.queries.recipients import DECISION, REPORT, REPORTS_OF_CASE, STAFF


async def on_report_filed(tx: Transaction, event: ReportFiled) -> None:
    """Tells every moderator of a report, but for the one who filed it."""
    report = await tx.one(REPORT, report_id=event.report_id)
    if report is None:
        return
    for moderator in await tx.all(STAFF):
        if moderator != report.reporter_id:
            await notify(
                tx,
                moderator,
                NotificationKind.ADMIN_REPORT,
                report.reporter_id,
                subject_id=report.id,
                dedupe=f"admin.report:{report.id}",
            )


async def on_decision_made(tx: Transaction, event: DecisionMade) -> None:
    """Tells the account of the statement of reasons, and those who reported what came of it."""
    if event.statement_id is not None:
        await _tell(
            tx,
            event.account_id,
            NotificationKind.MODERATION_WARNING,
            event.statement_id,
            f"moderation_warning:{event.statement_id}",
        )
    decision = await tx.one(DECISION, decision_id=event.decision_id)
    if decision is not None and decision.appeal_id is None:
        await _tell_reporters(tx, decision.case_id, f"decision:{event.decision_id}")


async def on_appeal_filed(tx: Transaction, event: AppealFiled) -> None:
    """Tells every moderator of an appeal, but for the one whose decision it is about."""
    decision = await tx.one(DECISION, decision_id=event.decision_id)
    if decision is None:
        return
    for moderator in await tx.all(STAFF):
        if moderator != decision.decider_id:
            dedupe = f"appeal_filed:{event.appeal_id}"
            await _tell(tx, moderator, NotificationKind.APPEAL_FILED, event.appeal_id, dedupe)


async def on_appeal_decided(tx: Transaction, event: AppealDecided) -> None:
    """Tells both sides what came of an appeal: the account, and those who reported."""
    occasion = f"appeal:{event.appeal_id}"
    await _tell(tx, event.account_id, NotificationKind.APPEAL_DECIDED, event.appeal_id, occasion)
    decision = await tx.one(DECISION, decision_id=event.decision_id)
    if decision is not None:
        await _tell_reporters(tx, decision.case_id, occasion)


async def _tell_reporters(tx: Transaction, case_id: int, occasion: str) -> None:
    for report in await tx.all(REPORTS_OF_CASE, case_id=case_id):
        dedupe = f"report_outcome:{report.id}:{occasion}"
        await _tell(tx, report.reporter_id, NotificationKind.REPORT_OUTCOME, report.id, dedupe)


async def _tell(tx: Transaction, account_id: int, kind: NotificationKind, subject_id: int, dedupe: str) -> None:
    await notify(tx, account_id, kind, account_id, subject_id=subject_id, dedupe=dedupe)
