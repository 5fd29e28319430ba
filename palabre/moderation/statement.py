"""The statement of reasons: written with the decision, so that nobody is sanctioned without one."""

import msgspec

from palabre.ground import clock, ids
from palabre.moderation.effects import Effects
from palabre.moderation.model import Case, Decision, Facts, Origin, Statement
from palabre.moderation.queries.decisions import ADD_STATEMENT
from palabre.moderation.rules import STRIKING
from palabre.moderation.strikes import recompute
from palabre.policy.model import Clause
from palabre.store.transaction import Transaction


async def write_statement(tx: Transaction, case: Case, decision: Decision, clause: Clause, effects: Effects) -> int:
    """Writes the statement of a sanction, and the strike that it states. Returns the statement's id."""
    now = decision.created_at
    weight = clause.strike_weight if decision.action in STRIKING else 0
    facts = Facts(
        action=decision.action,
        clause_id=clause.id,
        policy_version=decision.policy_version,
        explanation=decision.explanation,
        texts=tuple(item.text for item in effects.concerned),
        status_ids=tuple(str(item.status_id) for item in effects.concerned),
        origin=case.origin,
        automated_detection=case.origin == Origin.SCREENING,
        automated_decision=decision.automated,
        withdrawn_ids=tuple(str(status_id) for status_id in effects.withdrawn),
        labelled_ids=tuple(str(status_id) for status_id in effects.labelled),
        sanction_ends_at=effects.sanction_ends_at,
        strike_weight=weight,
        strike_expires_at=now + clause.strike_expiry_ms if weight else None,
    )
    statement = Statement(
        id=ids.new_id(),
        decision_id=decision.id,
        account_id=case.account_id,
        facts=msgspec.json.encode(facts).decode(),
        appeal_until=now + clause.appeal_window_ms,
        read_at=None,
        created_at=clock.now(),
    )
    await tx.run(ADD_STATEMENT, **msgspec.structs.asdict(statement))
    await recompute(tx, case.account_id)
    return statement.id
