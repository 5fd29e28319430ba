"""Collections: accounts that someone shows together (https://docs.joinmastodon.org/methods/collections/)."""

from collections.abc import Mapping, Sequence

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_ids
from palabre.api.accounts import known_account, offset_within
from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.errors import Detailed
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user, viewer
from palabre.api.pages import Offset, bounded, offset_links
from palabre.api.render.collection import (
    Collections,
    WrappedCollection,
    WrappedCollectionItem,
    collection,
    collection_with_accounts,
    item,
)
from palabre.graph import collections as verbs
from palabre.graph import feature
from palabre.graph.collections import CollectionForm
from palabre.graph.model import CollectionView
from palabre.graph.read_collections import collection_view, collections_of, collections_with
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.language import _
from palabre.store.transaction import Reader, Transaction

area = Area("collections")


class OfAccount(Offset, frozen=True, kw_only=True):
    """A page of an account's collections."""

    account_id: Id


class OneCollection(Form, frozen=True, kw_only=True):
    """A collection by its id."""

    id: Id


class About(Form, frozen=True, kw_only=True):
    """What is said of a collection."""

    name: str | None = None
    description: str | None = None
    language: str | None = None
    sensitive: bool | None = None
    discoverable: bool | None = None
    tag_name: str | None = None

    @classmethod
    def refusal(cls, error: Invalid) -> Invalid:
        """Answered as Mastodon does here."""
        return Detailed.of(error, "name")

    def said(self) -> CollectionForm:
        """The same, for the room that keeps it."""
        return CollectionForm(
            name=self.name,
            description=self.description,
            language=self.language,
            sensitive=self.sensitive,
            discoverable=self.discoverable,
            tag=self.tag_name,
        )


class NewCollection(About, frozen=True, kw_only=True):
    """A collection to be, and who is in it."""

    account_ids: tuple[Id, ...] = ()


class CollectionChange(About, frozen=True, kw_only=True):
    """What is to change of a collection. What is not sent stays."""

    id: Id


class NewItem(Form, frozen=True, kw_only=True):
    """Whom to show in a collection."""

    collection_id: Id
    account_id: Id | None = None


class OneItem(Form, frozen=True, kw_only=True):
    """A place in a collection."""

    collection_id: Id
    id: Id


@area.get("/api/v1/accounts/{account_id}/collections", viewer("read:collections"))
async def get_account_collections(call: Call, form: OfAccount) -> Answer:
    """The collections of an account."""
    account = await known_account(call, form.account_id)
    limit, offset = bounded(form.limit, 40, 80), offset_within(form.offset)
    found = await call.house.store.read(collections_of, call.viewer_id, account.id, limit + 1, offset)
    return _page(call, found, limit, offset)


def _page(call: Call, found: Sequence[CollectionView], limit: int, offset: int) -> Answer:
    shown = [collection(each, call.house.settings) for each in found[:limit]]
    return json(Collections(shown), 200, *offset_links(call, limit, offset, has_more=len(found) > limit))


@area.get("/api/v1/accounts/{account_id}/in_collections", user("read:collections"))
async def get_account_in_collections(call: Call, form: OfAccount) -> Answer:
    """The collections in which the caller is shown.

    For anyone else there is nothing to find: `NotFound`, since the description of the API lists no 403 here.
    """
    account = await known_account(call, form.account_id)
    if account.id != call.me.id:
        raise NotFound(code="not_yours")
    limit, offset = bounded(form.limit, 40, 80), offset_within(form.offset)
    found = await call.house.store.read(collections_with, account.id, limit + 1, offset)
    return _page(call, found, limit, offset)


@area.get("/api/v1/collections/{id}", viewer("read:collections"))
async def get_collection(call: Call, form: OneCollection) -> Answer:
    """One collection, with those in it."""
    view, known = await call.house.store.read(_with_accounts, call.viewer_id, form.id)
    return json(collection_with_accounts(view, known, call.house.settings))


async def _with_accounts(
    db: Reader, viewer_id: int | None, collection_id: int
) -> tuple[CollectionView, Mapping[int, Account]]:
    view = await collection_view(db, viewer_id, collection_id)
    return view, await accounts_by_ids(db, [view.collection.account_id, *(each.account_id for each in view.items)])


@area.post("/api/v1/collections", user("write:collections"))
async def create_collection(call: Call, form: NewCollection) -> Answer:
    """Makes a collection."""
    try:
        made = await call.house.store.write(_create, call.me, form)
    except Invalid as error:
        raise form.refusal(error) from error
    return json(WrappedCollection(collection(made, call.house.settings)))


async def _create(tx: Transaction, me: Account, form: NewCollection) -> CollectionView:
    made = await verbs.create_collection(tx, me, form.said(), form.account_ids)
    return await collection_view(tx, me.id, made.id)


@area.patch("/api/v1/collections/{id}", user("write:collections"))
async def update_collection(call: Call, form: CollectionChange) -> Answer:
    """Changes a collection."""
    try:
        changed = await call.house.store.write(_change, call.me.id, form)
    except Invalid as error:
        raise form.refusal(error) from error
    return json(WrappedCollection(collection(changed, call.house.settings)))


async def _change(tx: Transaction, me_id: int, form: CollectionChange) -> CollectionView:
    await verbs.change_collection(tx, me_id, form.id, form.said())
    return await collection_view(tx, me_id, form.id)


@area.delete("/api/v1/collections/{id}", user("write:collections"))
async def delete_collection(call: Call, form: OneCollection) -> Answer:
    """Deletes a collection."""
    await call.house.store.write(verbs.delete_collection, call.me.id, form.id)
    return EMPTY_OBJECT


@area.post("/api/v1/collections/{collection_id}/items", user("write:collections"))
async def post_collection_items(call: Call, form: NewItem) -> Answer:
    """Shows an account in a collection."""
    if form.account_id is None:
        raise Invalid(_("`account_id` parameter is missing"), code="missing")
    added = await call.house.store.write(feature.add_to_collection, call.me.id, form.collection_id, form.account_id)
    return json(WrappedCollectionItem(item(added)))


@area.delete("/api/v1/collections/{collection_id}/items/{id}", user("write:collections"))
async def delete_collection_item(call: Call, form: OneItem) -> Answer:
    """Takes an account out of one's collection."""
    await call.house.store.write(feature.remove_from_collection, call.me.id, form.collection_id, form.id)
    return EMPTY_OBJECT


@area.post("/api/v1/collections/{collection_id}/items/{id}/revoke", user("write:collections"))
async def post_collections_by_collection_id_items_by_id_revoke(call: Call, form: OneItem) -> Answer:
    """Takes the caller out of someone's collection."""
    await call.house.store.write(feature.revoke_from_collection, call.me.id, form.collection_id, form.id)
    return EMPTY_OBJECT
