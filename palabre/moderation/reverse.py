"""A decision is reversed by a new one, never edited: sanction lifted, strike undone, statuses back."""

import msgspec

from palabre.ground import clock, ids
from palabre.ground.errors import Conflict
from palabre.ground.language import _
from palabre.moderation import audit
from palabre.moderation.effects import undo
from palabre.moderation.model import Action, Case, CaseState, Decision, DecisionMade
from palabre.moderation.queries.cases import SET_CASE_STATE
from palabre.moderation.queries.decisions import ADD_DECISION, DECISIONS_OF_CASE, STATEMENT_OF_DECISION
from palabre.moderation.strikes import recompute
from palabre.store.transaction import Transaction


async def standing_decision(tx: Transaction, case: Case) -> Decision:
    """The sanction of a case that is in force. Raises `Conflict` when there is none."""
    decisions = await tx.all(DECISIONS_OF_CASE, case_id=case.id)
    reversed_ids = {decision.reverses_id for decision in decisions}
    standing = [each for each in decisions if each.clause_id is not None and each.id not in reversed_ids]
    if not standing:
        raise Conflict(_("There is no sanction here to reverse."), code="nothing_to_reverse")
    return standing[-1]


async def reverse(
    tx: Transaction,
    case: Case,
    original: Decision,
    state: CaseState,
    *,
    decider_id: int | None,
    explanation: str,
    policy_version: int,
    appeal_id: int | None = None,
) -> Decision:
    """Writes the decision that reverses another, undoes what that did, and moves the case on."""
    decision = Decision(
        id=ids.new_id(),
        case_id=case.id,
        appeal_id=appeal_id,
        reverses_id=original.id,
        decider_id=decider_id,
        action=Action.RESTORE,
        clause_id=None,
        policy_version=policy_version,
        explanation=explanation.strip(),
        automated=decider_id is None,
        created_at=clock.now(),
    )
    await tx.run(ADD_DECISION, **msgspec.structs.asdict(decision))
    statement = await tx.one(STATEMENT_OF_DECISION, decision_id=original.id)
    assert statement is not None
    restored = await undo(tx, statement)
    await recompute(tx, case.account_id)
    await tx.run(SET_CASE_STATE, case_id=case.id, old_state=case.state, new_state=state, now=decision.created_at)
    details = {"decision": str(decision.id), "reverses": str(original.id), "restored": [str(each) for each in restored]}
    await audit.record(tx, decider_id, "case.reverse", "case", case.id, details)
    await tx.emit(DecisionMade(decision.id, case.id, case.account_id, None))
    return decision
