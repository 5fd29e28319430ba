"""Which group a new notification joins. As in Mastodon, a group spans at most twelve hours."""

from palabre.ground.clock import HOUR
from palabre.store.transaction import Reader
from palabre.timelines.model import GROUPED_KINDS, NotificationKind
from palabre.timelines.queries.groups import LAST_KEY

LONGEST_HOURS = 12


async def group_key_for(db: Reader, account_id: int, kind: NotificationKind, status_id: int | None, now: int) -> str:
    """The key of the group that a notification joins or begins; empty for a kind that is always shown alone."""
    if kind not in GROUPED_KINDS:
        return ""
    start = kind.value if status_id is None else f"{kind.value}-{status_id}"
    hour = now // HOUR
    keys = [f"{start}-{each}" for each in range(hour, hour - LONGEST_HOURS, -1)]
    return await db.one(LAST_KEY, account_id=account_id, keys=keys) or keys[0]
