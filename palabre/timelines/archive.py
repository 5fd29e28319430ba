"""What the room `timelines` keeps, in the order in which it can be written anew. Homes are read, not kept."""

from palabre.timelines.tables import markers, notifications

RECORDS = (notifications, markers)
