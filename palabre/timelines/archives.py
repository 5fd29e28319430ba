"""What a member is told of their archive."""

from palabre.accounts.model import ArchiveMade
from palabre.store.transaction import Transaction
from palabre.timelines.model import NotificationKind
from palabre.timelines.notifications import notify


async def on_archive_made(tx: Transaction, event: ArchiveMade) -> None:
    """Tells its member that it can be fetched."""
    dedupe = f"archive:{event.archive_id}"
    me = event.account_id
    await notify(tx, me, NotificationKind.ARCHIVE_MADE, me, subject_id=event.archive_id, dedupe=dedupe)
