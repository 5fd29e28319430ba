"""Ask for a copy, see how far it is, fetch it. One at a time, at most one a day, kept for a week."""

from collections.abc import Sequence

import msgspec

from palabre.accounts.letters import Purpose, order_letter
from palabre.accounts.model import Account, ArchiveMade
from palabre.accounts.read import user_of
from palabre.ground import clock
from palabre.ground.clock import DAY, HOUR
from palabre.ground.errors import Conflict, NotFound, RateLimited
from palabre.ground.ids import new_id, secret_token
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.media.forget import FORGET_BLOBS, ForgetBlobs
from palabre.portability.model import Copy, CopyState
from palabre.portability.queries.copies import (
    ADD_COPY,
    COPIES_LOCKED,
    COPIES_OF,
    COPY,
    DROP_COPY,
    EXPIRED,
    FINISH_COPY,
    KEYS_IN_USE,
)
from palabre.store.transaction import Reader, Transaction
from palabre.store.work import Tick

MAKE_COPY = "portability.make_copy"
PAUSE = DAY
KEPT = 7 * DAY
GIVEN_UP_AFTER = 36 * HOUR


class MakeCopy(msgspec.Struct, frozen=True):
    """The payload of the errand that writes a copy."""

    copy_id: int


async def ask_for_copy(tx: Transaction, account: Account, locale: str) -> Copy:
    """Has a copy made. The one before stays until the new one is there.

    Raises `Conflict` while one is being made, and `RateLimited` within a day of the last.
    """
    before = await tx.all(COPIES_LOCKED, account_id=account.id)
    now = clock.now()
    if before and before[0].state == CopyState.WAITING and before[0].expires_at > now:
        raise Conflict(_("Your archive is being made already. Wait until it is there."), code="copy_waits")
    if before and (again_at := before[0].asked_at + PAUSE) > now:
        raise RateLimited(_("You can ask for one archive a day."), retry_at=again_at, code="copy_pause")
    asked = Copy(
        id=new_id(),
        account_id=account.id,
        state=CopyState.WAITING,
        blob_key=f"copies/{secret_token()}.zip",
        bytes=0,
        done=0,
        total=account.statuses_count,
        locale=locale,
        asked_at=now,
        expires_at=now + GIVEN_UP_AFTER,
    )
    await tx.run(ADD_COPY, **msgspec.structs.asdict(asked))
    await tx.enqueue(MAKE_COPY, MakeCopy(asked.id))
    return asked


async def copies_of(db: Reader, account_id: int) -> list[Copy]:
    """The copies of a member that are being made or can be fetched, the newest first."""
    now = clock.now()
    return [each for each in await db.all(COPIES_OF, account_id=account_id) if each.expires_at > now]


async def own_copy(db: Reader, account_id: int, copy_id: int) -> Copy:
    """A finished copy, for its member. Raises `NotFound` for anyone else, and when its days are over."""
    found = await db.one(COPY, copy_id=copy_id)
    is_there = found is not None and found.state == CopyState.READY and found.expires_at > clock.now()
    if found is None or found.account_id != account_id or not is_there:
        raise NotFound(_("This archive is not there any more. Ask for a new one."))
    return found


async def finish_copy(tx: Transaction, copy: Copy, size: int, *, settings: Settings) -> bool:
    """The file of a copy is there: those before it go, and its member is told.

    Returns whether anyone still wants it.
    """
    mine = await tx.all(COPIES_LOCKED, account_id=copy.account_id)
    if copy.id not in {each.id for each in mine}:
        return False
    for each in mine:
        if each.id != copy.id:
            await drop_copy(tx, each)
    await tx.run(FINISH_COPY, copy_id=copy.id, new_bytes=size, new_end=clock.now() + KEPT)
    user = await user_of(tx, copy.account_id)
    if user is not None:
        await order_letter(tx, user, Purpose.COPY, settings)
    await tx.emit(ArchiveMade(copy.account_id, copy.id))
    return True


async def expire_copies(tx: Transaction, _tick: Tick) -> None:
    """Removes copies whose days are over. Scheduled."""
    for each in await tx.all(EXPIRED, now=clock.now()):
        await drop_copy(tx, each)


async def drop_copy(tx: Transaction, copy: Copy) -> None:
    """Removes a copy and its file."""
    await tx.run(DROP_COPY, copy_id=copy.id)
    await tx.enqueue(FORGET_BLOBS, ForgetBlobs((copy.blob_key,)))


async def keys_in_use(db: Reader, keys: Sequence[str]) -> set[str]:
    """Those of the blob keys that a copy names."""
    return set(await db.all(KEYS_IN_USE, keys=list(keys)))
