"""What an account does with its notifications."""

from palabre.store.transaction import Transaction


async def dismiss(tx: Transaction, account_id: int, notification_id: int) -> None:
    """Removes one notification of the account. Raises `NotFound`."""
    raise NotImplementedError


async def clear(tx: Transaction, account_id: int) -> None:
    """Removes all notifications of the account."""
    raise NotImplementedError
