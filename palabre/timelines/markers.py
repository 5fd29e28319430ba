"""How far an account has read, kept for all its devices (https://docs.joinmastodon.org/methods/markers/)."""

from palabre.store.transaction import Transaction
from palabre.timelines.model import Marker

TIMELINES = ("home", "notifications")


async def set_marker(tx: Transaction, account_id: int, timeline: str, last_read_id: int) -> Marker:
    """Marks a timeline as read up to an id. Raises `Invalid` for a timeline other than `home` and `notifications`."""
    raise NotImplementedError
