"""Write a direct message that stands in its conversation at once."""

from palabre.accounts.model import Account
from palabre.ground.settings import Settings
from palabre.statuses.model import Draft, Status
from palabre.statuses.post import post_status
from palabre.statuses.screen import Screen
from palabre.store.transaction import Transaction
from palabre.timelines.conversations import keep_message
from palabre.timelines.queries.conversations import ENTRY
from palabre.timelines.queries.recipients import SPOKEN


async def send_message(
    tx: Transaction, author: Account, draft: Draft, *, screen: Screen, settings: Settings
) -> tuple[Status, int | None]:
    """Posts a draft and returns the status and its author's conversation; none for one that is held or not direct.

    Raises what `post_status` raises.
    """
    status = await post_status(tx, author, draft, screen=screen, settings=settings)
    spoken = await tx.one(SPOKEN, status_id=status.id)
    if spoken is not None:
        await keep_message(tx, spoken)
    entry = await tx.one(ENTRY, account_id=author.id, status_id=status.id)
    return status, entry.conversation_id if entry else None
