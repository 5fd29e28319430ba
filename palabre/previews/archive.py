"""The record sets of the room, in the order in which they can be restored."""

from palabre.previews.tables import preview_cards, status_cards

RECORDS = (preview_cards, status_cards)
