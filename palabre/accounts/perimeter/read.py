"""The reading door of the perimeter."""

from collections.abc import Iterable
from typing import TypeVar

from palabre.accounts.perimeter import rules
from palabre.accounts.perimeter.model import (
    Attempts,
    CanonicalEmailBlock,
    DomainSeverity,
    EmailDomainBlock,
    InstanceAllow,
    InstanceBlock,
    IpBlock,
)
from palabre.accounts.perimeter.queries import (
    ATTEMPTS,
    CANONICAL_EMAIL_BLOCK,
    CANONICAL_EMAIL_BLOCKS,
    CANONICAL_EMAIL_BLOCKS_OF,
    EMAIL_DOMAIN_BLOCK,
    EMAIL_DOMAIN_BLOCKS,
    INSTANCE_ALLOW,
    INSTANCE_ALLOWS,
    INSTANCE_BLOCK,
    INSTANCE_BLOCKS,
    INSTANCE_BLOCKS_AMONG,
    IP_BLOCK,
    IP_BLOCKS,
    IP_BLOCKS_IN_FORCE,
    PUBLIC_INSTANCE_BLOCKS,
)
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.ground.errors import NotFound
from palabre.store.paging import Page
from palabre.store.sql import Query
from palabre.store.transaction import Reader

Row = TypeVar("Row")
DAYS_OF_ATTEMPTS = 7


async def _one(db: Reader, query: Query[Row], block_id: int) -> Row:
    found = await db.one(query, block_id=block_id)
    if found is None:
        raise NotFound()
    return found


async def ip_blocks(db: Reader, page: Page) -> list[IpBlock]:
    """The closed networks, the latest first."""
    return await IP_BLOCKS.fetch(db, page)


async def ip_block(db: Reader, block_id: int) -> IpBlock:
    """One closed network. Raises `NotFound`."""
    return await _one(db, IP_BLOCK, block_id)


async def ip_blocks_in_force(db: Reader) -> list[IpBlock]:
    """The networks that are closed now."""
    return await db.all(IP_BLOCKS_IN_FORCE, now=clock.now())


async def email_domain_blocks(db: Reader, page: Page) -> list[EmailDomainBlock]:
    """The closed mail domains, the latest first."""
    return await EMAIL_DOMAIN_BLOCKS.fetch(db, page)


async def email_domain_block(db: Reader, block_id: int) -> EmailDomainBlock:
    """One closed mail domain. Raises `NotFound`."""
    return await _one(db, EMAIL_DOMAIN_BLOCK, block_id)


async def attempts(db: Reader, block_ids: Iterable[int]) -> dict[int, list[Attempts]]:
    """How often each mail domain block was run into on each of the last seven days, today first."""
    ids = list(block_ids)
    today = clock.now() // DAY * DAY
    days = [today - DAY * back for back in range(DAYS_OF_ATTEMPTS)]
    rows = await db.all(ATTEMPTS, ids=ids, since=days[-1]) if ids else []
    found = {(row.block_id, row.day): row for row in rows}
    return {each: [found.get((each, day), Attempts(each, day, 0, 0)) for day in days] for each in ids}


async def canonical_email_blocks(db: Reader, page: Page) -> list[CanonicalEmailBlock]:
    """The closed mailboxes, the latest first."""
    return await CANONICAL_EMAIL_BLOCKS.fetch(db, page)


async def canonical_email_block(db: Reader, block_id: int) -> CanonicalEmailBlock:
    """One closed mailbox. Raises `NotFound`."""
    return await _one(db, CANONICAL_EMAIL_BLOCK, block_id)


async def canonical_email_blocks_of(db: Reader, email: str) -> list[CanonicalEmailBlock]:
    """What closes an e-mail address, however it is spelled."""
    return await db.all(CANONICAL_EMAIL_BLOCKS_OF, hash=rules.canonical_hash(email))


async def instance_blocks(db: Reader, page: Page) -> list[InstanceBlock]:
    """The blocked servers, the latest first."""
    return await INSTANCE_BLOCKS.fetch(db, page)


async def instance_block(db: Reader, block_id: int) -> InstanceBlock:
    """One blocked server. Raises `NotFound`."""
    return await _one(db, INSTANCE_BLOCK, block_id)


async def public_instance_blocks(db: Reader) -> list[InstanceBlock]:
    """The blocked servers that are named in public, the gravest first."""
    gravest = list(DomainSeverity)[::-1]
    return sorted(await db.all(PUBLIC_INSTANCE_BLOCKS), key=lambda each: gravest.index(DomainSeverity(each.severity)))


async def block_of_domain(db: Reader, domain: str) -> InstanceBlock | None:
    """What is said of a server or the one nearest above it; None when nothing is."""
    names = rules.with_parents(domain.casefold())
    found = {each.domain: each for each in await db.all(INSTANCE_BLOCKS_AMONG, domains=names)}
    return next((found[name] for name in names if name in found), None)


async def instance_allows(db: Reader, page: Page) -> list[InstanceAllow]:
    """The servers that may come in, the latest first."""
    return await INSTANCE_ALLOWS.fetch(db, page)


async def instance_allow(db: Reader, allow_id: int) -> InstanceAllow:
    """One server that may come in. Raises `NotFound`."""
    return await _one(db, INSTANCE_ALLOW, allow_id)
