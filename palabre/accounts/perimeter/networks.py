"""Networks are closed, for sign-up or altogether, and opened again."""

import msgspec

from palabre.accounts.perimeter import rules
from palabre.accounts.perimeter.model import IpBlock, IpSeverity
from palabre.accounts.perimeter.queries import ADD_IP_BLOCK, CHANGE_IP_BLOCK, DROP_IP_BLOCK, FORGET_IP_BLOCKS
from palabre.accounts.perimeter.read import ip_block
from palabre.ground import clock
from palabre.ground.clock import SECOND
from palabre.ground.errors import Invalid
from palabre.ground.ids import new_id
from palabre.ground.language import _
from palabre.store.transaction import AlreadyThere, Transaction

LONGEST_S = 100 * 366 * 86_400


class NetworkForm(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a network; what is None stays as it is. `expires_in` is in seconds, 0 for no end."""

    ip: str | None = None
    severity: str | None = None
    comment: str | None = None
    expires_in: int | None = None


async def close_network(tx: Transaction, form: NetworkForm, own_address: str = "") -> IpBlock:
    """Closes a network. Raises `Invalid`, also for one that is closed already or would shut out `own_address`."""
    if not form.ip:
        raise Invalid(_("Validation failed: Ip can't be blank"), code="ip")
    if form.severity is None:
        raise Invalid(_("Validation failed: Severity can't be blank"), code="severity")
    fresh = IpBlock(new_id(), "", form.severity, "", None, clock.now())
    block = _changed(fresh, form, own_address)
    try:
        await tx.run(ADD_IP_BLOCK, **msgspec.structs.asdict(block))
    except AlreadyThere as error:
        raise _taken() from error
    return block


async def change_network_block(tx: Transaction, block_id: int, form: NetworkForm, own_address: str = "") -> IpBlock:
    """Changes what is said of a network. Raises `NotFound`, and `Invalid` as `close_network` does."""
    block = _changed(await ip_block(tx, block_id), form, own_address)
    values = msgspec.structs.asdict(block)
    try:
        await tx.run(
            CHANGE_IP_BLOCK,
            block_id=block_id,
            **{f"new_{name}": values[name] for name in ("network", "severity", "comment", "expires_at")},
        )
    except AlreadyThere as error:
        raise _taken() from error
    return block


async def open_network(tx: Transaction, block_id: int) -> IpBlock:
    """Opens a network again, and returns what was said of it. Raises `NotFound`."""
    block = await ip_block(tx, block_id)
    await tx.run(DROP_IP_BLOCK, block_id=block_id)
    return block


async def open_expired(tx: Transaction, now: int) -> None:
    """Forgets the blocks whose time is over."""
    await tx.run(FORGET_IP_BLOCKS, now=now)


def _changed(block: IpBlock, form: NetworkForm, own_address: str) -> IpBlock:
    network = rules.network_of(form.ip) if form.ip else rules.network_of(block.network)
    if form.severity not in (None, *IpSeverity):
        raise Invalid(_("Validation failed: Severity is not included in the list"), code="severity")
    severity = form.severity or block.severity
    own = rules.address_of(own_address)
    if severity == IpSeverity.NO_ACCESS and own is not None and rules.is_within(own, network):
        raise Invalid(_("Validation failed: Ip is your own address, which would shut you out"), code="own_address")
    if len(form.comment or "") > rules.LONGEST_COMMENT:
        raise Invalid(_("Validation failed: Comment is too long"), code="comment")
    return msgspec.structs.replace(
        block,
        network=str(network),
        severity=severity,
        comment=block.comment if form.comment is None else form.comment.strip(),
        expires_at=_end(block.expires_at, form.expires_in),
    )


def _end(before: int | None, expires_in: int | None) -> int | None:
    if expires_in is None:
        return before
    if not 0 <= expires_in <= LONGEST_S:
        raise Invalid(_("Validation failed: Expires in is out of range"), code="expires_in")
    return clock.now() + expires_in * SECOND if expires_in else None


def _taken() -> Invalid:
    return Invalid(_("Validation failed: Ip has already been taken"), code="taken")
