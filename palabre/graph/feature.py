"""Show an account in a collection, and stop: by whoever made the collection, or by whoever is in it."""

from palabre.accounts.model import Account
from palabre.accounts.read import account_by_id
from palabre.graph.model import AddedToCollection, Collection, CollectionItem, ItemState
from palabre.graph.queries.collections import (
    ADD_ITEM,
    COUNT_ITEMS,
    ITEM,
    LAST_POSITION,
    LOCKED_COLLECTION,
    REMOVE_ITEM,
    SET_ITEM_STATE,
)
from palabre.graph.read import blocked_either_way
from palabre.graph.read_collections import NOT_ALLOWED, check_owner, own_collection
from palabre.graph.rules import may_be_featured
from palabre.ground import clock, ids
from palabre.ground.errors import Forbidden, Invalid, NotFound
from palabre.ground.language import _
from palabre.store.transaction import Transaction

MOST_ITEMS = 25


async def add_to_collection(tx: Transaction, account_id: int, collection_id: int, target_id: int) -> CollectionItem:
    """Adds an account to one's collection.

    Raises `NotFound` for what is not there, `Forbidden` for someone else's collection or an account that does not want
    to be shown, `Invalid` for one that is in it already and beyond `MOST_ITEMS`.
    """
    collection = await tx.one(LOCKED_COLLECTION, collection_id=collection_id)
    check_owner(collection, account_id)
    target = await account_by_id(tx, target_id)
    if collection is None or target is None:
        raise NotFound(cause=f"no account {target_id}")
    return await add_item(tx, collection, account_id, target)


async def add_item(tx: Transaction, collection: Collection, account_id: int, target: Account) -> CollectionItem:
    """Adds an account to a collection that is the caller's; raises as `add_to_collection` does."""
    if not may_be_featured(target) or await blocked_either_way(tx, account_id, target.id):
        raise Forbidden(_("This account does not want to be shown in collections, or cannot be."), code="not_featured")
    if (await tx.one(COUNT_ITEMS, collection_id=collection.id) or 0) >= MOST_ITEMS:
        raise Invalid(
            _("Validation failed: A collection cannot hold more than {most} accounts"), code="full", most=MOST_ITEMS
        )
    last = await tx.one(LAST_POSITION, collection_id=collection.id) or 0
    item = CollectionItem(ids.new_id(), collection.id, target.id, last + 1, ItemState.ACCEPTED, clock.now())
    added = await tx.run(
        ADD_ITEM,
        id=item.id,
        collection_id=item.collection_id,
        account_id=item.account_id,
        position=item.position,
        state=item.state,
        created_at=item.created_at,
    )
    if not added:
        raise Invalid(_("Validation failed: Account has already been taken"), code="in_collection")
    await tx.emit(AddedToCollection(collection.id, item.id, account_id, target.id))
    return item


async def remove_from_collection(tx: Transaction, account_id: int, collection_id: int, item_id: int) -> None:
    """Takes an account out of one's collection. Raises `NotFound`, and `Forbidden` for someone else's collection.

    Whoever took themselves out stays out: that is remembered, so that they cannot be put in again.
    """
    await own_collection(tx, account_id, collection_id)
    item = await _item(tx, collection_id, item_id)
    if item.state != ItemState.REVOKED:
        await tx.run(REMOVE_ITEM, item_id=item_id)


async def revoke_from_collection(tx: Transaction, account_id: int, collection_id: int, item_id: int) -> None:
    """Takes oneself out of a collection, for good. Raises `NotFound`, and `Forbidden` when it is not oneself."""
    item = await _item(tx, collection_id, item_id)
    if item.account_id != account_id:
        raise Forbidden(NOT_ALLOWED, code="not_in_collection")
    await tx.run(SET_ITEM_STATE, item_id=item_id, new_state=ItemState.REVOKED)


async def _item(tx: Transaction, collection_id: int, item_id: int) -> CollectionItem:
    found = await tx.one(ITEM, collection_id=collection_id, item_id=item_id)
    if found is None:
        raise NotFound(cause=f"no item {item_id} in collection {collection_id}")
    return found
