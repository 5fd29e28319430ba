"""Gives attachments to a status."""

from collections.abc import Sequence

import msgspec

from palabre.ground import clock
from palabre.media.model import Attachment
from palabre.media.queries import ATTACH, DETACH_ONE, OF_STATUSES, OWN_LOCKED
from palabre.media.rules import check_attachable
from palabre.store.transaction import Transaction


async def attach(tx: Transaction, account_id: int, ids: Sequence[int], status_id: int) -> list[Attachment]:
    """Makes these, in this order, the attachments of a status; what it had and no longer has comes loose.

    Raises `Invalid` when one is not the account's own, belongs to another status, or is named twice.
    """
    own = {each.id: each for each in await tx.all(OWN_LOCKED, ids=list(ids), owner_id=account_id)}
    check_attachable(ids, own, status_id)
    for former in await tx.all(OF_STATUSES, status_ids=[status_id]):
        if former.id not in own:
            await tx.run(DETACH_ONE, attachment_id=former.id, loose_at=clock.now())
    for position, each in enumerate(ids):
        await tx.run(ATTACH, attachment_id=each, new_status_id=status_id, new_position=position)
    return [
        msgspec.structs.replace(own[each], status_id=status_id, position=position) for position, each in enumerate(ids)
    ]
