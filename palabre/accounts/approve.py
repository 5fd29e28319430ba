"""The team lets a person in, or not, where sign-ups wait for approval."""

import msgspec

from palabre.accounts.model import AccountState, AccountStateChanged, User, UserApproved, UserState
from palabre.accounts.oauth.revoke import revoke_all
from palabre.accounts.queries import CHANGE_STATE, DROP_ACCOUNT, DROP_SESSIONS, DROP_USER
from palabre.accounts.users import save_user, user_to_change
from palabre.ground.errors import Conflict
from palabre.ground.language import _
from palabre.store.transaction import Transaction

APPROVED = {UserState.PENDING: UserState.ACTIVE, UserState.UNCONFIRMED_PENDING: UserState.UNCONFIRMED}
"""What becomes of a login that the team lets in."""


async def approve_user(tx: Transaction, account_id: int) -> User:
    """Lets a waiting person in, once their address is confirmed.

    Raises `NotFound`, and `Conflict` when they do not wait.
    """
    waiting = await _waiting(tx, account_id)
    user = msgspec.structs.replace(waiting, state=APPROVED[UserState(waiting.state)])
    await save_user(tx, user)
    if user.state != UserState.ACTIVE:
        return user
    await tx.run(CHANGE_STATE, account=account_id, new_state=AccountState.ACTIVE)
    await tx.emit(AccountStateChanged(account_id, AccountState.ACTIVE))
    await tx.emit(UserApproved(user.id))
    return user


async def reject_user(tx: Transaction, account_id: int) -> None:
    """Removes a waiting person's sign-up; name and address are free again. Raises like `approve_user`."""
    user = await _waiting(tx, account_id)
    await revoke_all(tx, user.id)
    await tx.run(DROP_SESSIONS, user=user.id, kept="")
    await tx.run(DROP_USER, user=user.id)
    await tx.run(DROP_ACCOUNT, account=account_id)


async def _waiting(tx: Transaction, account_id: int) -> User:
    user = await user_to_change(tx, account_id)
    if user.state not in APPROVED:
        raise Conflict(_("This sign-up is not waiting for approval; someone may have decided already."))
    return user
