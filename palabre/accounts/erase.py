"""An account is erased: its login, ways in and profile go; the name stays, so that nobody takes it up."""

from palabre.accounts.model import Account, AccountErased, AccountState, AccountStateChanged
from palabre.accounts.oauth.revoke import revoke_all
from palabre.accounts.queries import (
    BLANK_ACCOUNT,
    CHANGE_STATE,
    DROP_ACTIVE_DAYS,
    DROP_MAIL_TOKENS_OF_USER,
    DROP_SESSIONS,
    DROP_USER,
    USER_OF_ACCOUNT,
)
from palabre.store.transaction import Transaction


async def erase(tx: Transaction, account: Account) -> None:
    """Erases a local account. What other rooms keep of it is theirs to remove, when they hear `AccountErased`."""
    user = await tx.one(USER_OF_ACCOUNT, account_id=account.id)
    if user is not None:
        await revoke_all(tx, user.id)
        await tx.run(DROP_SESSIONS, user=user.id, kept="")
        await tx.run(DROP_ACTIVE_DAYS, user=user.id)
        await tx.run(DROP_MAIL_TOKENS_OF_USER, user=user.id)
        await tx.run(DROP_USER, user=user.id)
    await tx.run(BLANK_ACCOUNT, account=account.id)
    await tx.run(CHANGE_STATE, account=account.id, new_state=AccountState.DELETED)
    await tx.emit(AccountStateChanged(account.id, AccountState.DELETED))
    await tell_erased(tx, account.id)


async def tell_erased(tx: Transaction, account_id: int) -> None:
    """Lets every room forget the account: at once, and again when what was posted is gone, to leave nothing behind."""
    await tx.emit(AccountErased(account_id))
