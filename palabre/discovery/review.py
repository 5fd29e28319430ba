"""The team says what may trend, written in the audit log."""

from palabre.accounts.model import User
from palabre.accounts.permissions import Permission, require
from palabre.accounts.read import account_by_id
from palabre.discovery.model import Publisher, Reviewed
from palabre.discovery.queries.trends import CARDS, PUBLISHER, REVIEW, REVIEW_PUBLISHER
from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.moderation import audit
from palabre.statuses.read import versions
from palabre.store.transaction import Reader, Transaction


async def review(tx: Transaction, actor: User, kind: Reviewed, subject_id: int, *, trendable: bool) -> None:
    """Says whether a status, everything by an author, or a link may trend. Raises `Forbidden`, `NotFound`."""
    require(actor.role, Permission.MANAGE_TAXONOMIES)
    if not await _is_there(tx, kind, subject_id):
        raise NotFound(cause=f"no {kind} {subject_id}")
    await tx.run(REVIEW, kind=kind, subject_id=subject_id, trendable=trendable, reviewed_at=clock.now())
    await audit.record(tx, actor.account_id, "trend.review", kind, subject_id, {"trendable": trendable})


async def _is_there(db: Reader, kind: Reviewed, subject_id: int) -> bool:
    match kind:
        case Reviewed.STATUS:
            return bool(await versions(db, [subject_id]))
        case Reviewed.AUTHOR:
            return await account_by_id(db, subject_id) is not None
        case Reviewed.LINK:
            return bool(await db.all(CARDS, ids=[subject_id]))


async def review_publisher(tx: Transaction, actor: User, publisher_id: int, *, trendable: bool) -> Publisher:
    """Says whether the pages of a site may trend. Raises `Forbidden`, `NotFound`."""
    require(actor.role, Permission.MANAGE_TAXONOMIES)
    await tx.run(REVIEW_PUBLISHER, subject_id=publisher_id, new_trendable=trendable, now=clock.now())
    found = await tx.one(PUBLISHER, subject_id=publisher_id)
    if found is None:
        raise NotFound(cause=f"no publisher {publisher_id}")
    await audit.record(tx, actor.account_id, "trend.review", "publisher", publisher_id, {"trendable": trendable})
    return found
