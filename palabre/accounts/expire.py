"""What ends by itself. Scheduled; the wiring says how often."""

from palabre.accounts.oauth.queries import FORGET_CODES
from palabre.accounts.queries import END_SANCTIONS, FORGET_SESSIONS
from palabre.accounts.sanctions import settle_after
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.store.transaction import Transaction
from palabre.store.work import Tick


async def end_expired_sanctions(tx: Transaction, _tick: Tick) -> None:
    """Ends every sanction whose time is over."""
    now = clock.now()
    for ended in await tx.all(END_SANCTIONS, now=now):
        await settle_after(tx, ended, now)


async def forget_expired(tx: Transaction, _tick: Tick) -> None:
    """Removes sessions that have ended, and codes a day past their end.

    Used codes stay that day so that a second presentation still revokes what the first one gave.
    """
    now = clock.now()
    await tx.run(FORGET_SESSIONS, now=now)
    await tx.run(FORGET_CODES, before=now - DAY)
