"""Mail domains and single mailboxes are closed to sign-up, and opened again."""

from palabre.accounts.perimeter import rules
from palabre.accounts.perimeter.model import CanonicalEmailBlock, EmailDomainBlock
from palabre.accounts.perimeter.queries import (
    ADD_CANONICAL_EMAIL_BLOCK,
    ADD_EMAIL_DOMAIN_BLOCK,
    CANONICAL_EMAIL_BLOCKS_OF,
    DROP_ATTEMPTS,
    DROP_CANONICAL_EMAIL_BLOCK,
    DROP_EMAIL_DOMAIN_BLOCK,
    EMAIL_DOMAIN_BLOCKS_AMONG,
)
from palabre.accounts.perimeter.read import canonical_email_block, email_domain_block
from palabre.ground import clock
from palabre.ground.errors import Invalid
from palabre.ground.ids import new_id
from palabre.ground.language import _
from palabre.store.transaction import Transaction

LONGEST_EMAIL = 320


async def close_email_domain(tx: Transaction, domain: str, *, allow_with_approval: bool = False) -> EmailDomainBlock:
    """Closes sign-up to addresses of a mail domain and those below it. Raises `Invalid`."""
    name = rules.domain_of(domain)
    if await tx.all(EMAIL_DOMAIN_BLOCKS_AMONG, domains=[name]):
        raise Invalid(_("Validation failed: Domain has already been taken"), code="taken")
    block = EmailDomainBlock(new_id(), name, allow_with_approval, clock.now())
    await tx.run(
        ADD_EMAIL_DOMAIN_BLOCK,
        id=block.id,
        domain=name,
        allow_with_approval=allow_with_approval,
        created_at=block.created_at,
    )
    return block


async def open_email_domain(tx: Transaction, block_id: int) -> EmailDomainBlock:
    """Opens a mail domain again, and returns what was said of it. Raises `NotFound`."""
    block = await email_domain_block(tx, block_id)
    await tx.run(DROP_ATTEMPTS, block_id=block_id)
    await tx.run(DROP_EMAIL_DOMAIN_BLOCK, block_id=block_id)
    return block


async def close_email(tx: Transaction, *, email: str | None = None, digest: str | None = None) -> CanonicalEmailBlock:
    """Closes sign-up to one mailbox, named by address or by the digest of its canonical form. Raises `Invalid`."""
    found = _digest(email, digest)
    if await tx.all(CANONICAL_EMAIL_BLOCKS_OF, hash=found):
        raise Invalid(_("Validation failed: Canonical email hash has already been taken"), code="taken")
    block = CanonicalEmailBlock(new_id(), found, clock.now())
    await tx.run(ADD_CANONICAL_EMAIL_BLOCK, id=block.id, hash=found, created_at=block.created_at)
    return block


def _digest(email: str | None, digest: str | None) -> str:
    if email and email.strip() and len(email) <= LONGEST_EMAIL:
        return rules.canonical_hash(email)
    found = (digest or "").strip().lower()
    if not found:
        raise Invalid(_("Validation failed: Canonical email hash can't be blank"), code="email")
    if not rules.is_hash(found):
        raise Invalid(_("Validation failed: Canonical email hash is invalid"), code="email")
    return found


async def open_email(tx: Transaction, block_id: int) -> CanonicalEmailBlock:
    """Opens a mailbox again. Raises `NotFound`."""
    block = await canonical_email_block(tx, block_id)
    await tx.run(DROP_CANONICAL_EMAIL_BLOCK, block_id=block_id)
    return block
