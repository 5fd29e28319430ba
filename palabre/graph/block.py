"""Block an account: neither reads, follows nor reaches the other."""

from palabre.graph.follow import end_following, withdraw_request
from palabre.graph.model import Blocked, Unblocked
from palabre.graph.queries.relations import ADD_BLOCK, REMOVE_BLOCK
from palabre.ground import clock, ids
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.store.transaction import Transaction


async def block(tx: Transaction, account_id: int, target_id: int) -> None:
    """Blocks, and ends follows and requests both ways. Blocking again does nothing. Raises `Invalid` for oneself."""
    if account_id == target_id:
        raise Invalid(_("You cannot block yourself."), code="self_block")
    for one, other in ((account_id, target_id), (target_id, account_id)):
        await end_following(tx, one, other)
        await withdraw_request(tx, one, other)
    row = {"account_id": account_id, "target_id": target_id, "id": ids.new_id(), "created_at": clock.now()}
    if await tx.run(ADD_BLOCK, **row):
        await tx.emit(Blocked(account_id, target_id))


async def unblock(tx: Transaction, account_id: int, target_id: int) -> None:
    """Ends a block. Follows that it ended stay ended."""
    if await tx.run(REMOVE_BLOCK, account_id=account_id, target_id=target_id):
        await tx.emit(Unblocked(account_id, target_id))
