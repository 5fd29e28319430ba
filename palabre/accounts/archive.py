"""The records of this room in the order in which they can be restored: each row's references stand before it."""

from palabre.accounts.tables import accounts, apps, codes, sanctions, sessions, tokens, users

RECORDS = (accounts, users, sanctions, apps, tokens, codes, sessions)
"""Ordered record sets: identities, their logins, what is imposed on them, and the ways in."""
