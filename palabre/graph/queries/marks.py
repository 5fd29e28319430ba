"""Notes, endorsements and blocked servers as SQL."""

from typing import Any

import msgspec
from sqlalchemy import Text, and_, bindparam, delete, literal_column, or_, select

from palabre.accounts.tables import accounts
from palabre.graph.queries.relations import ACCOUNT, TARGET, Link, Pair
from palabre.graph.tables import account_notes, domain_blocks, endorsements, follow_requests, follows
from palabre.store.paging import PagedQuery
from palabre.store.sql import Command, Query

_DOMAIN = bindparam("domain", type_=Text)


class BlockedDomain(msgspec.Struct, frozen=True):
    """A server that someone blocks; `id` is that of the block."""

    id: int
    domain: str


def _set_note(insert: Any) -> Any:
    added = insert(account_notes).values({each.name: bindparam(each.name, type_=each.type) for each in account_notes.c})
    new = {"comment": added.excluded.comment}
    return added.on_conflict_do_update(index_elements=["account_id", "target_id"], set_=new)


SET_NOTE = Command(_set_note)
REMOVE_NOTE = Command(
    delete(account_notes).where(account_notes.c.account_id == ACCOUNT, account_notes.c.target_id == TARGET)
)

ADD_ENDORSEMENT = Command(
    lambda insert: (
        insert(endorsements)
        .values({each.name: bindparam(each.name, type_=each.type) for each in endorsements.c})
        .on_conflict_do_nothing()
    )
)
REMOVE_ENDORSEMENT = Command(
    delete(endorsements).where(endorsements.c.account_id == ACCOUNT, endorsements.c.target_id == TARGET)
)
ENDORSEMENTS = PagedQuery(
    select(endorsements.c.id, endorsements.c.target_id.label("other_id")).where(endorsements.c.account_id == ACCOUNT),
    endorsements.c.id,
    Link,
)

ADD_DOMAIN_BLOCK = Command(
    lambda insert: (
        insert(domain_blocks)
        .values({each.name: bindparam(each.name, type_=each.type) for each in domain_blocks.c})
        .on_conflict_do_nothing()
    )
)
REMOVE_DOMAIN_BLOCK = Command(
    delete(domain_blocks).where(domain_blocks.c.account_id == ACCOUNT, domain_blocks.c.domain == _DOMAIN)
)
DOMAIN_BLOCKS = PagedQuery(
    select(domain_blocks.c.id, domain_blocks.c.domain).where(domain_blocks.c.account_id == ACCOUNT),
    domain_blocks.c.id,
    BlockedDomain,
)


def _ties(table: Any) -> Query[Pair]:
    """Relations, either way, between an account and those of a server."""
    theirs = select(accounts.c.id).where(accounts.c.domain == _DOMAIN, accounts.c.domain != literal_column("''"))
    return Query(
        select(table.c.account_id, table.c.target_id).where(
            or_(
                and_(table.c.account_id == ACCOUNT, table.c.target_id.in_(theirs)),
                and_(table.c.target_id == ACCOUNT, table.c.account_id.in_(theirs)),
            )
        ),
        Pair,
    )


FOLLOWS_WITH_DOMAIN, REQUESTS_WITH_DOMAIN = _ties(follows), _ties(follow_requests)
