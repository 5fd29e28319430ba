"""The author has seen a statement of reasons."""

from palabre.ground import clock
from palabre.moderation.queries.decisions import MARK_READ
from palabre.store.transaction import Transaction


async def mark_statement_read(tx: Transaction, account_id: int, statement_id: int) -> None:
    """Notes when the account it is addressed to first read it; nothing happens for anyone else, or the next time."""
    await tx.run(MARK_READ, statement_id=statement_id, reader_id=account_id, now=clock.now())
