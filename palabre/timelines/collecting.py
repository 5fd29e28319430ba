"""Tells those who are shown in a collection."""

from palabre.graph.model import AddedToCollection, CollectionChanged
from palabre.ground import clock
from palabre.store.transaction import Transaction
from palabre.timelines.model import NotificationKind
from palabre.timelines.notifications import notify
from palabre.timelines.queries.collected import COLLECTED, UPDATED_AT


async def on_added_to_collection(tx: Transaction, event: AddedToCollection) -> None:
    """Tells an account that it is shown, if it still is."""
    if event.target_id in await _told(tx, event.collection_id, event.account_id):
        await notify(
            tx,
            event.target_id,
            NotificationKind.ADDED_TO_COLLECTION,
            event.account_id,
            subject_id=event.collection_id,
            dedupe=f"added_to_collection:{event.item_id}",
        )


async def on_collection_changed(tx: Transaction, event: CollectionChanged) -> None:
    """Tells all who are shown that something else is said of them now."""
    updated_at = await tx.one(UPDATED_AT, collection_id=event.collection_id, actor_id=event.account_id)
    if updated_at is None:
        return
    for receiver in await _told(tx, event.collection_id, event.account_id):
        await notify(
            tx,
            receiver,
            NotificationKind.COLLECTION_UPDATE,
            event.account_id,
            subject_id=event.collection_id,
            dedupe=f"collection_update:{event.collection_id}:{updated_at}",
        )


async def _told(tx: Transaction, collection_id: int, actor_id: int) -> list[int]:
    return await tx.all(COLLECTED, collection_id=collection_id, actor_id=actor_id, now=clock.now())
