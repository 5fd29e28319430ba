"""The records of this room in the order in which they can be restored: each row's references stand before it."""

from palabre.accounts.tables import (
    accounts,
    active_days,
    apps,
    canonical_email_blocks,
    codes,
    email_domain_attempts,
    email_domain_blocks,
    instance_allows,
    instance_blocks,
    ip_blocks,
    mail_tokens,
    sanctions,
    sessions,
    tokens,
    users,
)

RECORDS = (
    accounts,
    users,
    active_days,
    sanctions,
    apps,
    tokens,
    codes,
    sessions,
    mail_tokens,
    ip_blocks,
    email_domain_blocks,
    email_domain_attempts,
    canonical_email_blocks,
    instance_blocks,
    instance_allows,
)
"""Ordered record sets: identities, their logins, what is imposed on them, the ways in, and who is kept out."""
