"""The conversations that a person has muted."""

import msgspec

from palabre.statuses.model import StatusView, ThreadUnmuted
from palabre.statuses.queries.reactions import MUTED_THREADS, REMOVE_THREAD_MUTE
from palabre.statuses.read import views
from palabre.store.transaction import Reader, Transaction


class Muted(msgspec.Struct, frozen=True):
    """A muted conversation, with the status that began it as far as it may still be read."""

    thread_id: int
    muted_at: int
    view: StatusView | None


async def muted_threads(db: Reader, account_id: int, limit: int = 200) -> list[Muted]:
    """The conversations that an account has muted, the latest first."""
    rows = await db.all(MUTED_THREADS, account_id=account_id, limit=limit)
    begun = {view.status.id: view for view in await views(db, account_id, [row.thread_id for row in rows])}
    return [Muted(row.thread_id, row.created_at, begun.get(row.thread_id)) for row in rows]


async def unmute_conversation(tx: Transaction, account_id: int, thread_id: int) -> None:
    """Lets a conversation notify again, whether or not its beginning may still be read."""
    if await tx.run(REMOVE_THREAD_MUTE, account_id=account_id, thread_id=thread_id):
        await tx.emit(ThreadUnmuted(account_id, thread_id))
