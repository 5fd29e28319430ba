"""What an account does with its notifications, and how it gets them."""

from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.ground.ids import new_id
from palabre.ground.language import _
from palabre.store.transaction import Transaction
from palabre.timelines.grouping import group_key_for
from palabre.timelines.model import NotificationKind, Notified
from palabre.timelines.policy import choice_for, hold_back
from palabre.timelines.policy_model import Choice
from palabre.timelines.push.deliver import push_out
from palabre.timelines.queries.notifications import ADD, CLEAR, DISMISS


async def notify(
    tx: Transaction,
    account_id: int,
    kind: NotificationKind,
    from_account_id: int,
    *,
    dedupe: str,
    status_id: int | None = None,
    subject_id: int | None = None,
) -> None:
    """Tells an account of something, once for each `dedupe`, as its policy has it.

    Whether it wants to know at all is the caller's question.
    """
    choice = await choice_for(tx, account_id, kind, from_account_id, status_id)
    if choice is Choice.DROP:
        return
    filtered, now = choice is Choice.FILTER, clock.now()
    added = await tx.one(
        ADD,
        id=new_id(),
        account_id=account_id,
        kind=kind.value,
        from_account_id=from_account_id,
        status_id=status_id,
        subject_id=subject_id,
        dedupe=dedupe,
        created_at=now,
        filtered=filtered,
        group_key="" if filtered else await group_key_for(tx, account_id, kind, status_id, now),
    )
    if added is not None and filtered:
        await hold_back(tx, account_id, kind, from_account_id, status_id)
    elif added is not None:
        await tx.emit(Notified(account_id, added))
        await push_out(tx, account_id, added, kind.value, from_account_id)


async def dismiss(tx: Transaction, account_id: int, notification_id: int) -> None:
    """Removes one notification of the account. Raises `NotFound`."""
    if not await tx.run(DISMISS, account_id=account_id, notification_id=notification_id):
        raise NotFound(_("This notification is not there any more."), code="notification_not_found")


async def clear(tx: Transaction, account_id: int) -> None:
    """Removes all notifications of the account."""
    await tx.run(CLEAR, account_id=account_id)
