"""What a decision does to statuses and accounts, through the doors of the rooms below; and how it is undone."""

import msgspec

from palabre.accounts.sanctions import impose, lift
from palabre.ground.errors import Conflict, Invalid
from palabre.ground.language import _
from palabre.moderation.model import Action, Case, CaseItem, Decision, DecisionForm, Facts, Statement
from palabre.moderation.queries.decisions import STANDING_STATEMENTS
from palabre.moderation.queries.evidence import ITEMS, STATUSES_BY_IDS, STATUSES_OF_CASE
from palabre.moderation.rules import ACCOUNT_SANCTIONS
from palabre.statuses.model import State
from palabre.statuses.withdraw import mark_sensitive, release, restore, unmark_sensitive, withdraw
from palabre.store.transaction import Transaction


class Effects(msgspec.Struct, frozen=True, kw_only=True):
    """What was done: `concerned` are the statuses the decision is about, as they joined the case."""

    concerned: tuple[CaseItem, ...] = ()
    withdrawn: tuple[int, ...] = ()
    labelled: tuple[int, ...] = ()
    released: tuple[int, ...] = ()
    sanction_ends_at: int | None = None


async def apply(tx: Transaction, case: Case, decision: Decision, form: DecisionForm) -> Effects:
    """Carries a decision out. Held statuses that it does not withdraw are released.

    Raises `Invalid` when the decision is about statuses and there is none left, or excepts one that is not in the case,
    and `Conflict` when the case holds a status that the decider has not seen.
    """
    items = await tx.all(ITEMS, case_id=case.id)
    statuses = await tx.all(STATUSES_OF_CASE, case_id=case.id)
    _check_items(form, items)
    excepted = set(form.except_ids)
    chosen = [status for status in statuses if status.id not in excepted]
    hiding = _withdraws(form)
    if form.action in (Action.WITHDRAW, Action.LABEL) and not chosen:
        raise Invalid(_("There is no post left to act on. Warn, limit, suspend or dismiss instead."), code="no_post")
    withdrawn = [status.id for status in chosen] if hiding else []
    labelled = [status.id for status in chosen if form.action == Action.LABEL and not status.sensitive]
    released = [status.id for status in statuses if status.state == State.HELD and status.id not in withdrawn]
    await _change_statuses(tx, decision, withdrawn, labelled, released)
    return Effects(
        concerned=tuple(item for item in items if item.status_id not in excepted),
        withdrawn=tuple(withdrawn),
        labelled=tuple(labelled),
        released=tuple(released),
        sanction_ends_at=await _sanction(tx, case, decision, form),
    )


def _check_items(form: DecisionForm, items: list[CaseItem]) -> None:
    present = {item.status_id for item in items}
    if form.seen_ids is not None and present - set(form.seen_ids):
        raise Conflict(_("Another post has joined this case meanwhile. Reload it before you decide."), code="grown")
    if set(form.except_ids) - present:
        raise Invalid(_("A post that you left out is not part of this case. Reload it."), code="except_ids")


def _withdraws(form: DecisionForm) -> bool:
    with_statuses = form.action in (Action.WARN, *ACCOUNT_SANCTIONS) and form.withdraw_statuses
    return form.action == Action.WITHDRAW or with_statuses


async def _change_statuses(
    tx: Transaction, decision: Decision, withdrawn: list[int], labelled: list[int], released: list[int]
) -> None:
    for status_id in withdrawn:
        await withdraw(tx, status_id, clause_id=decision.clause_id or "", policy_version=decision.policy_version)
    for status_id in labelled:
        await mark_sensitive(tx, status_id)
    for status_id in released:
        await release(tx, status_id)


async def _sanction(tx: Transaction, case: Case, decision: Decision, form: DecisionForm) -> int | None:
    """Limits or suspends the account, and returns when that ends by itself."""
    if form.action not in ACCOUNT_SANCTIONS:
        return None
    ends_at = None if form.duration_ms is None else decision.created_at + form.duration_ms
    assert decision.clause_id is not None
    await impose(
        tx, case.account_id, form.action, clause_id=decision.clause_id, decision_id=decision.id, ends_at=ends_at
    )
    return ends_at


async def undo(tx: Transaction, statement: Statement) -> tuple[int, ...]:
    """Lifts what a decision imposed and brings its statuses back, except those that another standing decision withdrew.

    The caller has already written the reversing decision. Returns the statuses that came back.
    """
    await lift(tx, statement.decision_id)
    standing = await tx.all(STANDING_STATEMENTS, subject_id=statement.account_id)
    kept_hidden = {status_id for other in standing for status_id in _facts(other).withdrawn_ids}
    wanted = [int(status_id) for status_id in _facts(statement).withdrawn_ids if status_id not in kept_hidden]
    found = await tx.all(STATUSES_BY_IDS, ids=wanted)
    back = tuple(status.id for status in found if status.state == State.WITHDRAWN)
    for status_id in back:
        await restore(tx, status_id)
    await _unlabel(tx, statement, standing)
    return back


async def _unlabel(tx: Transaction, statement: Statement, standing: list[Statement]) -> None:
    kept = {status_id for other in standing for status_id in _labelled_under(other)}
    for status_id in set(_facts(statement).labelled_ids) - kept:
        await unmark_sensitive(tx, int(status_id))


def _labelled_under(statement: Statement) -> tuple[str, ...]:
    """Every status that a label is about, even if it was marked before."""
    facts = _facts(statement)
    return facts.status_ids if facts.action == Action.LABEL else ()


def _facts(statement: Statement) -> Facts:
    return msgspec.json.decode(statement.facts, type=Facts)
