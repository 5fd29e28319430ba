"""Collections and who is in them, as SQL."""

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Select,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from palabre.accounts.tables import accounts
from palabre.graph.model import Collection, CollectionItem
from palabre.graph.queries.relations import ACCOUNT, LIMIT, VIEWER
from palabre.graph.tables import blocks, collection_items, collections
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of

_COLLECTION = bindparam("collection_id", type_=Id)
_ITEM = bindparam("item_id", type_=Id)
_OFFSET = bindparam("offset", type_=Id)


def _states(*names: str) -> ColumnElement[bool]:
    return collection_items.c.state.in_([literal_column(f"'{name}'") for name in names])


COLLECTION = Query(select(collections).where(collections.c.id == _COLLECTION), Collection)
LOCKED_COLLECTION = Query(select(collections).where(collections.c.id == _COLLECTION).with_for_update(), Collection)
COUNT_COLLECTIONS = Query(select(func.count().label("count")).where(collections.c.account_id == ACCOUNT), int)
ADD_COLLECTION = Command(insert(collections))
_changing = ("name", "description", "language", "sensitive", "discoverable", "tag", "updated_at")
CHANGE_COLLECTION = Command(
    update(collections)
    .where(collections.c.id == _COLLECTION)
    .values({name: bindparam(f"new_{name}", type_=collections.c[name].type) for name in _changing})
)
DELETE_COLLECTION = Command(delete(collections).where(collections.c.id == _COLLECTION))
EMPTY_COLLECTION = Command(delete(collection_items).where(collection_items.c.collection_id == _COLLECTION))

ADD_ITEM = Command(
    lambda insert: (
        insert(collection_items)
        .values({each.name: bindparam(each.name, type_=each.type) for each in collection_items.c})
        .on_conflict_do_nothing(index_elements=["collection_id", "account_id"])
    )
)
ITEM = Query(
    select(collection_items)
    .where(collection_items.c.id == _ITEM, collection_items.c.collection_id == _COLLECTION)
    .with_for_update(),
    CollectionItem,
)
REMOVE_ITEM = Command(delete(collection_items).where(collection_items.c.id == _ITEM))
SET_ITEM_STATE = Command(
    update(collection_items)
    .where(collection_items.c.id == _ITEM)
    .values(state=bindparam("new_state", type_=collection_items.c.state.type))
)
COUNT_ITEMS = Query(
    select(func.count().label("count")).where(
        collection_items.c.collection_id == _COLLECTION, _states("pending", "accepted")
    ),
    int,
)
LAST_POSITION = Query(
    select(func.coalesce(func.max(collection_items.c.position), 0).label("last")).where(
        collection_items.c.collection_id == _COLLECTION
    ),
    int,
)

_is_there = (
    select(accounts.c.state)
    .where(accounts.c.id == collection_items.c.account_id)
    .scalar_subquery()
    .in_([literal_column("'active'"), literal_column("'limited'")])
)
_refusals = blocks.alias("refusals")
_not_blocked = collection_items.c.account_id.not_in(select(blocks.c.target_id).where(blocks.c.account_id == VIEWER))
_wants_it = ~exists().where(
    _refusals.c.account_id == collection_items.c.account_id, _refusals.c.target_id == collections.c.account_id
)
ITEMS = Query(
    select(collection_items)
    .join_from(collection_items, collections, collections.c.id == collection_items.c.collection_id)
    .where(
        any_of(collection_items.c.collection_id, "collection_ids"),
        or_(_states("accepted"), _states("pending") & (collections.c.account_id == VIEWER)),
        _is_there,
        _not_blocked,
        _wants_it,
    )
    .order_by(collection_items.c.collection_id, collection_items.c.position, collection_items.c.id),
    CollectionItem,
)
"""What a viewer sees of some collections: what was accepted, in their own also what waits, nobody whom they block.

Whoever blocks the maker of a collection is not shown in it."""


def _newest(chosen: Select[tuple[int]]) -> Query[Collection]:
    return Query(chosen.order_by(collections.c.id.desc()).limit(LIMIT).offset(_OFFSET), Collection)


OF_ACCOUNT = _newest(
    select(collections).where(
        collections.c.account_id == ACCOUNT, or_(collections.c.discoverable, bindparam("all", type_=Boolean))
    )
)
WITH_ACCOUNT = _newest(
    select(collections)
    .join_from(collection_items, collections, collections.c.id == collection_items.c.collection_id)
    .where(collection_items.c.account_id == ACCOUNT, _states("pending", "accepted"))
)
