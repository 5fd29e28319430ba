"""What happens to conversations when a direct message goes out of sight, and who is told that a poll has ended."""

from palabre.ground import clock
from palabre.statuses.model import PollEnded, StatusHeld, StatusWithdrawn
from palabre.store.transaction import Transaction
from palabre.timelines.conversations import forget_message
from palabre.timelines.model import NotificationKind
from palabre.timelines.notifications import notify
from palabre.timelines.queries.recipients import SPOKEN, VOTERS


async def on_message_withdrawn(tx: Transaction, event: StatusWithdrawn) -> None:
    """Takes a withdrawn message out of conversations; when it is restored, it comes back as if it were posted."""
    await forget_message(tx, event.status_id)


async def on_message_held(tx: Transaction, event: StatusHeld) -> None:
    """Takes a message out of conversations whose edit was held."""
    if not event.is_live and await tx.one(SPOKEN, status_id=event.status_id) is None:
        await forget_message(tx, event.status_id)


async def on_poll_ended(tx: Transaction, event: PollEnded) -> None:
    """Tells the author and those who voted that the result stands."""
    spoken = await tx.one(SPOKEN, status_id=event.status_id)
    if spoken is None:
        return
    voters = await tx.all(
        VOTERS, poll_id=event.poll_id, actor_id=spoken.account_id, thread_id=spoken.thread_id, now=clock.now()
    )
    for receiver in (spoken.account_id, *voters):
        kind = NotificationKind.POLL
        await notify(tx, receiver, kind, spoken.account_id, status_id=spoken.id, dedupe=f"poll:{event.poll_id}")
