"""How the verbs of this room load and save a login."""

import msgspec

from palabre.accounts.model import User
from palabre.accounts.queries import CHANGE_USER, NOTE_FILTERS_CHANGED, USER_COLUMNS, USER_TO_CHANGE
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.store.transaction import Transaction


async def user_to_change(tx: Transaction, account_id: int) -> User:
    """The login of a local account, kept from others until the transaction ends. Raises `NotFound`."""
    user = await tx.one(USER_TO_CHANGE, account_id=account_id)
    if user is None:
        raise NotFound(_("There is no such member."), cause=f"no user of account {account_id}")
    return user


async def save_user(tx: Transaction, user: User) -> None:
    """Writes what may change of a login."""
    values = msgspec.structs.asdict(user)
    await tx.run(CHANGE_USER, user=user.id, **{f"new_{name}": values[name] for name in USER_COLUMNS})


async def note_filters_changed(tx: Transaction, account_id: int) -> None:
    """Raises the version of a person's filters, which every request of theirs brings along."""
    await tx.run(NOTE_FILTERS_CHANGED, account=account_id)
