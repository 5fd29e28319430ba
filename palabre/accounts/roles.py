"""What a member may do. There is always an owner."""

import msgspec

from palabre.accounts.model import Role, User, UserState
from palabre.accounts.queries import DROP_SESSIONS, OWNERS
from palabre.accounts.users import save_user, user_to_change
from palabre.ground.errors import Conflict
from palabre.ground.language import _
from palabre.store.transaction import Transaction


async def set_role(tx: Transaction, account_id: int, role: Role) -> User:
    """Gives a member a role. Raises `NotFound`, and `Conflict` for the last owner."""
    if role is not Role.OWNER:
        await keep_an_owner(tx, account_id)
    user = msgspec.structs.replace(await user_to_change(tx, account_id), role=role)
    await save_user(tx, user)
    return user


async def disable_user(tx: Transaction, account_id: int) -> User:
    """Closes a login: it cannot act, and its web sessions end. Account and tokens stay, which work again once it opens.

    Raises like `set_role`.
    """
    await keep_an_owner(tx, account_id)
    user = await user_to_change(tx, account_id)
    if user.state == UserState.PENDING:
        raise Conflict(_("This sign-up is still waiting for approval. Reject it instead."))
    user = msgspec.structs.replace(user, state=UserState.DISABLED)
    await save_user(tx, user)
    await tx.run(DROP_SESSIONS, user=user.id, kept="")
    return user


async def enable_user(tx: Transaction, account_id: int) -> User:
    """Opens a closed login again. Raises `NotFound`, and `Conflict` when it is not closed."""
    user = await user_to_change(tx, account_id)
    if user.state != UserState.DISABLED:
        raise Conflict(_("This login is not disabled."))
    user = msgspec.structs.replace(user, state=UserState.ACTIVE)
    await save_user(tx, user)
    return user


async def keep_an_owner(tx: Transaction, account_id: int) -> None:
    """Raises `Conflict` for the last owner. All owners stay locked, so that no two of them step down at once."""
    if [owner.account_id for owner in await tx.all(OWNERS)] == [account_id]:
        raise Conflict(_("This is the last owner. Make someone else an owner first."), code="last_owner")
