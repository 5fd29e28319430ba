"""Collections (https://docs.joinmastodon.org/entities/Collection/)."""

from collections.abc import Mapping

import msgspec

from palabre.accounts import model as people
from palabre.api.render.account import Account, accounts
from palabre.api.render.tag import tag_url
from palabre.graph import model
from palabre.graph.model import ItemState
from palabre.ground.clock import iso
from palabre.ground.settings import Settings

_SHOWN = (ItemState.PENDING, ItemState.ACCEPTED)


class ShallowTag(msgspec.Struct, frozen=True):
    """A tag by its name and page."""

    name: str
    url: str


class CollectionItem(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a collection; whose it is, is said while they may be shown."""

    id: str
    state: str
    created_at: str
    account_id: str | None


class Collection(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts that someone shows together. There is no page of it, so it has no address to visit."""

    id: str
    account_id: str
    uri: str
    url: str | None
    name: str
    description: str
    language: str | None
    local: bool
    sensitive: bool
    discoverable: bool
    tag: ShallowTag | None
    item_count: int
    items: list[CollectionItem]
    created_at: str
    updated_at: str


class WrappedCollection(msgspec.Struct, frozen=True):
    """The form in which one collection is answered."""

    collection: Collection


class Collections(msgspec.Struct, frozen=True):
    """The form in which several are answered."""

    collections: list[Collection]


class CollectionWithAccounts(msgspec.Struct, frozen=True):
    """A collection, with whoever made it and all who are in it."""

    accounts: list[Account]
    collection: Collection


class WrappedCollectionItem(msgspec.Struct, frozen=True):
    """The form in which one place in a collection is answered."""

    collection_item: CollectionItem


def collection(view: model.CollectionView, settings: Settings) -> Collection:
    """A collection as the viewer sees it."""
    row = view.collection
    return Collection(
        id=str(row.id),
        account_id=str(row.account_id),
        uri=f"{settings.base_url}/collections/{row.id}",
        url=None,
        name=row.name,
        description=row.description,
        language=row.language,
        local=True,
        sensitive=row.sensitive,
        discoverable=row.discoverable,
        tag=ShallowTag(row.tag, tag_url(row.tag.lower(), settings)) if row.tag else None,
        item_count=len(view.items),
        items=[item(each) for each in view.items],
        created_at=iso(row.created_at),
        updated_at=iso(row.updated_at),
    )


def item(row: model.CollectionItem) -> CollectionItem:
    """A place in a collection."""
    shown = str(row.account_id) if row.state in _SHOWN else None
    return CollectionItem(id=str(row.id), state=row.state, created_at=iso(row.created_at), account_id=shown)


def collection_with_accounts(
    view: model.CollectionView, known: Mapping[int, people.Account], settings: Settings
) -> CollectionWithAccounts:
    """A collection with its maker and all whom it shows."""
    ids = dict.fromkeys([view.collection.account_id, *(each.account_id for each in view.items)])
    faces = [known[each] for each in ids if each in known]
    return CollectionWithAccounts(accounts(faces, settings), collection(view, settings))
