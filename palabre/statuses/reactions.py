"""What the room `statuses` does when something happens in a lower room."""

from palabre.media.model import AttachmentDescribed
from palabre.statuses.queries.rows import TOUCH
from palabre.store.transaction import Transaction


async def on_attachment_described(tx: Transaction, event: AttachmentDescribed) -> None:
    """Whoever keeps the status as it was learns that it has changed."""
    if event.status_id is not None:
        await tx.run(TOUCH, status_id=event.status_id)
