"""What moderation does to a status. Each verb says whether it did anything, and is harmless when nothing is left to do.

A status that its author has deleted meanwhile is nothing to do, either.
"""

from palabre.ground import clock
from palabre.ground.errors import Conflict
from palabre.ground.language import _
from palabre.statuses.appear import appear, disappear
from palabre.statuses.model import State, Status, StatusPosted, StatusWithdrawn
from palabre.statuses.queries.rows import (
    CLEAR_SENSITIVE,
    FORGET_WITHDRAWAL,
    SET_SENSITIVE,
    SET_STATE,
    SET_WITHDRAWAL,
    STATUS_BY_ID,
    STATUS_LOCKED,
)
from palabre.statuses.rules import TRANSITIONS
from palabre.store.transaction import Transaction


async def withdraw(tx: Transaction, status_id: int, *, clause_id: str = "", policy_version: int = 0) -> bool:
    """Hides a live or held status from all but its author, who reads which clause the decision named."""
    status = await _turn(tx, status_id, "withdraw", State.WITHDRAWN)
    if status is None:
        return False
    await tx.run(
        SET_WITHDRAWAL,
        status_id=status_id,
        clause_id=clause_id,
        policy_version=policy_version,
        created_at=clock.now(),
    )
    if status.state == State.LIVE:
        await disappear(tx, status)
    await tx.emit(StatusWithdrawn(status.id, status.account_id))
    return True


async def restore(tx: Transaction, status_id: int) -> bool:
    """Makes a withdrawn status visible again, with its counts and in search. Raises `Conflict` for a held one."""
    if not await _show(tx, status_id, "restore"):
        return False
    await tx.run(FORGET_WITHDRAWAL, status_id=status_id)
    return True


async def release(tx: Transaction, status_id: int) -> bool:
    """Makes a held status visible, as if it were posted now. Raises `Conflict` for a withdrawn one."""
    return await _show(tx, status_id, "release")


async def _show(tx: Transaction, status_id: int, act: str) -> bool:
    if await _turn(tx, status_id, act, State.LIVE) is None:
        return False
    status = await tx.one(STATUS_BY_ID, status_id=status_id)
    assert status is not None
    await appear(tx, status)
    await tx.emit(StatusPosted(status.id, status.account_id))
    return True


async def _turn(tx: Transaction, status_id: int, act: str, to: State) -> Status | None:
    """Changes the state and returns the status as it was; None when it is gone or already there.

    Raises `Conflict` for a transition that the table does not know.
    """
    before = await tx.one(STATUS_LOCKED, status_id=status_id)
    if before is None or before.reblog_of_id is not None or before.state == to:
        return None
    if (before.state, to) not in TRANSITIONS[act]:
        raise Conflict(_("A post that is {state} cannot be made {to} in this way."), state=before.state, to=to)
    await tx.run(SET_STATE, status_id=status_id, new_state=to)
    return before


async def mark_sensitive(tx: Transaction, status_id: int) -> bool:
    """Hides a status's pictures behind a warning."""
    return bool(await tx.run(SET_SENSITIVE, status_id=status_id))


async def unmark_sensitive(tx: Transaction, status_id: int) -> bool:
    """Takes back what `mark_sensitive` did, unless the author has put a content warning there since."""
    return bool(await tx.run(CLEAR_SENSITIVE, status_id=status_id))
