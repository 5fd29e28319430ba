"""Tells people which follows they lost with a whole server."""

from palabre.graph.model import RelationshipsSevered
from palabre.store.transaction import Transaction
from palabre.timelines.model import NotificationKind
from palabre.timelines.notifications import notify


async def on_relationships_severed(tx: Transaction, event: RelationshipsSevered) -> None:
    """Tells whoever lost them; it comes from nobody, so from their own account."""
    await notify(
        tx,
        event.account_id,
        NotificationKind.SEVERED_RELATIONSHIPS,
        event.account_id,
        subject_id=event.severance_id,
        dedupe=f"severed_relationships:{event.severance_id}",
    )
