"""The team's word on tags, written in the audit log."""

import msgspec

from palabre.accounts.model import User
from palabre.accounts.permissions import Permission, require
from palabre.moderation import audit
from palabre.statuses import review
from palabre.statuses.model import Tag
from palabre.statuses.review import TagReview
from palabre.store.transaction import Transaction


async def review_tag(tx: Transaction, actor: User, tag_id: int, said: TagReview) -> Tag:
    """Reviews a tag. Raises `Forbidden`, `NotFound`, `Invalid`."""
    require(actor.role, Permission.MANAGE_TAXONOMIES)
    tag = await review.review_tag(tx, tag_id, said)
    await audit.record(tx, actor.account_id, "tag.review", "tag", tag_id, msgspec.structs.asdict(said))
    return tag
