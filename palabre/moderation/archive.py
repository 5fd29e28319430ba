"""The record sets of the room, in the order in which they can be restored."""

from palabre.moderation.tables import appeals, audit, case_items, cases, decisions, reports, statements, strikes

RECORDS = (cases, case_items, reports, decisions, statements, appeals, strikes, audit)
"""Cases, what belongs to them, what was decided, and what follows from that."""
