"""Follow an account, and stop."""

import msgspec

from palabre.accounts.counts import adjust_counts
from palabre.accounts.model import Account
from palabre.graph.membership import leave_lists
from palabre.graph.model import FollowChanged, Followed, FollowRequested, Unfollowed
from palabre.graph.queries.marks import REMOVE_ENDORSEMENT
from palabre.graph.queries.relations import (
    ADD_FOLLOW,
    ADD_REQUEST,
    CHANGE_FOLLOW,
    CHANGE_REQUEST,
    REMOVE_FOLLOW,
    REMOVE_REQUEST,
)
from palabre.graph.read import blocked_either_way
from palabre.graph.rules import bounded_languages, is_gone, needs_request
from palabre.ground import clock, ids
from palabre.ground.errors import Forbidden, Invalid, NotFound
from palabre.ground.language import _
from palabre.store.transaction import Transaction


async def follow(
    tx: Transaction,
    account: Account,
    target: Account,
    *,
    reblogs: bool = True,
    notify: bool = False,
    languages: tuple[str, ...] = (),
) -> None:
    """Follows at once, or asks a locked target. Following again changes what the follower wants to hear.

    Raises `Invalid` for oneself, `NotFound` for a target that is gone, `Forbidden` when one of them blocks the other.
    """
    if account.id == target.id:
        raise Invalid(_("You cannot follow yourself."), code="self_follow")
    if is_gone(target):
        raise NotFound(_("This account is not here any more."))
    if await blocked_either_way(tx, account.id, target.id):
        raise Forbidden(_("You cannot follow this account, because one of you blocks the other."))
    wish = {"reblogs": reblogs, "notify": notify, "languages": _as_text(languages)}
    if await _change(tx, account.id, target.id, wish):
        return
    row = {"account_id": account.id, "target_id": target.id, "id": ids.new_id(), "created_at": clock.now(), **wish}
    if needs_request(account, target):
        if await tx.run(ADD_REQUEST, **row):
            await tx.emit(FollowRequested(account.id, target.id))
    elif await tx.run(ADD_FOLLOW, **row):
        await begin_following(tx, account.id, target.id)


def _as_text(languages: tuple[str, ...]) -> str:
    return msgspec.json.encode(bounded_languages(languages)).decode()


async def _change(tx: Transaction, account_id: int, target_id: int, wish: dict[str, object]) -> bool:
    new = {f"new_{name}": value for name, value in wish.items()}
    if await tx.run(CHANGE_FOLLOW, account_id=account_id, target_id=target_id, **new):
        await tx.emit(FollowChanged(account_id, target_id))
        return True
    return bool(await tx.run(CHANGE_REQUEST, account_id=account_id, target_id=target_id, **new))


async def begin_following(tx: Transaction, account_id: int, target_id: int) -> None:
    """Counts and tells of a follow that was just added."""
    await adjust_counts(tx, account_id, following=1)
    await adjust_counts(tx, target_id, followers=1)
    await tx.emit(Followed(account_id, target_id))


async def unfollow(tx: Transaction, account_id: int, target_id: int) -> None:
    """Stops following, or takes a request back. Does nothing when there is neither."""
    ended = await end_following(tx, account_id, target_id)
    withdrawn = await withdraw_request(tx, account_id, target_id)
    if ended or withdrawn:
        await tx.emit(Unfollowed(account_id, target_id))


async def remove_follower(tx: Transaction, account_id: int, follower_id: int) -> None:
    """Ends that `follower_id` follows `account_id`. Does nothing when they do not."""
    if await end_following(tx, follower_id, account_id):
        await tx.emit(Unfollowed(follower_id, account_id))


async def end_following(tx: Transaction, account_id: int, target_id: int) -> bool:
    """Removes and uncounts a follow, and the places in lists and the endorsement that hang on it.

    Tells nobody that it ended. Returns whether there was one.
    """
    if not await tx.run(REMOVE_FOLLOW, account_id=account_id, target_id=target_id):
        return False
    await adjust_counts(tx, account_id, following=-1)
    await adjust_counts(tx, target_id, followers=-1)
    await leave_lists(tx, account_id, target_id)
    await tx.run(REMOVE_ENDORSEMENT, account_id=account_id, target_id=target_id)
    return True


async def withdraw_request(tx: Transaction, account_id: int, target_id: int) -> bool:
    """Removes a request to follow; tells nobody. Returns whether there was one."""
    if not await tx.run(REMOVE_REQUEST, account_id=account_id, target_id=target_id):
        return False
    await leave_lists(tx, account_id, target_id)
    return True
