"""Mute an account: its words do not reach the one who mutes, who still may go and look."""

from palabre.graph.model import Muted, Unmuted
from palabre.graph.queries.relations import EXPIRED_MUTES, REMOVE_MUTE, SET_MUTE
from palabre.ground import clock, ids
from palabre.ground.clock import SECOND
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.store.transaction import Transaction
from palabre.store.work import Tick

BATCH = 500


async def mute(
    tx: Transaction, account_id: int, target_id: int, *, notifications: bool = True, duration_s: int = 0
) -> None:
    """Mutes for `duration_s` seconds, or until unmuted when that is 0. Muting again changes notifications and end.

    Raises `Invalid` for oneself.
    """
    if account_id == target_id:
        raise Invalid(_("You cannot mute yourself."), code="self_mute")
    now = clock.now()
    await tx.run(
        SET_MUTE,
        account_id=account_id,
        target_id=target_id,
        id=ids.new_id(),
        notifications=notifications,
        expires_at=now + duration_s * SECOND if duration_s > 0 else None,
        created_at=now,
    )
    await tx.emit(Muted(account_id, target_id))


async def unmute(tx: Transaction, account_id: int, target_id: int) -> None:
    """Ends a mute. Does nothing when there is none."""
    if await tx.run(REMOVE_MUTE, account_id=account_id, target_id=target_id):
        await tx.emit(Unmuted(account_id, target_id))


async def end_expired_mutes(tx: Transaction, _tick: Tick) -> None:
    """Removes mutes whose time is over. Reads already treat them as ended."""
    for pair in await tx.all(EXPIRED_MUTES, now=clock.now(), limit=BATCH):
        await unmute(tx, pair.account_id, pair.target_id)
