"""Make, change and delete collections."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import structs

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_ids
from palabre.graph.feature import add_item
from palabre.graph.model import Collection, CollectionChanged
from palabre.graph.queries.collections import (
    ADD_COLLECTION,
    CHANGE_COLLECTION,
    COUNT_COLLECTIONS,
    DELETE_COLLECTION,
    EMPTY_COLLECTION,
)
from palabre.graph.read_collections import own_collection
from palabre.graph.rules import LONGEST_COLLECTION_NAME, LONGEST_DESCRIPTION, is_language, tag_name
from palabre.ground import clock, ids
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.language import _
from palabre.store.transaction import Transaction

MOST_COLLECTIONS = 10


class CollectionForm(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a collection; None leaves it as it is, or at what is usual. An empty language or tag is none."""

    name: str | None = None
    description: str | None = None
    language: str | None = None
    sensitive: bool | None = None
    discoverable: bool | None = None
    tag: str | None = None


async def create_collection(
    tx: Transaction, account: Account, form: CollectionForm, account_ids: Sequence[int] = ()
) -> Collection:
    """Makes a collection with these accounts in it.

    Raises `Invalid` for a form that cannot be and beyond `MOST_COLLECTIONS`, `NotFound` for an account that is not
    there, `Forbidden` for one that does not want to be shown.
    """
    now = clock.now()
    empty = Collection(ids.new_id(), account.id, "", "", None, False, False, "", now, now)
    new = _filled(empty, form)
    if (await tx.one(COUNT_COLLECTIONS, account_id=account.id) or 0) >= MOST_COLLECTIONS:
        raise Invalid(
            _("Validation failed: You cannot have more than {most} collections"),
            code="too_many_collections",
            fields={"base": [("ERR_TOO_MANY", _("has too many collections"))]},
            most=MOST_COLLECTIONS,
        )
    await tx.run(ADD_COLLECTION, **structs.asdict(new))
    wanted = list(dict.fromkeys(account_ids))
    known = await accounts_by_ids(tx, wanted)
    for each in wanted:
        if each not in known:
            raise NotFound(cause=f"no account {each}")
        await add_item(tx, new, account.id, known[each])
    return new


def _filled(old: Collection, form: CollectionForm) -> Collection:
    """The collection as the form wants it. Raises `Invalid` that names each field with what is wrong."""
    said = {name: value for name, value in structs.asdict(form).items() if value is not None}
    new = structs.replace(old, **said)
    new = structs.replace(new, name=new.name.strip(), language=new.language or None, tag=tag_name(new.tag) or "")
    found = list(_problems(new, form.tag or ""))
    if found:
        raise Invalid(
            found[0].sentence,
            code="collection",
            fields={each.field: [(each.code, each.words)] for each in found},
        )
    return new


class Problem(msgspec.Struct, frozen=True):
    """What is wrong with a field: its code and words, and the whole sentence."""

    field: str
    code: str
    words: str
    sentence: str


BLANK_NAME = Problem("name", "ERR_BLANK", _("can't be blank"), _("Validation failed: Name can't be blank"))
LONG_NAME = Problem(
    "name",
    "ERR_TOO_LONG",
    _("is too long (maximum is 40 characters)"),
    _("Validation failed: Name is too long (maximum is 40 characters)"),
)
LONG_DESCRIPTION = Problem(
    "description",
    "ERR_TOO_LONG",
    _("is too long (maximum is 100 characters)"),
    _("Validation failed: Description is too long (maximum is 100 characters)"),
)
UNKNOWN_LANGUAGE = Problem("language", "ERR_INVALID", _("is invalid"), _("Validation failed: Language is invalid"))
UNUSABLE_TAG = Problem("tag_name", "ERR_UNUSABLE", _("cannot be used"), _("Validation failed: Tag name cannot be used"))


def _problems(new: Collection, tag: str) -> Iterator[Problem]:
    if not new.name:
        yield BLANK_NAME
    if len(new.name) > LONGEST_COLLECTION_NAME:
        yield LONG_NAME
    if len(new.description) > LONGEST_DESCRIPTION:
        yield LONG_DESCRIPTION
    if new.language is not None and not is_language(new.language):
        yield UNKNOWN_LANGUAGE
    if tag_name(tag) is None:
        yield UNUSABLE_TAG


async def change_collection(tx: Transaction, account_id: int, collection_id: int, form: CollectionForm) -> Collection:
    """Changes a collection. Raises `NotFound`, `Forbidden` when it is someone else's, `Invalid` as above."""
    new = structs.replace(_filled(await own_collection(tx, account_id, collection_id), form), updated_at=clock.now())
    await tx.run(
        CHANGE_COLLECTION,
        collection_id=collection_id,
        new_name=new.name,
        new_description=new.description,
        new_language=new.language,
        new_sensitive=new.sensitive,
        new_discoverable=new.discoverable,
        new_tag=new.tag,
        new_updated_at=new.updated_at,
    )
    await tx.emit(CollectionChanged(collection_id, account_id))
    return new


async def delete_collection(tx: Transaction, account_id: int, collection_id: int) -> None:
    """Deletes a collection. Raises `NotFound`, and `Forbidden` when it is someone else's."""
    await own_collection(tx, account_id, collection_id)
    await tx.run(EMPTY_COLLECTION, collection_id=collection_id)
    await tx.run(DELETE_COLLECTION, collection_id=collection_id)
