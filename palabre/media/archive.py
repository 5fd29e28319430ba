"""The record sets of the room, in the order in which they can be restored."""

from palabre.media.tables import attachments

RECORDS = (attachments,)
