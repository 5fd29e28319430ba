"""The counts on a profile, kept by the rooms that know them."""

from palabre.accounts.queries import ADJUST_COUNTS
from palabre.store.transaction import Transaction


async def adjust_counts(
    tx: Transaction,
    account_id: int,
    *,
    statuses: int = 0,
    followers: int = 0,
    following: int = 0,
    last_status_at: int | None = None,
) -> None:
    """Adds to the counts of an account (never below zero), notes its latest status, and raises its version."""
    await tx.run(
        ADJUST_COUNTS,
        account=account_id,
        statuses=statuses,
        followers=followers,
        following=following,
        posted_at=last_status_at,
    )
