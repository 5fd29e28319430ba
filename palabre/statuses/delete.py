"""Delete a status for good: its rows, its attachments, and every boost of it."""

from msgspec import structs

from palabre.accounts.read import account_by_id
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.media.forget import detach, forget
from palabre.statuses.appear import disappear
from palabre.statuses.model import State, Status, StatusDeleted, StatusView
from palabre.statuses.queries.consent import FORGET_COUNTER_VOTES, QUOTED_IS_GONE
from palabre.statuses.queries.rows import BOOSTS_OF, DELETE_STATUS, FORGET_STATUS, STATUS_LOCKED, UNTIE_REPLIES
from palabre.statuses.read import views
from palabre.store.transaction import Reader, Transaction


async def delete_status(tx: Transaction, account_id: int, status_id: int, *, keep_media: bool = False) -> StatusView:
    """Deletes one's own status or boost, and returns it as it was, so that it can be written anew.

    With `keep_media`, its attachments come loose and may be attached again for a day. Raises `NotFound` for another's.
    """
    status = await tx.one(STATUS_LOCKED, status_id=status_id)
    if status is None or status.account_id != account_id:
        raise NotFound(_("This post does not exist, or is not yours."))
    before = await _as_seen(tx, status)
    if keep_media:
        await detach(tx, status_id)
    await remove_with_boosts(tx, status)
    return before


async def _as_seen(db: Reader, status: Status) -> StatusView:
    """The status as its author sees it; a boost whose original is out of their sight, bare."""
    found = await views(db, status.account_id, [status.id])
    if found:
        return await _with_quoted(db, found[0])
    author = await account_by_id(db, status.account_id)
    assert author is not None
    return StatusView(status=status, account=author)


async def _with_quoted(db: Reader, before: StatusView) -> StatusView:
    """With what it quoted even where consent was taken back, so that a new draft may ask for it again."""
    quote, quoted_id = before.quote, before.status.quoted_id
    if quote is None or quote.view is not None or quoted_id is None:
        return before
    shown = await views(db, before.status.account_id, [quoted_id])
    if not shown or shown[0].status.state != State.LIVE:
        return before
    inner = shown[0].quote
    quoted = structs.replace(shown[0], quote=structs.replace(inner, is_whole=False) if inner else None)
    return structs.replace(before, quote=structs.replace(quote, status_id=quoted_id, view=quoted))


async def remove_with_boosts(tx: Transaction, status: Status) -> None:
    """Removes a status, and every boost of it."""
    for boost in await tx.all(BOOSTS_OF, status_id=status.id):
        await remove(tx, boost)
    await remove(tx, status)


async def remove(tx: Transaction, status: Status) -> None:
    """Removes one status or boost with all that belongs to it, uncounts it, and tells of it."""
    if status.state == State.LIVE:
        await disappear(tx, status)
    if status.reblog_of_id is None:
        await forget(tx, status.id)
        await tx.run(UNTIE_REPLIES, status_id=status.id)
        await tx.run(QUOTED_IS_GONE, status_id=status.id)
        await tx.run(FORGET_COUNTER_VOTES, status_id=status.id)
        for command in FORGET_STATUS:
            await tx.run(command, status_id=status.id)
    await tx.run(DELETE_STATUS, status_id=status.id)
    await tx.emit(StatusDeleted(status.id, status.account_id, status.reblog_of_id))
