"""The single door to every decision: for a moderator, a jury and automation alike.

Decision, effects, strike, statement of reasons, audit line and event are written in one transaction, or none of them.
"""

import msgspec

from palabre.accounts.model import User
from palabre.ground import clock, ids
from palabre.ground.errors import Forbidden, Invalid, NotFound
from palabre.ground.language import _
from palabre.moderation import audit
from palabre.moderation.clauses import clause_in
from palabre.moderation.effects import Effects, apply
from palabre.moderation.model import Action, Case, CaseState, Decision, DecisionForm, DecisionMade
from palabre.moderation.permit import decider_of, role_of
from palabre.moderation.queries.cases import CASE_BY_ID, LOCK_ACCOUNT, LOCKED_CASE, SET_CASE_STATE
from palabre.moderation.queries.decisions import ADD_DECISION
from palabre.moderation.reverse import reverse, standing_decision
from palabre.moderation.rules import ACCOUNT_SANCTIONS, SANCTIONS, may_decide, next_state
from palabre.moderation.statement import write_statement
from palabre.policy.model import Clause, Policy
from palabre.store.transaction import Transaction

LONGEST_EXPLANATION = 2_000


async def decide(tx: Transaction, decider: User | None, case_id: int, form: DecisionForm, policy: Policy) -> Decision:
    """Decides a case; `decider` is None for automation.

    A sanction needs a clause of the policy and writes a statement of reasons. Raises `NotFound` for an unknown case,
    `Invalid` for a form that cannot be carried out, `Forbidden` when this person may not decide this, and `Conflict`
    when someone else has already decided.
    """
    case = await locked_case(tx, case_id)
    clause = _clause(form, policy)
    if form.action == Action.RESTORE:
        return await _reverse(tx, decider, case, form, policy)
    severity = case.severity if clause is None else clause.severity
    await _refuse_unless_allowed(tx, decider, case, form.action, severity)
    state = next_state(case.state, form.action)
    decision = _decision(decider, case, form, policy)
    await tx.run(ADD_DECISION, **msgspec.structs.asdict(decision))
    effects = await apply(tx, case, decision, form)
    statement_id = None if clause is None else await write_statement(tx, case, decision, clause, effects)
    await _settle(tx, case, state, decision, effects)
    await tx.emit(DecisionMade(decision.id, case.id, case.account_id, statement_id))
    return decision


async def locked_case(tx: Transaction, case_id: int) -> Case:
    """The case, held so that nobody else decides about it or its account meanwhile. Raises `NotFound`."""
    case = await tx.one(CASE_BY_ID, case_id=case_id)
    if case is None:
        raise NotFound(_("This case does not exist."))
    await tx.one(LOCK_ACCOUNT, subject_id=case.account_id)
    locked = await tx.one(LOCKED_CASE, case_id=case_id)
    assert locked is not None
    return locked


def _clause(form: DecisionForm, policy: Policy) -> Clause | None:
    """The clause a sanction rests on; None for a dismissal or a reversal. Raises `Invalid`."""
    if len(form.explanation) > LONGEST_EXPLANATION:
        raise Invalid(_("The explanation is too long: {limit} characters at most."), limit=LONGEST_EXPLANATION)
    if form.duration_ms is not None and (form.action not in ACCOUNT_SANCTIONS or form.duration_ms <= 0):
        raise Invalid(_("Only a limit or a suspension can have an end, and it must lie ahead."), code="duration")
    if form.action not in SANCTIONS:
        return None
    clause = clause_in(policy, form.clause_id)
    if clause is None:
        raise Invalid(_("Choose the rule that this decision rests on: no sanction without one."), code="clause")
    return clause


async def _reverse(tx: Transaction, decider: User | None, case: Case, form: DecisionForm, policy: Policy) -> Decision:
    """Staff put right what they find to be wrong, without waiting for an appeal."""
    state = next_state(case.state, Action.RESTORE)
    original = await standing_decision(tx, case)
    clause = clause_in(policy, original.clause_id)
    severity = case.severity if clause is None else clause.severity
    await _refuse_unless_allowed(tx, decider, case, Action(original.action), severity)
    decider_id = None if decider is None else decider.account_id
    return await reverse(
        tx, case, original, state, decider_id=decider_id, explanation=form.explanation, policy_version=policy.version
    )


async def _refuse_unless_allowed(
    tx: Transaction, decider: User | None, case: Case, action: Action, severity: int
) -> None:
    role = await role_of(tx, case.account_id)
    if reason := may_decide(await decider_of(tx, decider, case), role, action, severity):
        raise Forbidden(reason, code="may_not_decide")


def _decision(decider: User | None, case: Case, form: DecisionForm, policy: Policy) -> Decision:
    return Decision(
        id=ids.new_id(),
        case_id=case.id,
        appeal_id=None,
        reverses_id=None,
        decider_id=None if decider is None else decider.account_id,
        action=form.action,
        clause_id=form.clause_id if form.action in SANCTIONS else None,
        policy_version=policy.version,
        explanation=form.explanation.strip(),
        automated=decider is None,
        created_at=clock.now(),
    )


async def _settle(tx: Transaction, case: Case, state: CaseState, decision: Decision, effects: Effects) -> None:
    await tx.run(SET_CASE_STATE, case_id=case.id, old_state=case.state, new_state=state, now=decision.created_at)
    details = {
        "decision": str(decision.id),
        "action": decision.action,
        "clause": decision.clause_id,
        "withdrawn": [str(each) for each in effects.withdrawn],
        "released": [str(each) for each in effects.released],
    }
    await audit.record(tx, decision.decider_id, "case.decide", "case", case.id, details)
