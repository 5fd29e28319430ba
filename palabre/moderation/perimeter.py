"""The team decides who may not come in. Every change of the perimeter passes here and is written in the audit log."""

from palabre.accounts.model import User
from palabre.accounts.perimeter import emails, networks, servers
from palabre.accounts.perimeter.model import (
    CanonicalEmailBlock,
    EmailDomainBlock,
    InstanceAllow,
    InstanceBlock,
    IpBlock,
)
from palabre.accounts.perimeter.networks import NetworkForm
from palabre.accounts.perimeter.servers import ServerForm
from palabre.accounts.permissions import Permission, require
from palabre.moderation import audit
from palabre.store.transaction import Transaction


async def close_network(tx: Transaction, actor: User, form: NetworkForm, own_address: str) -> IpBlock:
    """Closes a network. Raises `Forbidden`, `Invalid`."""
    require(actor.role, Permission.MANAGE_BLOCKS)
    block = await networks.close_network(tx, form, own_address)
    await _note_network(tx, actor, "ip_block.create", block)
    return block


async def change_network_block(
    tx: Transaction, actor: User, block_id: int, form: NetworkForm, own_address: str
) -> IpBlock:
    """Changes what is said of a network. Raises `Forbidden`, `NotFound`, `Invalid`."""
    require(actor.role, Permission.MANAGE_BLOCKS)
    block = await networks.change_network_block(tx, block_id, form, own_address)
    await _note_network(tx, actor, "ip_block.update", block)
    return block


async def open_network(tx: Transaction, actor: User, block_id: int) -> None:
    """Opens a network again. Raises `Forbidden`, `NotFound`."""
    require(actor.role, Permission.MANAGE_BLOCKS)
    await _note_network(tx, actor, "ip_block.destroy", await networks.open_network(tx, block_id))


async def _note_network(tx: Transaction, actor: User, act: str, block: IpBlock) -> None:
    details = {"network": block.network, "severity": block.severity}
    await audit.record(tx, actor.account_id, act, "ip_block", block.id, details)


async def close_email_domain(tx: Transaction, actor: User, domain: str, allow_with_approval: bool) -> EmailDomainBlock:
    """Closes a mail domain to sign-up. Raises `Forbidden`, `Invalid`."""
    require(actor.role, Permission.MANAGE_BLOCKS)
    block = await emails.close_email_domain(tx, domain, allow_with_approval=allow_with_approval)
    await _note_domain(tx, actor, "email_domain_block.create", block)
    return block


async def open_email_domain(tx: Transaction, actor: User, block_id: int) -> None:
    """Opens a mail domain again. Raises `Forbidden`, `NotFound`."""
    require(actor.role, Permission.MANAGE_BLOCKS)
    await _note_domain(tx, actor, "email_domain_block.destroy", await emails.open_email_domain(tx, block_id))


async def _note_domain(tx: Transaction, actor: User, act: str, block: EmailDomainBlock) -> None:
    await audit.record(tx, actor.account_id, act, "email_domain_block", block.id, {"domain": block.domain})


async def close_email(tx: Transaction, actor: User, email: str | None, digest: str | None) -> CanonicalEmailBlock:
    """Closes one mailbox to sign-up. Raises `Forbidden`, `Invalid`."""
    require(actor.role, Permission.MANAGE_BLOCKS)
    block = await emails.close_email(tx, email=email, digest=digest)
    await _note_email(tx, actor, "canonical_email_block.create", block)
    return block


async def open_email(tx: Transaction, actor: User, block_id: int) -> None:
    """Opens a mailbox again. Raises `Forbidden`, `NotFound`."""
    require(actor.role, Permission.MANAGE_BLOCKS)
    await _note_email(tx, actor, "canonical_email_block.destroy", await emails.open_email(tx, block_id))


async def _note_email(tx: Transaction, actor: User, act: str, block: CanonicalEmailBlock) -> None:
    await audit.record(tx, actor.account_id, act, "canonical_email_block", block.id, {"hash": block.hash})


async def block_server(tx: Transaction, actor: User, domain: str, form: ServerForm) -> InstanceBlock:
    """Keeps a server at a distance. Raises `Forbidden`, `Invalid`, and `AlreadyBlocked`."""
    require(actor.role, Permission.MANAGE_FEDERATION)
    block = await servers.block_server(tx, domain, form)
    await _note_server(tx, actor, "domain_block.create", block)
    return block


async def change_server_block(tx: Transaction, actor: User, block_id: int, form: ServerForm) -> InstanceBlock:
    """Changes what is said of a server. Raises `Forbidden`, `NotFound`, `Invalid`."""
    require(actor.role, Permission.MANAGE_FEDERATION)
    block = await servers.change_server_block(tx, block_id, form)
    await _note_server(tx, actor, "domain_block.update", block)
    return block


async def unblock_server(tx: Transaction, actor: User, block_id: int) -> None:
    """Lets a server in again. Raises `Forbidden`, `NotFound`."""
    require(actor.role, Permission.MANAGE_FEDERATION)
    await _note_server(tx, actor, "domain_block.destroy", await servers.unblock_server(tx, block_id))


async def _note_server(tx: Transaction, actor: User, act: str, block: InstanceBlock) -> None:
    details = {"domain": block.domain, "severity": block.severity}
    await audit.record(tx, actor.account_id, act, "domain_block", block.id, details)


async def allow_server(tx: Transaction, actor: User, domain: str) -> InstanceAllow:
    """Names a server as one that may come in. Raises `Forbidden`, `Invalid`."""
    require(actor.role, Permission.MANAGE_FEDERATION)
    allow = await servers.allow_server(tx, domain)
    await _note_allow(tx, actor, "domain_allow.create", allow)
    return allow


async def disallow_server(tx: Transaction, actor: User, allow_id: int) -> None:
    """Names a server no longer. Raises `Forbidden`, `NotFound`."""
    require(actor.role, Permission.MANAGE_FEDERATION)
    await _note_allow(tx, actor, "domain_allow.destroy", await servers.disallow_server(tx, allow_id))


async def _note_allow(tx: Transaction, actor: User, act: str, allow: InstanceAllow) -> None:
    await audit.record(tx, actor.account_id, act, "domain_allow", allow.id, {"domain": allow.domain})
