"""Work that somebody waits for: begun, finished, asked about (https://docs.joinmastodon.org/methods/async_refreshes/)."""

from palabre.ground import clock, ids
from palabre.ground.clock import DAY, HOUR
from palabre.ground.errors import NotFound
from palabre.store.transaction import Reader, Transaction
from palabre.store.work import Tick
from palabre.yearbook.model import Refresh
from palabre.yearbook.queries import ADD_REFRESH, FINISH, FORGET_REFRESHES, REFRESH, RUNNING

GIVEN_UP_AFTER = HOUR
KEPT_FOR = DAY


async def start(tx: Transaction, account_id: int, subject: str) -> Refresh:
    """Notes that an account waits for something from now on."""
    made = Refresh(ids.secret_token(), account_id, subject, "running", None, clock.now())
    await tx.run(
        ADD_REFRESH,
        id=made.id,
        account_id=account_id,
        subject=subject,
        status=made.status,
        result_count=None,
        created_at=made.created_at,
    )
    return made


async def finish(tx: Transaction, refresh_id: str, result_count: int) -> None:
    """Notes that it is done, with so many results."""
    await tx.run(FINISH, refresh_id=refresh_id, new_count=result_count)


async def running(db: Reader, account_id: int, subject: str) -> Refresh | None:
    """What an account waits for now, if it does."""
    return await db.one(RUNNING, account_id=account_id, subject=subject, since=clock.now() - GIVEN_UP_AFTER)


async def refresh(db: Reader, account_id: int, refresh_id: str) -> Refresh:
    """How it stands. Raises `NotFound` for what the account never waited for, or a day ago."""
    found = await db.one(REFRESH, refresh_id=refresh_id, account_id=account_id)
    if found is None:
        raise NotFound(cause="no such refresh")
    return found


async def forget_refreshes(tx: Transaction, _tick: Tick) -> None:
    """Removes what nobody asks about any more; scheduled."""
    await tx.run(FORGET_REFRESHES, before=clock.now() - KEPT_FOR)
