"""A new password. It ends every other way in."""

import msgspec

from palabre.accounts.oauth.revoke import revoke_all
from palabre.accounts.queries import DROP_SESSIONS
from palabre.accounts.users import save_user, user_to_change
from palabre.store.transaction import Transaction


async def set_password(tx: Transaction, account_id: int, password_hash: str, *, kept_session: str = "") -> None:
    """Replaces the password; ends all sessions but the one to keep, and all access tokens. Raises `NotFound`."""
    user = msgspec.structs.replace(await user_to_change(tx, account_id), password_hash=password_hash)
    await save_user(tx, user)
    await tx.run(DROP_SESSIONS, user=user.id, kept=kept_session)
    await revoke_all(tx, user.id)


async def renew_hash(tx: Transaction, account_id: int, password_hash: str) -> None:
    """Keeps the same password under today's parameters (see `passwords.is_outdated`). Raises `NotFound`."""
    await save_user(tx, msgspec.structs.replace(await user_to_change(tx, account_id), password_hash=password_hash))
