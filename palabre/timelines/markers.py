"""How far an account has read, kept for all its devices (https://docs.joinmastodon.org/methods/markers/)."""

from palabre.ground import clock
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.store.transaction import Transaction
from palabre.timelines.model import Marker
from palabre.timelines.queries.notifications import SET_MARKER

TIMELINES = ("home", "notifications")


async def set_marker(tx: Transaction, account_id: int, timeline: str, last_read_id: int) -> Marker:
    """Marks a timeline as read up to an id. Raises `Invalid` for a timeline other than `home` and `notifications`."""
    if timeline not in TIMELINES:
        raise Invalid(_("There is no marker for the timeline {timeline}."), code="unknown_timeline", timeline=timeline)
    marker = await tx.one(
        SET_MARKER, account_id=account_id, timeline=timeline, last_read_id=last_read_id, updated_at=clock.now()
    )
    assert marker is not None, "an upsert returns its row"
    return marker
