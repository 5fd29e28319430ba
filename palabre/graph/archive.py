"""What the room `graph` keeps, in the order in which it can be written anew."""

from palabre.graph.tables import (
    account_notes,
    blocks,
    collection_items,
    collections,
    domain_blocks,
    endorsements,
    follow_requests,
    follows,
    list_accounts,
    lists,
    mutes,
    severances,
)

RECORDS = (
    follows,
    follow_requests,
    blocks,
    mutes,
    lists,
    list_accounts,
    account_notes,
    endorsements,
    domain_blocks,
    collections,
    collection_items,
    severances,
)
