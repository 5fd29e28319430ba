"""The team works on reports: takes one on, sorts it anew, settles it without a sanction, and opens it again."""

import msgspec

from palabre.accounts.model import User
from palabre.accounts.permissions import Permission, require
from palabre.ground import clock
from palabre.ground.errors import Forbidden, Invalid, NotFound
from palabre.ground.language import _
from palabre.moderation import audit
from palabre.moderation.cases import standing_of, weigh
from palabre.moderation.clauses import clause_in
from palabre.moderation.decide import decide, locked_case
from palabre.moderation.model import Action, Case, CaseState, DecisionForm, Origin, Report
from palabre.moderation.permit import decider_of
from palabre.moderation.queries.cases import REOPEN_CASE, SET_ASSIGNEE, SET_CASE_STATE
from palabre.moderation.queries.decisions import DECISIONS_OF_CASE
from palabre.moderation.queries.evidence import REPORT_BY_ID, REPORTERS, SORT_REPORT
from palabre.moderation.report import CATEGORIES
from palabre.moderation.rules import Step, next_state
from palabre.policy.model import Clause, Policy
from palabre.store.transaction import Transaction


async def _report_and_case(tx: Transaction, actor: User, report_id: int) -> tuple[Report, Case]:
    """The report and its case. Raises `NotFound`, and `Forbidden` for members and for whoever it is about."""
    require(actor.role, Permission.MANAGE_REPORTS)
    report = await tx.one(REPORT_BY_ID, report_id=report_id)
    if report is None:
        raise NotFound()
    if report.account_id == actor.account_id:
        raise Forbidden(_("This case is about you. Someone else must decide it."), code="own_case")
    return report, await locked_case(tx, report.case_id)


async def assign(tx: Transaction, actor: User, report_id: int, *, to_me: bool) -> None:
    """Takes the case of a report on, or gives it back. Raises `NotFound`."""
    _report, case = await _report_and_case(tx, actor, report_id)
    await tx.run(SET_ASSIGNEE, case_id=case.id, new_assignee=actor.account_id if to_me else None)
    await audit.record(tx, actor.account_id, "case.assign" if to_me else "case.unassign", "case", case.id)


async def sort_report(
    tx: Transaction,
    actor: User,
    report_id: int,
    category: str | None,
    clause_ids: tuple[str, ...] | None,
    policy: Policy,
) -> None:
    """Says anew what a report is about; what is None stays. Raises `NotFound`, `Invalid`."""
    report, case = await _report_and_case(tx, actor, report_id)
    if category is not None and category not in CATEGORIES:
        raise Invalid(_("Validation failed: Category is not included in the list"), code="category")
    chosen = category or report.category
    cited = msgspec.json.decode(report.clause_ids, type=tuple[str, ...]) if clause_ids is None else clause_ids
    clauses = _known(cited, policy, strict=clause_ids is not None)
    names = [clause.id for clause in clauses]
    await tx.run(SORT_REPORT, report_id=report_id, new_category=chosen, new_clauses=msgspec.json.encode(names).decode())
    if case.state == CaseState.OPEN and clause_ids:
        await weigh(tx, case, tuple(standing_of(clause) for clause in clauses))
    await audit.record(
        tx, actor.account_id, "report.sort", "case", case.id, {"report": str(report_id), "category": chosen}
    )


def _known(names: tuple[str, ...], policy: Policy, *, strict: bool) -> list[Clause]:
    found = [clause_in(policy, name) for name in dict.fromkeys(names)]
    if strict and None in found:
        raise Invalid(_("Validation failed: Rules does not reference valid rules"), code="clause")
    return [clause for clause in found if clause is not None]


async def resolve_report(tx: Transaction, actor: User, report_id: int, policy: Policy) -> None:
    """Settles the case of a report without a sanction; one that is settled stays as it is.

    Whoever reported something may not decide about it, but may withdraw the report as long as nobody else has joined.
    Raises `NotFound`, and `Forbidden` when this person may not.
    """
    _report, case = await _report_and_case(tx, actor, report_id)
    if case.state != CaseState.OPEN:
        return
    if not (await decider_of(tx, actor, case)).is_reporter:
        await decide(tx, actor, case.id, DecisionForm(action=Action.DISMISS), policy)
        return
    reporters = set(await tx.all(REPORTERS, case_id=case.id))
    if reporters != {actor.account_id} or case.origin != Origin.REPORT:
        raise Forbidden(_("You reported this yourself. Someone else must decide it."), code="may_not_decide")
    state = next_state(case.state, Step.WITHDRAW_REPORT)
    now = clock.now()
    await tx.run(SET_ASSIGNEE, case_id=case.id, new_assignee=actor.account_id)
    await tx.run(SET_CASE_STATE, case_id=case.id, old_state=case.state, new_state=state, now=now)
    await audit.record(tx, actor.account_id, "case.withdraw_report", "case", case.id)


async def reopen_report(tx: Transaction, actor: User, report_id: int) -> None:
    """Opens the case of a report again; one that is open stays so. Raises `NotFound`, `Conflict` under a sanction."""
    _report, case = await _report_and_case(tx, actor, report_id)
    if case.state == CaseState.OPEN:
        return
    decisions = await tx.all(DECISIONS_OF_CASE, case_id=case.id)
    taken_back = {each.reverses_id for each in decisions}
    sanctioned = any(each.clause_id is not None and each.id not in taken_back for each in decisions)
    state = next_state(CaseState.DECIDED if sanctioned else case.state, Step.REOPEN)
    await tx.run(REOPEN_CASE, case_id=case.id, old_state=case.state, new_state=state)
    await audit.record(tx, actor.account_id, "case.reopen", "case", case.id)
