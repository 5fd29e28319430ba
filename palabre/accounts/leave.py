"""A member closes their account: nobody sees it any more, and every way in ends. Until it is erased they may return."""

import msgspec

from palabre.accounts.model import AccountState, AccountStateChanged, User, UserState
from palabre.accounts.oauth.revoke import revoke_all
from palabre.accounts.queries import CHANGE_STATE, DROP_SESSIONS
from palabre.accounts.roles import keep_an_owner
from palabre.accounts.sanctions import settle
from palabre.accounts.users import save_user, user_to_change
from palabre.ground import clock
from palabre.store.transaction import Transaction


async def close_account(tx: Transaction, account_id: int) -> User:
    """Closes it, and returns the login as it was. Raises `NotFound`, and `Conflict` for the last owner."""
    await keep_an_owner(tx, account_id)
    user = await user_to_change(tx, account_id)
    await save_user(tx, msgspec.structs.replace(user, state=UserState.LEAVING))
    await tx.run(DROP_SESSIONS, user=user.id, kept="")
    await revoke_all(tx, user.id)
    await tx.run(CHANGE_STATE, account=account_id, new_state=AccountState.DELETED)
    await tx.emit(AccountStateChanged(account_id, AccountState.DELETED))
    return user


async def reopen_account(tx: Transaction, account_id: int, user_state: str) -> None:
    """Opens it again, under the sanctions that are in force. `user_state` is what the login was before."""
    user = await user_to_change(tx, account_id)
    await save_user(tx, msgspec.structs.replace(user, state=user_state))
    await tx.run(CHANGE_STATE, account=account_id, new_state=AccountState.ACTIVE)
    await tx.emit(AccountStateChanged(account_id, AccountState.ACTIVE))
    await settle(tx, account_id, clock.now())
