"""Reads of collections."""

from collections.abc import Sequence

from palabre.graph.model import Collection, CollectionView
from palabre.graph.queries.collections import COLLECTION, ITEMS, OF_ACCOUNT, WITH_ACCOUNT
from palabre.graph.read import blocks_viewer
from palabre.ground.errors import Forbidden, NotFound
from palabre.ground.language import _
from palabre.store.transaction import Reader

NOT_ALLOWED = _("This action is not allowed")


async def collection_view(db: Reader, viewer_id: int | None, collection_id: int) -> CollectionView:
    """A collection as the viewer sees it. Raises `NotFound`, and `Forbidden` when its maker blocks the viewer."""
    found = await db.one(COLLECTION, collection_id=collection_id)
    if found is None:
        raise NotFound(cause=f"no collection {collection_id}")
    if viewer_id is not None and await blocks_viewer(db, found.account_id, viewer_id):
        raise Forbidden(NOT_ALLOWED, code="blocked")
    return (await _with_items(db, viewer_id, [found]))[0]


async def _with_items(db: Reader, viewer_id: int | None, found: Sequence[Collection]) -> list[CollectionView]:
    if not found:
        return []
    items = await db.all(ITEMS, viewer_id=viewer_id or 0, collection_ids=[each.id for each in found])
    return [CollectionView(each, tuple(item for item in items if item.collection_id == each.id)) for each in found]


async def collections_of(
    db: Reader, viewer_id: int | None, account_id: int, limit: int, offset: int
) -> list[CollectionView]:
    """The collections of an account, newest first. Others see what is discoverable; who is blocked by it sees none."""
    if viewer_id is not None and await blocks_viewer(db, account_id, viewer_id):
        return []
    is_own = viewer_id == account_id
    found = await db.all(OF_ACCOUNT, account_id=account_id, all=is_own, limit=limit, offset=offset)
    return await _with_items(db, viewer_id, found)


async def collections_with(db: Reader, account_id: int, limit: int, offset: int) -> list[CollectionView]:
    """The collections in which an account is shown, or waits to be, newest first, as the account sees them."""
    found = await db.all(WITH_ACCOUNT, account_id=account_id, limit=limit, offset=offset)
    return await _with_items(db, account_id, found)


async def own_collection(db: Reader, account_id: int, collection_id: int) -> Collection:
    """A collection of the account. Raises `NotFound`, and `Forbidden` when it is someone else's."""
    found = await db.one(COLLECTION, collection_id=collection_id)
    return check_owner(found, account_id)


def check_owner(found: Collection | None, account_id: int) -> Collection:
    """The collection, which must be the account's. Raises `NotFound`, and `Forbidden` when it is someone else's."""
    if found is None:
        raise NotFound(code="collection_not_found")
    if found.account_id != account_id:
        raise Forbidden(NOT_ALLOWED, code="not_yours")
    return found
