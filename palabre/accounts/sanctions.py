"""Sanctions in force. Every one names the decision and the clause behind it; the gravest makes the account's state."""

from collections.abc import Mapping

from palabre.accounts.model import AccountState, AccountStateChanged, UserState
from palabre.accounts.perimeter.model import DomainSeverity
from palabre.accounts.perimeter.read import block_of_domain
from palabre.accounts.queries import (
    ACCOUNT_TO_CHANGE,
    ADD_SANCTION,
    CHANGE_SENSITIZED,
    CHANGE_STATE,
    LIFT_SANCTIONS,
    SANCTIONS_IN_FORCE,
    USER_OF_ACCOUNT,
    Ended,
)
from palabre.accounts.roles import disable_user, enable_user
from palabre.accounts.rules import DISABLE, KINDS, SENSITIZE, state_under
from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.ground.ids import new_id
from palabre.ground.language import _
from palabre.store.transaction import Transaction

SANCTION_FOR: Mapping[str, str] = {DomainSeverity.SILENCE: "limit", DomainSeverity.SUSPEND: "suspend"}
"""What a server's accounts are under, by how the team keeps the server at a distance."""


async def impose(
    tx: Transaction, account_id: int, kind: str, *, clause_id: str, decision_id: int, ends_at: int | None = None
) -> None:
    """Limits or suspends an account, marks its media or closes its login (`kind` is one of `rules.KINDS`).

    It lasts for good or until a moment. Raises `NotFound` when there is no such account, `ValueError` for another kind,
    and `Conflict` for the login of the last owner.
    """
    if kind not in KINDS:
        raise ValueError(f"no such sanction: {kind}")
    if await tx.one(ACCOUNT_TO_CHANGE, id=account_id) is None:
        raise NotFound(_("There is no such account."), cause=f"no account {account_id} to sanction")
    now = clock.now()
    await tx.run(
        ADD_SANCTION,
        id=new_id(),
        account_id=account_id,
        kind=kind,
        decision_id=decision_id,
        clause_id=clause_id,
        starts_at=now,
        ends_at=ends_at,
        lifted_at=None,
    )
    await settle(tx, account_id, now)
    if kind == DISABLE:
        await disable_user(tx, account_id)


async def lift(tx: Transaction, decision_id: int) -> None:
    """Ends what a decision imposed; sanctions of other decisions stay. Nothing happens when none is in force."""
    now = clock.now()
    for ended in await tx.all(LIFT_SANCTIONS, decision=decision_id, now=now):
        await settle_after(tx, ended, now)


async def settle_after(tx: Transaction, ended: Ended, now: int) -> None:
    """Gives account and login back what a sanction that has ended took, unless another one still does."""
    await settle(tx, ended.account_id, now)
    if ended.kind != DISABLE:
        return
    in_force = await tx.all(SANCTIONS_IN_FORCE, account_id=ended.account_id, now=now)
    user = await tx.one(USER_OF_ACCOUNT, account_id=ended.account_id)
    if user is not None and user.state == UserState.DISABLED and all(each.kind != DISABLE for each in in_force):
        await enable_user(tx, ended.account_id)


async def settle(tx: Transaction, account_id: int, now: int) -> None:
    """Gives the account the state that its sanctions, and the team's word about its server, add up to."""
    account = await tx.one(ACCOUNT_TO_CHANGE, id=account_id)
    if account is None or account.state in (AccountState.PENDING, AccountState.DELETED):
        return
    kinds = {sanction.kind for sanction in await tx.all(SANCTIONS_IN_FORCE, account_id=account_id, now=now)}
    if (SENSITIZE in kinds) != account.sensitized:
        await tx.run(CHANGE_SENSITIZED, account=account_id, new_flag=SENSITIZE in kinds)
    block = await block_of_domain(tx, account.domain) if account.domain else None
    state = state_under(kinds | ({SANCTION_FOR[block.severity]} if block and block.severity in SANCTION_FOR else set()))
    if state != account.state:
        await tx.run(CHANGE_STATE, account=account_id, new_state=state)
        await tx.emit(AccountStateChanged(account_id, state))
