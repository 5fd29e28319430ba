"""The records of the room, in the order in which they can be restored."""

from palabre.discovery.tables import dismissals, publishers, trend_reviews

RECORDS = (trend_reviews, publishers, dismissals)
