"""What names an account that is gone, as SQL."""

from sqlalchemy import Table, delete, or_, select

from palabre.graph.queries.relations import ACCOUNT, LIMIT, Pair
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
from palabre.store.sql import Command, Query


def _either(table: Table) -> Command:
    return Command(delete(table).where(or_(table.c.account_id == ACCOUNT, table.c.target_id == ACCOUNT)))


def _of(table: Table) -> Command:
    return Command(delete(table).where(table.c.account_id == ACCOUNT))


_own_lists = select(lists.c.id).where(lists.c.account_id == ACCOUNT)
_own_collections = select(collections.c.id).where(collections.c.account_id == ACCOUNT)
FORGET = (
    *(_either(each) for each in (follow_requests, blocks, mutes, account_notes, endorsements)),
    Command(delete(list_accounts).where(list_accounts.c.list_id.in_(_own_lists))),
    Command(delete(collection_items).where(collection_items.c.collection_id.in_(_own_collections))),
    *(_of(each) for each in (list_accounts, lists, domain_blocks, collection_items, collections, severances)),
)
"""Everything but follows, which are counted."""

FOLLOWS = Query(
    select(follows.c.account_id, follows.c.target_id)
    .where(or_(follows.c.account_id == ACCOUNT, follows.c.target_id == ACCOUNT))
    .limit(LIMIT),
    Pair,
)
