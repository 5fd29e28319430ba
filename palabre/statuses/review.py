"""The team reviews tags: which may be used, found and trend."""

import msgspec

from palabre.ground import clock
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.language import _
from palabre.statuses.entities import tag_name
from palabre.statuses.model import Tag
from palabre.statuses.queries.review import REVIEW_TAG, TAG_BY_ID, TAGS
from palabre.store.paging import Page
from palabre.store.transaction import Reader, Transaction


class TagReview(msgspec.Struct, frozen=True, kw_only=True):
    """What the team says of a tag; what is None stays as it is. `display_name` may only be spelled differently."""

    display_name: str | None = None
    usable: bool | None = None
    listable: bool | None = None
    trendable: bool | None = None


async def review_tag(tx: Transaction, tag_id: int, review: TagReview) -> Tag:
    """Changes what is said of a tag; it is reviewed from now on. Raises `NotFound`, `Invalid` for another name."""
    said = {name: value for name, value in msgspec.structs.asdict(review).items() if value is not None}
    tag = msgspec.structs.replace(await tag_by_id(tx, tag_id), reviewed_at=clock.now(), **said)
    if tag_name(tag.display_name) != tag.name:
        raise Invalid(_("Validation failed: Display name must be the same word, in another spelling"), code="name")
    await tx.run(
        REVIEW_TAG,
        tag_id=tag_id,
        new_name=tag.display_name,
        new_usable=tag.usable,
        new_listable=tag.listable,
        new_trendable=tag.trendable,
        now=tag.reviewed_at,
    )
    return tag


async def tag_by_id(db: Reader, tag_id: int) -> Tag:
    """A tag. Raises `NotFound`."""
    found = await db.one(TAG_BY_ID, tag_id=tag_id)
    if found is None:
        raise NotFound(cause=f"no tag {tag_id}")
    return found


async def all_tags(db: Reader, page: Page) -> list[Tag]:
    """Every tag that was ever used, the newest first."""
    return await TAGS.fetch(db, page)
