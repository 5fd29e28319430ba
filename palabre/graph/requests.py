"""Answer requests to follow."""

from palabre.graph.follow import begin_following, withdraw_request
from palabre.graph.model import Unfollowed
from palabre.graph.queries.relations import ADD_FOLLOW, REMOVE_REQUEST, REQUEST
from palabre.ground import clock, ids
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.store.transaction import Transaction


async def accept_request(tx: Transaction, account_id: int, follower_id: int) -> None:
    """Lets `follower_id` follow `account_id`, as they had asked. Raises `NotFound` when they had not."""
    request = await tx.one(REQUEST, account_id=follower_id, target_id=account_id)
    if request is None:
        raise NotFound(_("This account has not asked to follow you."))
    await tx.run(REMOVE_REQUEST, account_id=follower_id, target_id=account_id)
    added = await tx.run(
        ADD_FOLLOW,
        account_id=follower_id,
        target_id=account_id,
        id=ids.new_id(),
        reblogs=request.reblogs,
        notify=request.notify,
        languages=request.languages,
        created_at=clock.now(),
    )
    if added:
        await begin_following(tx, follower_id, account_id)


async def reject_request(tx: Transaction, account_id: int, follower_id: int) -> None:
    """Refuses `follower_id`. Raises `NotFound` when they had not asked."""
    if not await withdraw_request(tx, follower_id, account_id):
        raise NotFound(_("This account has not asked to follow you."))
    await tx.emit(Unfollowed(follower_id, account_id))
