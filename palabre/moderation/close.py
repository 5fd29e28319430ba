"""Decided cases close when the time to appeal is over."""

from palabre.ground import clock
from palabre.moderation.model import CaseState
from palabre.moderation.queries.cases import CLOSE_EXPIRED
from palabre.moderation.rules import Step, next_state
from palabre.store.transaction import Transaction
from palabre.store.work import Tick


async def close_expired(tx: Transaction, _tick: Tick) -> None:
    """Closes every decided case whose statement can no longer be appealed. Scheduled."""
    closed = next_state(CaseState.DECIDED, Step.EXPIRE)
    await tx.run(CLOSE_EXPIRED, old_state=CaseState.DECIDED, new_state=closed, now=clock.now())
