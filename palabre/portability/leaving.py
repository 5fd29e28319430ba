"""A member leaves: out of sight at once, erased after a time in which they may return, or without one."""

from palabre.accounts.leave import close_account, reopen_account
from palabre.accounts.letters import Purpose, order_letter
from palabre.accounts.model import AccountErased
from palabre.accounts.read import account_by_id
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.moderation.erase import erase_for_good
from palabre.portability.copying.ask import drop_copy
from palabre.portability.model import Departure
from palabre.portability.queries.copies import COPIES_LOCKED
from palabre.portability.queries.departures import (
    ADD_DEPARTURE,
    DEPARTURE,
    DEPARTURE_LOCKED,
    DROP_DEPARTURE,
    DUE,
    FORGET,
)
from palabre.statuses.scheduling.schedule import unschedule_all
from palabre.store.transaction import Reader, Transaction
from palabre.store.work import Tick

TIME_TO_RETURN = 14 * DAY


async def leave(tx: Transaction, account_id: int, *, at_once: bool, settings: Settings) -> None:
    """Closes a member's account; it is erased in 14 days, or `at_once`. What was scheduled will not be posted.

    Raises `NotFound`, and `Conflict` for the last owner.
    """
    user = await close_account(tx, account_id)
    await unschedule_all(tx, account_id)
    now = clock.now()
    erase_at = now if at_once else now + TIME_TO_RETURN
    departure = Departure(account_id, user.state, now, erase_at)
    if at_once:
        await _erase(tx, departure)
        return
    row = {"account_id": account_id, "user_state": user.state, "left_at": now, "erase_at": erase_at}
    await tx.run(ADD_DEPARTURE, **row)
    await order_letter(tx, user, Purpose.LEFT, settings)


async def departure_of(db: Reader, account_id: int) -> Departure:
    """When a member left and will be erased. Raises `NotFound` for one who has not left."""
    found = await db.one(DEPARTURE, account_id=account_id)
    if found is None:
        raise NotFound(_("This account is not being deleted."))
    return found


async def come_back(tx: Transaction, account_id: int) -> None:
    """Opens the account of a member who left, as it was. Raises `NotFound` for one who has not left."""
    found = await tx.one(DEPARTURE_LOCKED, account_id=account_id)
    if found is None:
        raise NotFound(_("This account is not being deleted."))
    await tx.run(DROP_DEPARTURE, account_id=account_id)
    await reopen_account(tx, account_id, found.user_state)


async def erase_departed(tx: Transaction, _tick: Tick) -> None:
    """Erases those whose time to return is over. Scheduled."""
    for each in await tx.all(DUE, now=clock.now()):
        await _erase(tx, each)


async def _erase(tx: Transaction, departure: Departure) -> None:
    account = await account_by_id(tx, departure.account_id)
    await tx.run(DROP_DEPARTURE, account_id=departure.account_id)
    if account is not None:
        await erase_for_good(tx, account)


async def on_account_erased(tx: Transaction, event: AccountErased) -> None:
    """Forgets what it imported, its copies with their files, and that it left."""
    for each in await tx.all(COPIES_LOCKED, account_id=event.account_id):
        await drop_copy(tx, each)
    for command in FORGET:
        await tx.run(command, account_id=event.account_id)
