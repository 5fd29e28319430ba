"""The directory: who wants to be found."""

from palabre.accounts.model import Account
from palabre.discovery.queries.people import DIRECTORY
from palabre.ground import clock
from palabre.store.transaction import Reader


async def directory(
    db: Reader, viewer_id: int | None, order: str, offset: int, limit: int, *, local: bool
) -> list[Account]:
    """Accounts that want to be found, without those of which the viewer wants to hear nothing.

    `order` is `active` (who posted last) or `new` (who joined last).
    """
    return await db.all(
        DIRECTORY[order], viewer_id=viewer_id or 0, local=local, offset=offset, limit=limit, now=clock.now()
    )
