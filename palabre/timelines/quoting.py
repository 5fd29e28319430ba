"""Who is told of quotes: whoever is quoted, and those who quoted what now reads differently."""

from palabre.ground import clock
from palabre.statuses.read import views
from palabre.store.transaction import Transaction
from palabre.timelines.model import NotificationKind, Spoken
from palabre.timelines.notifications import notify
from palabre.timelines.queries.quotes import QUOTED_BY, QUOTING
from palabre.timelines.queries.recipients import WELCOME


async def tell_quoted(tx: Transaction, spoken: Spoken) -> None:
    """Tells the author of what a status quotes, if they may read it."""
    if spoken.quoted_id is None:
        return
    quoted_author = await tx.one(QUOTED_BY, status_id=spoken.id)
    if quoted_author is None or not await _is_welcome(tx, quoted_author, spoken.account_id, spoken.thread_id):
        return
    if await views(tx, quoted_author, [spoken.id]):
        kind, dedupe = NotificationKind.QUOTE, f"quote:{spoken.id}"
        await notify(tx, quoted_author, kind, spoken.account_id, status_id=spoken.id, dedupe=dedupe)


async def tell_quoting(tx: Transaction, spoken: Spoken) -> None:
    """Tells those who quoted a status that it was edited; what they are shown is their own status that quotes it."""
    for quoting in await tx.all(QUOTING, status_id=spoken.id, actor_id=spoken.account_id, now=clock.now()):
        await notify(
            tx,
            quoting.account_id,
            NotificationKind.QUOTED_UPDATE,
            spoken.account_id,
            status_id=quoting.id,
            dedupe=f"quoted_update:{quoting.id}:{spoken.edited_at}",
        )


async def _is_welcome(tx: Transaction, receiver_id: int, actor_id: int, thread_id: int) -> bool:
    found = await tx.one(WELCOME, receiver_id=receiver_id, actor_id=actor_id, thread_id=thread_id, now=clock.now())
    return found is not None
