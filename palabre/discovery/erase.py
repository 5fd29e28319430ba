"""What `discovery` does when an account is gone for good."""

from palabre.accounts.model import AccountErased
from palabre.discovery.queries.erased import FORGET
from palabre.store.transaction import Transaction


async def on_account_erased(tx: Transaction, event: AccountErased) -> None:
    """Forgets its rank, what the team said of it, and who wanted it suggested no more."""
    for command in FORGET:
        await tx.run(command, account_id=event.account_id)
