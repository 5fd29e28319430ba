"""Favourite, bookmark, pin, and mute a conversation. Each may be asked for again without harm.

All take the id of a status or of a boost of it. They raise `NotFound` when the account may not read the status; taking
something back never does.
"""

from palabre.accounts.read import account_by_id
from palabre.ground import clock, ids
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.language import _
from palabre.statuses.model import (
    Status,
    StatusFavourited,
    StatusPinned,
    StatusUnfavourited,
    ThreadMuted,
    ThreadUnmuted,
    Visibility,
)
from palabre.statuses.queries.consent import REMOVE_COUNTER_VOTE
from palabre.statuses.queries.reactions import (
    ADD_BOOKMARK,
    ADD_FAVOURITE,
    ADD_THREAD_MUTE,
    REMOVE_BOOKMARK,
    REMOVE_FAVOURITE,
    REMOVE_THREAD_MUTE,
)
from palabre.statuses.queries.rows import (
    COUNT_FAVOURITES,
    COUNT_PINNED,
    LOCK_AUTHOR,
    SET_PINNED,
    STATUS_BY_ID,
    STATUS_LOCKED,
)
from palabre.statuses.rules import MAX_PINNED
from palabre.statuses.sight import sees
from palabre.store.transaction import Reader, Transaction


async def favourite(tx: Transaction, account_id: int, status_id: int) -> None:
    """Favourites a status, which takes back a vote against it."""
    status = await original_for(tx, account_id, status_id)
    row = {"account_id": account_id, "status_id": status.id, "id": ids.new_id(), "created_at": clock.now()}
    if await tx.run(ADD_FAVOURITE, **row):
        if not await tx.run(COUNT_FAVOURITES, status_id=status.id, by=1):
            raise NotFound(_("This post has just been deleted."))
        await tx.run(REMOVE_COUNTER_VOTE, account_id=account_id, status_id=status.id)
        await tx.emit(StatusFavourited(status.id, account_id))


async def unfavourite(tx: Transaction, account_id: int, status_id: int) -> None:
    """Takes a favourite back."""
    original = await original_id(tx, status_id)
    if await tx.run(REMOVE_FAVOURITE, account_id=account_id, status_id=original):
        await tx.run(COUNT_FAVOURITES, status_id=original, by=-1)
        await tx.emit(StatusUnfavourited(original, account_id))


async def bookmark(tx: Transaction, account_id: int, status_id: int) -> None:
    """Bookmarks a status; nobody else learns of it."""
    status = await original_for(tx, account_id, status_id)
    await tx.run(ADD_BOOKMARK, account_id=account_id, status_id=status.id, id=ids.new_id(), created_at=clock.now())


async def unbookmark(tx: Transaction, account_id: int, status_id: int) -> None:
    """Takes a bookmark back."""
    await tx.run(REMOVE_BOOKMARK, account_id=account_id, status_id=await original_id(tx, status_id))


async def pin(tx: Transaction, account_id: int, status_id: int) -> None:
    """Pins one's own status to one's profile. Raises `Invalid` for a direct one and when five are pinned already."""
    status = await _own(tx, account_id, status_id)
    if status.pinned_at is not None:
        return
    if status.visibility == Visibility.DIRECT:
        raise Invalid(_("A direct post cannot be pinned."), code="pin_direct")
    await tx.one(LOCK_AUTHOR, account_id=account_id)
    if (await tx.one(COUNT_PINNED, account_id=account_id) or 0) >= MAX_PINNED:
        raise Invalid(_("You have pinned {limit} posts already. Unpin one first."), code="pin_limit", limit=MAX_PINNED)
    await tx.run(SET_PINNED, status_id=status.id, new_pinned_at=clock.now())
    await tx.emit(StatusPinned(status.id, account_id))


async def unpin(tx: Transaction, account_id: int, status_id: int) -> None:
    """Unpins one's own status."""
    status = await _own(tx, account_id, status_id)
    if status.pinned_at is not None:
        await tx.run(SET_PINNED, status_id=status.id, new_pinned_at=None)
        await tx.emit(StatusPinned(status.id, account_id))


async def _own(tx: Transaction, account_id: int, status_id: int) -> Status:
    status = await tx.one(STATUS_LOCKED, status_id=status_id)
    if status is None or status.account_id != account_id or status.reblog_of_id is not None:
        raise NotFound(_("This post does not exist, or is not yours."))
    return status


async def mute_thread(tx: Transaction, account_id: int, status_id: int) -> None:
    """Stops notifications about the conversation of a status."""
    status = await original_for(tx, account_id, status_id)
    if await tx.run(ADD_THREAD_MUTE, account_id=account_id, thread_id=status.thread_id, created_at=clock.now()):
        await tx.emit(ThreadMuted(account_id, status.thread_id))


async def unmute_thread(tx: Transaction, account_id: int, status_id: int) -> None:
    """Lets the conversation of a status notify again."""
    status = await original_for(tx, account_id, status_id)
    if await tx.run(REMOVE_THREAD_MUTE, account_id=account_id, thread_id=status.thread_id):
        await tx.emit(ThreadUnmuted(account_id, status.thread_id))


async def original_id(db: Reader, status_id: int) -> int:
    """The id of what a boost boosts, or of the status itself."""
    status = await db.one(STATUS_BY_ID, status_id=status_id)
    return status.reblog_of_id if status and status.reblog_of_id is not None else status_id


async def original_for(db: Reader, account_id: int, status_id: int) -> Status:
    """The status, or what it boosts, as far as the account may read it. Raises `NotFound` otherwise."""
    status = await db.one(STATUS_BY_ID, status_id=await original_id(db, status_id))
    author = await account_by_id(db, status.account_id) if status else None
    if status is None or author is None or not await sees(db, account_id, status, author):
        raise NotFound(_("This post does not exist, or you may not read it."))
    return status
