"""What others may know of attachments. Whether someone may see a status is for the room that keeps it to say."""

from collections.abc import Sequence
from itertools import groupby

from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.media.model import Attachment
from palabre.media.queries import OF_STATUSES, OWN
from palabre.store.transaction import Reader


async def attachment(db: Reader, attachment_id: int, account_id: int) -> Attachment:
    """An attachment, for the account that uploaded it. Raises `NotFound` for anyone else."""
    found = await db.one(OWN, attachment_id=attachment_id, owner_id=account_id)
    if found is None:
        raise NotFound(_("This media file does not exist or is not yours."))
    return found


async def attachments_of(db: Reader, status_ids: Sequence[int]) -> dict[int, tuple[Attachment, ...]]:
    """The attachments of each status that has some, in their order."""
    if not status_ids:
        return {}
    rows = await db.all(OF_STATUSES, status_ids=list(status_ids))
    return {status_id: tuple(group) for status_id, group in groupby(rows, _status_of)}


def _status_of(row: Attachment) -> int:
    assert row.status_id is not None
    return row.status_id
