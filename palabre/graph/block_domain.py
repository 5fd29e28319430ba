"""Block a whole server, for oneself."""

from palabre.graph.model import DomainBlocked, DomainUnblocked, SeveranceKind
from palabre.graph.queries.marks import (
    ADD_DOMAIN_BLOCK,
    FOLLOWS_WITH_DOMAIN,
    REMOVE_DOMAIN_BLOCK,
    REQUESTS_WITH_DOMAIN,
)
from palabre.graph.rules import normal_domain
from palabre.graph.sever import sever
from palabre.ground import clock, ids
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.store.transaction import Transaction


async def block_domain(tx: Transaction, account_id: int, written: str, *, own_domain: str) -> None:
    """Blocks a server, and ends follows and requests, both ways, with everyone there. Again it does nothing.

    Raises `Invalid` for what is not the name of another server.
    """
    domain = normal_domain(written)
    if domain is None or domain == own_domain:
        raise Invalid(_("Validation failed: Domain is not a valid domain name"), code="domain")
    row = {"account_id": account_id, "domain": domain, "id": ids.new_id(), "created_at": clock.now()}
    if not await tx.run(ADD_DOMAIN_BLOCK, **row):
        return
    follows = await tx.all(FOLLOWS_WITH_DOMAIN, account_id=account_id, domain=domain)
    requests = await tx.all(REQUESTS_WITH_DOMAIN, account_id=account_id, domain=domain)
    await sever(tx, account_id, domain, SeveranceKind.USER_DOMAIN_BLOCK, follows, requests)
    await tx.emit(DomainBlocked(account_id, domain))


async def unblock_domain(tx: Transaction, account_id: int, written: str) -> None:
    """Ends the block of a server. Follows that it ended stay ended. Does nothing when there is no block."""
    domain = normal_domain(written) or written
    if await tx.run(REMOVE_DOMAIN_BLOCK, account_id=account_id, domain=domain):
        await tx.emit(DomainUnblocked(account_id, domain))
