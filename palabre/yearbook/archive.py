"""The records of the room, in the order in which they can be restored."""

from palabre.yearbook.tables import annual_reports, refreshes

RECORDS = (annual_reports, refreshes)
