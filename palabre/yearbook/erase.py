"""What `yearbook` does when an account is gone for good."""

from palabre.accounts.model import AccountErased
from palabre.store.transaction import Transaction
from palabre.yearbook.queries import FORGET


async def on_account_erased(tx: Transaction, event: AccountErased) -> None:
    """Forgets its years, and what it waited for."""
    for command in FORGET:
        await tx.run(command, account_id=event.account_id)
