"""Who has done something with a status, asked for many accounts at once."""

from collections.abc import Sequence

from palabre.statuses.queries.touched import TOUCHED
from palabre.store.transaction import Reader


async def touched_by(db: Reader, status_id: int, account_ids: Sequence[int]) -> frozenset[int]:
    """Those of some accounts to whom a status shows more than to a stranger.

    They favourited, bookmarked or boosted it, voted in its poll, or muted its conversation; everyone else reads the
    very same.
    """
    return frozenset(await db.all(TOUCHED, status_id=status_id, ids=list(account_ids)))
