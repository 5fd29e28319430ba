"""Tags as things of their own: found or made by name, put forward by an account, and how much they are used."""

from collections.abc import Sequence

from palabre.ground import clock, ids
from palabre.ground.clock import DAY
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.language import _
from palabre.statuses.entities import EntityKind, entities, tag_name
from palabre.statuses.model import Day, FeaturedTag, Tag
from palabre.statuses.queries.tags import (
    ADD_FEATURED,
    ADD_TAG,
    DAYS_OF_TAGS,
    FEATURED,
    FEATURED_AMONG,
    OFTEN_USED,
    REMOVE_FEATURED,
    TAGS_BY_IDS,
)
from palabre.statuses.search.find import tag
from palabre.store.transaction import Reader, Transaction

MOST_FEATURED = 10
LOOKED_AT = 1_000
"""How many of an account's latest statuses count for what it uses often."""


def as_tag(written: str) -> str | None:
    """A tag's name without its #, or None for text that is no tag."""
    name = written.strip().removeprefix("#")
    found = entities(f"#{name}")
    is_tag = len(found) == 1 and found[0].kind is EntityKind.TAG and found[0].end == len(name) + 1
    return name if is_tag else None


async def tag_of(tx: Transaction, written: str) -> Tag:
    """The tag of this name, made if nobody has used it yet. Raises `Invalid` for text that is no tag."""
    name = as_tag(written)
    if name is None:
        raise Invalid(_("Validation failed: Tag is invalid"), code="tag")
    known = await tag(tx, name)
    if known is not None:
        return known
    row = {"id": ids.new_id(), "name": tag_name(name), "display_name": name, "created_at": clock.now()}
    await tx.run(ADD_TAG, **row, last_status_at=None)
    made = await tag(tx, name)
    assert made is not None, "it was just added"
    return made


async def tags_by_ids(db: Reader, tag_ids: Sequence[int]) -> dict[int, Tag]:
    """Those of some tags that exist, by id."""
    return {each.id: each for each in await db.all(TAGS_BY_IDS, ids=list(tag_ids))} if tag_ids else {}


async def days_of_tags(db: Reader, tag_ids: Sequence[int], days: int = 7) -> dict[int, list[Day]]:
    """The public use of tags on each of the last days (UTC), the latest first, days without use included."""
    if not tag_ids:
        return {}
    today = clock.now() // DAY * DAY
    first = today - (days - 1) * DAY
    rows = await db.all(DAYS_OF_TAGS, ids=list(tag_ids), first_id=ids.first_id_at(first), day=DAY)
    found = {(row.tag_id, row.at): Day(row.at, row.uses, row.accounts) for row in rows}
    return {each: [found.get((each, at), Day(at, 0, 0)) for at in range(today, first - 1, -DAY)] for each in tag_ids}


async def featured_tags(db: Reader, account_id: int) -> list[FeaturedTag]:
    """The tags that an account puts forward, those it uses most first."""
    return await db.all(FEATURED, account_id=account_id)


async def featured_among(db: Reader, account_id: int, tag_ids: Sequence[int]) -> frozenset[int]:
    """Those of some tags that an account puts forward."""
    return frozenset(await db.all(FEATURED_AMONG, account_id=account_id, ids=list(tag_ids)))


async def often_used_tags(db: Reader, account_id: int, limit: int = MOST_FEATURED) -> list[Tag]:
    """The tags that an account has used most of late, without those that it puts forward."""
    return await db.all(OFTEN_USED, account_id=account_id, looked_at=LOOKED_AT, limit=limit)


async def feature_tag(tx: Transaction, account_id: int, written: str) -> FeaturedTag:
    """Puts a tag forward. Raises `Invalid` for one that is put forward already, and for more than ten."""
    chosen = await tag_of(tx, written)
    known = await featured_tags(tx, account_id)
    if any(each.tag_id == chosen.id for each in known):
        raise Invalid(_("Validation failed: Tag has already been taken"), code="taken")
    if len(known) >= MOST_FEATURED:
        raise Invalid(_("Validation failed: You have already featured the maximum number of hashtags"), code="limit")
    name = as_tag(written) or chosen.display_name
    row = {"account_id": account_id, "tag_id": chosen.id, "id": ids.new_id(), "name": name}
    await tx.run(ADD_FEATURED, **row, created_at=clock.now())
    return next(each for each in await featured_tags(tx, account_id) if each.tag_id == chosen.id)


async def unfeature_tag(tx: Transaction, account_id: int, tag_id: int) -> None:
    """Stops putting a tag forward. Does nothing when that was not so."""
    await tx.run(REMOVE_FEATURED, account_id=account_id, tag_id=tag_id)


async def drop_featured_tag(tx: Transaction, account_id: int, featured_id: int) -> None:
    """Removes what `featured_tags` lists under this id. Raises `NotFound`."""
    for each in await featured_tags(tx, account_id):
        if each.id == featured_id:
            await unfeature_tag(tx, account_id, each.tag_id)
            return
    raise NotFound(cause=f"no featured tag {featured_id} of account {account_id}")
