"""Someone wants to sign up: what the perimeter says, noted where it says no."""

from palabre.accounts.hashing import hash_secret
from palabre.accounts.perimeter import rules
from palabre.accounts.perimeter.model import EmailDomainBlock, IpSeverity, Passage
from palabre.accounts.perimeter.networks import open_expired
from palabre.accounts.perimeter.queries import (
    CANONICAL_EMAIL_BLOCKS_OF,
    EMAIL_DOMAIN_BLOCKS_AMONG,
    FORGET_ATTEMPTS,
    NOTE_ATTEMPT,
)
from palabre.accounts.perimeter.read import DAYS_OF_ATTEMPTS, ip_blocks_in_force
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.store.transaction import Reader, Transaction
from palabre.store.work import Tick


async def knock(tx: Transaction, email: str, address: str) -> Passage:
    """What the perimeter says to someone at this address with this e-mail address.

    A refusal is a value, not an error, so that the attempt stays noted; call `check` on it outside the transaction.
    """
    network = await _said_of(tx, address)
    if network in (IpSeverity.SIGN_UP_BLOCK, IpSeverity.NO_ACCESS):
        return Passage.NETWORK_CLOSED
    if await tx.all(CANONICAL_EMAIL_BLOCKS_OF, hash=rules.canonical_hash(email)):
        return Passage.EMAIL_CLOSED
    waits = network is IpSeverity.SIGN_UP_REQUIRES_APPROVAL
    if block := await _mail_block(tx, email):
        await tx.run(
            NOTE_ATTEMPT,
            block_id=block.id,
            day=clock.now() // DAY * DAY,
            address_hash=hash_secret(f"{block.id} {address}"),
        )
        if not block.allow_with_approval:
            return Passage.EMAIL_CLOSED
        waits = True
    return Passage.WITH_APPROVAL if waits else Passage.FREE


async def _said_of(db: Reader, text: str) -> IpSeverity | None:
    address = rules.address_of(text)
    if address is None:
        return None
    blocks = await ip_blocks_in_force(db)
    return rules.strictest(each.severity for each in blocks if rules.is_within(address, rules.network_of(each.network)))


async def _mail_block(db: Reader, email: str) -> EmailDomainBlock | None:
    domain = email.strip().rpartition("@")[2].casefold()
    names = rules.with_parents(domain)[-10:]
    found = {each.domain: each for each in await db.all(EMAIL_DOMAIN_BLOCKS_AMONG, domains=names)}
    return next((found[name] for name in names if name in found), None)


async def forget_perimeter(tx: Transaction, _tick: Tick) -> None:
    """Opens networks whose block has ended, and forgets attempts after a week. Scheduled."""
    now = clock.now()
    await open_expired(tx, now)
    await tx.run(FORGET_ATTEMPTS, before=now // DAY * DAY - (DAYS_OF_ATTEMPTS - 1) * DAY)
