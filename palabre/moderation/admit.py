"""The team lets people in who wait, or turns them away."""

from palabre.accounts.approve import APPROVED, approve_user, reject_user
from palabre.accounts.model import User
from palabre.accounts.permissions import NOT_ALLOWED, Permission, require
from palabre.accounts.read import user_of
from palabre.ground.errors import Forbidden, NotFound
from palabre.moderation import audit
from palabre.store.transaction import Transaction


async def admit(tx: Transaction, actor: User, account_id: int) -> None:
    """Lets a waiting person in. Raises `NotFound`, and `Forbidden` when they do not wait."""
    await _check(tx, actor, account_id)
    await approve_user(tx, account_id)
    await audit.record(tx, actor.account_id, "user.approve", "account", account_id)


async def turn_away(tx: Transaction, actor: User, account_id: int) -> None:
    """Turns a waiting person away; name and address are free again. Raises like `admit`."""
    await _check(tx, actor, account_id)
    await reject_user(tx, account_id)
    await audit.record(tx, actor.account_id, "user.reject", "account", account_id)


async def _check(tx: Transaction, actor: User, account_id: int) -> None:
    require(actor.role, Permission.MANAGE_USERS)
    user = await user_of(tx, account_id)
    if user is None:
        raise NotFound()
    if user.state not in APPROVED:
        raise Forbidden(NOT_ALLOWED, code="not_allowed")
