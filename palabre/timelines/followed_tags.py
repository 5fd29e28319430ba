"""Follow a tag: what everyone may read under it then appears in one's home."""

from collections.abc import Sequence

from palabre.ground import clock, ids
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.statuses.model import Tag
from palabre.statuses.read import tag
from palabre.statuses.tags import tag_of, tags_by_ids
from palabre.store.paging import Page
from palabre.store.transaction import Reader, Transaction
from palabre.timelines.model import FollowedTag, TagFollowed, TagUnfollowed
from palabre.timelines.queries.tags import ADD, AMONG, COUNT, FOLLOWED, REMOVE

MOST_FOLLOWED = 200
"""Each costs a home a little, for it is looked through when the home is read."""


async def follow_tag(tx: Transaction, account_id: int, name: str) -> Tag:
    """Follows a tag, also one that nobody has used yet. Raises `Invalid` for text that is no tag."""
    chosen = await tag_of(tx, name)
    if (await tx.one(COUNT, account_id=account_id) or 0) >= MOST_FOLLOWED:
        raise Invalid(_("You follow {limit} hashtags already. Unfollow one first."), code="limit", limit=MOST_FOLLOWED)
    row = {"account_id": account_id, "tag_id": chosen.id, "id": ids.new_id(), "created_at": clock.now()}
    if await tx.run(ADD, **row):
        await tx.emit(TagFollowed(account_id, chosen.id))
    return chosen


async def unfollow_tag(tx: Transaction, account_id: int, name: str) -> Tag | None:
    """Stops following a tag, and returns it; None for one that nobody has used."""
    chosen = await tag(tx, name)
    if chosen is not None and await tx.run(REMOVE, account_id=account_id, tag_id=chosen.id):
        await tx.emit(TagUnfollowed(account_id, chosen.id))
    return chosen


async def followed_tags(db: Reader, account_id: int, page: Page) -> list[tuple[int, Tag]]:
    """The tags that an account follows, the latest first, each with the id of the follow, by which they are paged."""
    rows: list[FollowedTag] = await FOLLOWED.fetch(db, page, account_id=account_id)
    known = await tags_by_ids(db, [row.tag_id for row in rows])
    return [(row.id, known[row.tag_id]) for row in rows if row.tag_id in known]


async def followed_among(db: Reader, account_id: int, tag_ids: Sequence[int]) -> frozenset[int]:
    """Those of some tags that an account follows."""
    return frozenset(await db.all(AMONG, account_id=account_id, ids=list(tag_ids)))
