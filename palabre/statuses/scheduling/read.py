"""What an account has scheduled, as only that account may read it."""

from collections.abc import Sequence

import msgspec

from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.media.model import Attachment
from palabre.media.read import attachments_of
from palabre.statuses.model import Scheduled
from palabre.statuses.queries.scheduled import OWN, PAGE
from palabre.store.paging import Page
from palabre.store.transaction import Reader


class ScheduledView(msgspec.Struct, frozen=True):
    """A scheduled status with the media that wait for it."""

    row: Scheduled
    attachments: tuple[Attachment, ...] = ()


async def scheduled_statuses(db: Reader, account_id: int, page: Page) -> list[ScheduledView]:
    """The account's scheduled statuses, the last made first."""
    return await with_media(db, await PAGE.fetch(db, page, account_id=account_id))


async def scheduled_status(db: Reader, account_id: int, scheduled_id: int) -> ScheduledView:
    """One of the account's scheduled statuses. Raises `NotFound`."""
    row = await db.one(OWN, account_id=account_id, scheduled_id=scheduled_id)
    if row is None:
        raise NotFound(_("This scheduled post does not exist, or has been posted."))
    return (await with_media(db, [row]))[0]


async def with_media(db: Reader, rows: Sequence[Scheduled]) -> list[ScheduledView]:
    """Scheduled statuses with the media that wait for them."""
    media = await attachments_of(db, [row.id for row in rows])
    return [ScheduledView(row, media.get(row.id, ())) for row in rows]
