"""A person proves that a mail address is theirs. Where mail is not set up, nobody is asked to."""

import msgspec

from palabre.accounts import rules
from palabre.accounts.address import fit_address, move_to
from palabre.accounts.letters import Purpose, order_letter, reader_of_letter, use_up_letters
from palabre.accounts.model import AccountState, AccountStateChanged, User, UserState
from palabre.accounts.queries import CHANGE_STATE
from palabre.accounts.users import save_user, user_to_change
from palabre.ground import clock
from palabre.ground.errors import Forbidden
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.store.transaction import Transaction

AFTERWARDS = {UserState.UNCONFIRMED: UserState.ACTIVE, UserState.UNCONFIRMED_PENDING: UserState.PENDING}
"""What becomes of a login once its address is confirmed."""


async def confirm(tx: Transaction, token: str) -> User:
    """Confirms the address that a letter with this link was sent to. Raises `NotFound` for a link that is no good."""
    user = await reader_of_letter(tx, token, Purpose.CONFIRM)
    await use_up_letters(tx, user.id, Purpose.CONFIRM)
    return await note_confirmed(tx, user.account_id)


async def note_confirmed(tx: Transaction, account_id: int) -> User:
    """Notes that the address is theirs, and lets them in unless the team has still to."""
    user = await user_to_change(tx, account_id)
    state = AFTERWARDS.get(UserState(user.state), UserState(user.state))
    changed = msgspec.structs.replace(user, state=state, confirmed_at=user.confirmed_at or clock.now())
    await save_user(tx, changed)
    if user.state == UserState.UNCONFIRMED:
        await tx.run(CHANGE_STATE, account=account_id, new_state=AccountState.ACTIVE)
        await tx.emit(AccountStateChanged(account_id, AccountState.ACTIVE))
    return changed


def is_confirmed(user: User) -> bool:
    """Whether nothing is left to confirm."""
    return UserState(user.state) not in AFTERWARDS


async def ask_again(tx: Transaction, account_id: int, app_id: int, email: str | None, *, settings: Settings) -> None:
    """Sends the letter again, to another address where one is given. For the app that the person joined through.

    Raises `Forbidden` for another app or when the address is confirmed, `Invalid` for an address that will not do.
    """
    user = await user_to_change(tx, account_id)
    if user.sign_up_app_id != app_id:
        raise Forbidden(
            _("This method is only available to the application the user originally signed-up with"), code="other_app"
        )
    if user.confirmed_at is not None:
        raise Forbidden(
            _("This method is only available while the e-mail is awaiting confirmation"), code="already_confirmed"
        )
    if email is not None and rules.fold_email(email) != user.email_key:
        user = await move_to(tx, user, await fit_address(tx, email.strip(), settings))
    await order_letter(tx, user, Purpose.CONFIRM, settings)
