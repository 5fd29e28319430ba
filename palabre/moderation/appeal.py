"""The author asks for other eyes; they uphold the decision or overturn it."""

import msgspec

from palabre.accounts.model import User
from palabre.ground import clock, ids
from palabre.ground.errors import Conflict, Forbidden, Invalid, NotFound
from palabre.ground.language import _
from palabre.moderation import audit
from palabre.moderation.decide import LONGEST_EXPLANATION, locked_case
from palabre.moderation.model import (
    Appeal,
    AppealDecided,
    AppealFiled,
    AppealState,
    Case,
    Decision,
)
from palabre.moderation.permit import decider_of, other_eyes
from palabre.moderation.queries.cases import SET_CASE_STATE
from palabre.moderation.queries.decisions import (
    ADD_APPEAL,
    ANSWER_APPEAL,
    APPEAL_BY_ID,
    APPEAL_OF_DECISION,
    DECISION_BY_ID,
    STATEMENT_OF_DECISION,
)
from palabre.moderation.reverse import reverse
from palabre.moderation.rules import Step, may_decide_appeal, next_state
from palabre.policy.model import Policy
from palabre.store.transaction import Transaction

LONGEST_APPEAL = 2_000


async def file_appeal(tx: Transaction, account_id: int, decision_id: int, text: str) -> Appeal:
    """Files the one appeal that an account has against a decision about it.

    Raises `NotFound` for anyone else's decision, `Invalid` for an empty or too long text, and `Conflict` when the time
    to appeal is over or an appeal was filed before.
    """
    decision = await tx.one(DECISION_BY_ID, decision_id=decision_id)
    statement = await tx.one(STATEMENT_OF_DECISION, decision_id=decision_id)
    if decision is None or statement is None or statement.account_id != account_id:
        raise NotFound(_("This decision does not exist, or is not about you."))
    _check_text(text)
    case = await locked_case(tx, decision.case_id)
    if await tx.one(APPEAL_OF_DECISION, decision_id=decision_id) is not None:
        raise Conflict(_("You have already appealed against this decision."), code="already_appealed")
    state = next_state(case.state, Step.APPEAL)
    now = clock.now()
    if now > statement.appeal_until:
        raise Conflict(_("The time to appeal against this decision is over."), code="appeal_closed")
    appeal = Appeal(
        id=ids.new_id(),
        decision_id=decision_id,
        account_id=account_id,
        text=text.strip(),
        state=AppealState.OPEN,
        answer="",
        decided_at=None,
        decider_id=None,
        created_at=now,
    )
    await tx.run(ADD_APPEAL, **msgspec.structs.asdict(appeal))
    await tx.run(SET_CASE_STATE, case_id=case.id, old_state=case.state, new_state=state, now=now)
    await audit.record(tx, account_id, "appeal.file", "case", case.id, {"appeal": str(appeal.id)})
    await tx.emit(AppealFiled(appeal.id, decision_id))
    return appeal


def _check_text(text: str) -> None:
    if not text.strip():
        raise Invalid(_("Say in your own words why the decision is wrong."), code="text")
    if len(text) > LONGEST_APPEAL:
        raise Invalid(_("The appeal is too long: {limit} characters at most."), limit=LONGEST_APPEAL)


async def decide_appeal(
    tx: Transaction, decider: User, appeal_id: int, overturn: bool, explanation: str, policy: Policy
) -> Decision | None:
    """Upholds a decision (returns None) or overturns it (returns the new decision that reverses it).

    Raises `NotFound`, `Forbidden` for the first decider and for anyone with a part in the case, `Conflict` when the
    appeal is already decided, and `Invalid` when a decision is upheld without a word to its author.
    """
    appeal = await tx.one(APPEAL_BY_ID, appeal_id=appeal_id)
    if appeal is None:
        raise NotFound(_("This appeal does not exist."))
    decision = await tx.one(DECISION_BY_ID, decision_id=appeal.decision_id)
    assert decision is not None
    case = await locked_case(tx, decision.case_id)
    await _refuse_unless_other_eyes(tx, decider, case, decision)
    state = next_state(case.state, Step.OVERTURN if overturn else Step.UPHOLD)
    _check_answer(overturn, explanation)
    now = clock.now()
    await tx.run(
        ANSWER_APPEAL,
        appeal_id=appeal.id,
        new_state=AppealState.OVERTURNED if overturn else AppealState.UPHELD,
        new_answer=explanation.strip(),
        new_decider=decider.account_id,
        now=now,
    )
    reversal = None
    if overturn:
        reversal = await reverse(
            tx,
            case,
            decision,
            state,
            decider_id=decider.account_id,
            explanation=explanation,
            policy_version=policy.version,
            appeal_id=appeal.id,
        )
    else:
        await tx.run(SET_CASE_STATE, case_id=case.id, old_state=case.state, new_state=state, now=now)
    await audit.record(
        tx, decider.account_id, "appeal.decide", "case", case.id, {"appeal": str(appeal.id), "overturned": overturn}
    )
    await tx.emit(AppealDecided(appeal.id, decision.id, case.account_id, overturn))
    return reversal


async def _refuse_unless_other_eyes(tx: Transaction, decider: User, case: Case, decision: Decision) -> None:
    others = await other_eyes(tx, case, decision.decider_id) - {decider.account_id}
    reason = may_decide_appeal(
        await decider_of(tx, decider, case),
        was_first=decision.decider_id == decider.account_id,
        others=len(others),
    )
    if reason:
        raise Forbidden(reason, code="may_not_decide")


def _check_answer(overturn: bool, explanation: str) -> None:
    if not overturn and not explanation.strip():
        raise Invalid(_("Say why the decision stands: its author will read it."), code="explanation")
    if len(explanation) > LONGEST_EXPLANATION:
        raise Invalid(_("The explanation is too long: {limit} characters at most."), limit=LONGEST_EXPLANATION)
