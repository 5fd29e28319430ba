"""The records of this room in the order in which they can be restored."""

from palabre.community.tables import announcement_reactions, announcement_reads, announcements, emojis

RECORDS = (emojis, announcements, announcement_reads, announcement_reactions)
"""Ordered record sets: custom emoji, announcements, and what members did with them."""
