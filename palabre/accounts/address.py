"""A person moves to another mail address, once they have shown that it is theirs."""

import msgspec

from palabre.accounts import rules
from palabre.accounts.letters import Purpose, order_letter, reader_elsewhere, use_up_letters
from palabre.accounts.model import User
from palabre.accounts.perimeter.knock import knock
from palabre.accounts.queries import EMAIL_IS_TAKEN
from palabre.accounts.users import save_user, user_to_change
from palabre.ground import clock
from palabre.ground.settings import Settings
from palabre.outbound.mail import is_mail_set_up
from palabre.store.transaction import AlreadyThere, Reader, Transaction


async def ask_to_move(tx: Transaction, account_id: int, email: str, *, settings: Settings) -> bool:
    """Has a letter sent to the new address, and tells whether there is one: where mail is not set up, moves at once.

    Raises `Invalid` for an address that will not do, `Forbidden` for one that the perimeter keeps out.
    """
    user = await user_to_change(tx, account_id)
    fit = await fit_address(tx, email.strip(), settings)
    (await knock(tx, fit, "")).check()
    if not is_mail_set_up(settings):
        await move_to(tx, user, fit)
        return False
    await use_up_letters(tx, user.id, Purpose.MOVE)
    await order_letter(tx, user, Purpose.MOVE, settings, email=fit)
    return True


async def fit_address(tx: Transaction, email: str, settings: Settings) -> str:
    """An address in its normal form. Raises `Invalid` for one that is none or that someone has already."""
    home = settings.domain.partition(":")[0]
    rules.refuse({"email": rules.email_problem(email, home)})
    normal = rules.normal_email(email, home)
    if await tx.one(EMAIL_IS_TAKEN, email_key=rules.fold_email(normal)) is not None:
        rules.refuse({"email": rules.TAKEN_EMAIL})
    return normal


async def move_to(tx: Transaction, user: User, email: str) -> User:
    """Gives a login a fit address. Raises `Invalid` when someone was quicker."""
    moved = msgspec.structs.replace(user, email=email, email_key=rules.fold_email(email))
    try:
        await save_user(tx, moved)
    except AlreadyThere:
        rules.refuse({"email": rules.TAKEN_EMAIL})
        raise
    return moved


async def moving(db: Reader, token: str) -> str:
    """The address that a link moves its account to. Raises `NotFound` for a link that is no good."""
    _user, email = await reader_elsewhere(db, token, Purpose.MOVE)
    return email


async def move(tx: Transaction, token: str, *, settings: Settings) -> User:
    """Moves an account to the address that the letter with this link went to, and tells the one it leaves.

    Raises `NotFound` for a link that is no good, `Invalid` when someone else has the address by now.
    """
    reader, email = await reader_elsewhere(tx, token, Purpose.MOVE)
    await use_up_letters(tx, reader.id, Purpose.MOVE)
    await use_up_letters(tx, reader.id, Purpose.RECOVER)
    user = await user_to_change(tx, reader.account_id)
    fit = await fit_address(tx, email, settings)
    moved = await move_to(tx, msgspec.structs.replace(user, confirmed_at=clock.now()), fit)
    await order_letter(tx, moved, Purpose.MOVED, settings, email=user.email)
    return moved
