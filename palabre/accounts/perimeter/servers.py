"""Other servers are kept at a distance, or named as those that may come in."""

import msgspec

from palabre.accounts.perimeter import rules
from palabre.accounts.perimeter.model import DomainSeverity, InstanceAllow, InstanceBlock, ServerJudged
from palabre.accounts.perimeter.queries import (
    ADD_INSTANCE_ALLOW,
    ADD_INSTANCE_BLOCK,
    CHANGE_INSTANCE_BLOCK,
    DROP_INSTANCE_ALLOW,
    DROP_INSTANCE_BLOCK,
    INSTANCE_ALLOWS_AMONG,
    INSTANCE_BLOCKS_AMONG,
)
from palabre.accounts.perimeter.read import instance_allow, instance_block
from palabre.ground import clock
from palabre.ground.errors import Invalid
from palabre.ground.ids import new_id
from palabre.ground.language import _
from palabre.store.transaction import Transaction

CHANGEABLE = ("severity", "reject_media", "reject_reports", "private_comment", "public_comment", "obfuscate")


class ServerForm(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a server; what is None stays as it is."""

    severity: str | None = None
    reject_media: bool | None = None
    reject_reports: bool | None = None
    private_comment: str | None = None
    public_comment: str | None = None
    obfuscate: bool | None = None


class AlreadyBlocked(Invalid):
    """A server is blocked already; `block` says how."""

    code = "taken"

    def __init__(self, block: InstanceBlock) -> None:
        super().__init__(
            _("You have already imposed limits on {domain}, please review those first."), domain=block.domain
        )
        self.block = block


async def block_server(tx: Transaction, domain: str, form: ServerForm) -> InstanceBlock:
    """Keeps a server and those below it at a distance. Raises `Invalid`, and `AlreadyBlocked` naming the block."""
    name = rules.domain_of(domain)
    if known := await tx.all(INSTANCE_BLOCKS_AMONG, domains=[name]):
        raise AlreadyBlocked(known[0])
    fresh = InstanceBlock(new_id(), name, DomainSeverity.SILENCE, False, False, None, None, False, clock.now())
    block = _changed(fresh, form)
    await tx.run(ADD_INSTANCE_BLOCK, **msgspec.structs.asdict(block))
    await tx.emit(ServerJudged(block.domain))
    return block


async def change_server_block(tx: Transaction, block_id: int, form: ServerForm) -> InstanceBlock:
    """Changes what is said of a server. Raises `NotFound`, `Invalid`."""
    block = _changed(await instance_block(tx, block_id), form)
    values = msgspec.structs.asdict(block)
    await tx.run(CHANGE_INSTANCE_BLOCK, block_id=block_id, **{f"new_{name}": values[name] for name in CHANGEABLE})
    await tx.emit(ServerJudged(block.domain))
    return block


def _changed(block: InstanceBlock, form: ServerForm) -> InstanceBlock:
    if form.severity is not None and form.severity not in tuple(DomainSeverity):
        raise Invalid(_("Validation failed: Severity is not included in the list"), code="severity")
    if max(len(form.private_comment or ""), len(form.public_comment or "")) > rules.LONGEST_COMMENT:
        raise Invalid(_("Validation failed: Comment is too long"), code="comment")
    said = {name: value for name, value in msgspec.structs.asdict(form).items() if value is not None}
    return msgspec.structs.replace(block, **said)


async def unblock_server(tx: Transaction, block_id: int) -> InstanceBlock:
    """Lets a server in again. Raises `NotFound`."""
    block = await instance_block(tx, block_id)
    await tx.run(DROP_INSTANCE_BLOCK, block_id=block_id)
    await tx.emit(ServerJudged(block.domain))
    return block


async def allow_server(tx: Transaction, domain: str) -> InstanceAllow:
    """Names a server as one that may come in; a second time returns the first. Raises `Invalid`."""
    name = rules.domain_of(domain)
    if known := await tx.all(INSTANCE_ALLOWS_AMONG, domains=[name]):
        return known[0]
    allow = InstanceAllow(new_id(), name, clock.now())
    await tx.run(ADD_INSTANCE_ALLOW, **msgspec.structs.asdict(allow))
    return allow


async def disallow_server(tx: Transaction, allow_id: int) -> InstanceAllow:
    """Names a server no longer. Raises `NotFound`."""
    allow = await instance_allow(tx, allow_id)
    await tx.run(DROP_INSTANCE_ALLOW, block_id=allow_id)
    return allow
