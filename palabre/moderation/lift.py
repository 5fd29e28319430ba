"""The team takes back what binds an account, whichever decisions imposed it: each is reversed by a new one."""

from palabre.accounts.model import User, UserState
from palabre.accounts.permissions import Permission, require
from palabre.accounts.read import sanctions_in_force, user_of
from palabre.accounts.roles import enable_user
from palabre.ground.errors import Forbidden
from palabre.moderation import audit
from palabre.moderation.clauses import clause_in
from palabre.moderation.decide import locked_case
from palabre.moderation.model import Action, Decision
from palabre.moderation.permit import decider_of, role_of
from palabre.moderation.queries.decisions import DECISION_BY_ID
from palabre.moderation.reverse import reverse
from palabre.moderation.rules import may_decide, next_state
from palabre.policy.model import Policy
from palabre.store.transaction import Transaction


async def lift_from_account(tx: Transaction, actor: User, account_id: int, kind: Action, policy: Policy) -> None:
    """Reverses every decision whose sanction of this kind is in force; nothing happens when there is none.

    Raises `Forbidden` when this person may not reverse one of them, and `Conflict` when its author has appealed.
    """
    require(actor.role, Permission.MANAGE_USERS)
    for sanction in await sanctions_in_force(tx, account_id):
        if sanction.kind == kind:
            decision = await tx.one(DECISION_BY_ID, decision_id=sanction.decision_id)
            assert decision is not None
            await _reverse(tx, actor, decision, policy)
    if kind == Action.DISABLE:
        await _open_login(tx, actor, account_id)


async def _reverse(tx: Transaction, actor: User, decision: Decision, policy: Policy) -> None:
    case = await locked_case(tx, decision.case_id)
    state = next_state(case.state, Action.RESTORE)
    clause = clause_in(policy, decision.clause_id)
    severity = case.severity if clause is None else clause.severity
    role = await role_of(tx, case.account_id)
    if reason := may_decide(await decider_of(tx, actor, case), role, Action(decision.action), severity):
        raise Forbidden(reason, code="may_not_decide")
    await reverse(tx, case, decision, state, decider_id=actor.account_id, explanation="", policy_version=policy.version)


async def _open_login(tx: Transaction, actor: User, account_id: int) -> None:
    """Opens a login that was closed without a decision, on the owner's command line."""
    user = await user_of(tx, account_id)
    if user is not None and user.state == UserState.DISABLED:
        await enable_user(tx, account_id)
        await audit.record(tx, actor.account_id, "user.enable", "account", account_id)
