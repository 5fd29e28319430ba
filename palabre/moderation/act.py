"""The team acts on an account, after a report or of its own accord: a case is opened, and decided by the one door."""

import msgspec

from palabre.accounts.model import AccountState, User
from palabre.accounts.permissions import Permission, require
from palabre.accounts.read import user_of
from palabre.accounts.roster.read import entry
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.language import _
from palabre.moderation.cases import Concern, open_case, standing_of
from palabre.moderation.clauses import clause_in
from palabre.moderation.decide import decide
from palabre.moderation.model import Action, Case, CaseState, Decision, DecisionForm, Origin, Report
from palabre.moderation.queries.cases import CASE_BY_ID
from palabre.moderation.queries.evidence import REPORT_BY_ID, STATUSES_BY_IDS
from palabre.policy.model import Clause, Policy
from palabre.store.transaction import Transaction

GENERAL_CLAUSE = "conduct"
"""The clause that an action rests on when nobody has named one, in a policy that has it."""


class AccountAction(msgspec.Struct, frozen=True, kw_only=True):
    """What is done to an account: `action` is warn or a sanction of accounts. `text` explains it to its owner."""

    account_id: int
    action: Action
    clause_id: str | None = None
    report_id: int | None = None
    text: str = ""


async def act_on_account(tx: Transaction, actor: User, form: AccountAction, policy: Policy) -> Decision:
    """Decides about an account: in the case of the report, while that is open, else in a case of its own.

    Raises `NotFound` for an unknown account or report, `Invalid` for a report about someone else and for an account
    that has no login to close, and whatever `decide` raises.
    """
    require(actor.role, Permission.MANAGE_USERS)
    found = await entry(tx, form.account_id)
    if found is None or found.account.state == AccountState.DELETED:
        raise NotFound()
    if found.account.state == AccountState.PENDING:
        raise Invalid(_("This sign-up is still waiting for approval. Reject it instead."), code="pending")
    if form.action == Action.DISABLE and await user_of(tx, form.account_id) is None:
        raise Invalid(_("This account has no login here. Limit or suspend it instead."), code="no_login")
    report = await _report(tx, form)
    clause = _clause(form, report, policy)
    case = await _open_case_of(tx, report) or await _own_case(tx, form, report, clause)
    decision = DecisionForm(action=form.action, clause_id=clause.id, explanation=form.text, withdraw_statuses=False)
    return await decide(tx, actor, case.id, decision, policy)


async def _report(tx: Transaction, form: AccountAction) -> Report | None:
    if form.report_id is None:
        return None
    report = await tx.one(REPORT_BY_ID, report_id=form.report_id)
    if report is None:
        raise NotFound()
    if report.account_id != form.account_id:
        raise Invalid(_("This report is about another account."), code="report")
    return report


def _clause(form: AccountAction, report: Report | None, policy: Policy) -> Clause:
    """The clause that is named; else the gravest that the report cites; else the general one. Raises `Invalid`."""
    if form.clause_id is not None:
        return policy.clause(form.clause_id)
    cited = msgspec.json.decode(report.clause_ids, type=list[str]) if report else []
    found = [clause for clause in policy.by_severity() if clause.id in cited]
    clause = found[0] if found else clause_in(policy, GENERAL_CLAUSE)
    if clause is None:
        raise Invalid(_("Name the rule that this rests on as clause_id: no sanction without one."), code="clause")
    return clause


async def _open_case_of(tx: Transaction, report: Report | None) -> Case | None:
    if report is None:
        return None
    case = await tx.one(CASE_BY_ID, case_id=report.case_id)
    return case if case is not None and case.state == CaseState.OPEN else None


async def _own_case(tx: Transaction, form: AccountAction, report: Report | None, clause: Clause) -> Case:
    ids = msgspec.json.decode(report.status_ids, type=list[int]) if report else []
    statuses = await tx.all(STATUSES_BY_IDS, ids=ids) if ids else []
    concern = Concern(
        origin=Origin.TEAM,
        account_id=form.account_id,
        statuses=tuple(statuses),
        standings=(standing_of(clause),),
    )
    return await open_case(tx, concern)
