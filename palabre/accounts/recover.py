"""Someone has lost their password, and chooses another one by a letter to their address."""

from palabre.accounts.confirm import note_confirmed
from palabre.accounts.credentials import set_password
from palabre.accounts.letters import Purpose, order_letter, reader_of_letter, use_up_letters
from palabre.accounts.model import User
from palabre.accounts.sign_in import user_for_login
from palabre.ground.settings import Settings
from palabre.store.transaction import Reader, Transaction


async def ask_for_recovery(tx: Transaction, login: str, *, settings: Settings) -> None:
    """Sends a letter to whoever has this login. Never tells whether anyone has."""
    user = await user_for_login(tx, login)
    if user is not None:
        await order_letter(tx, user, Purpose.RECOVER, settings)


async def recovering(db: Reader, token: str) -> User:
    """Whose password a link changes. Raises `NotFound` for a link that is no good."""
    return await reader_of_letter(db, token, Purpose.RECOVER)


async def recover(tx: Transaction, token: str, password_hash: str) -> User:
    """Replaces the password and ends all sessions and tokens. Whoever can read the letter has the address, too.

    Raises `NotFound` for a link that is no good.
    """
    user = await recovering(tx, token)
    await use_up_letters(tx, user.id, Purpose.RECOVER)
    await set_password(tx, user.account_id, password_hash)
    return await note_confirmed(tx, user.account_id)
