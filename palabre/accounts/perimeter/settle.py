"""Accounts of another server take the state that the team's word about their server gives them."""

import msgspec

from palabre.accounts.perimeter.model import ServerJudged
from palabre.accounts.perimeter.queries import ACCOUNTS_OF_SERVER
from palabre.accounts.sanctions import settle
from palabre.ground import clock
from palabre.store.transaction import Transaction

SETTLE_SERVER = "accounts.settle_server"
BATCH = 200


class SettleServer(msgspec.Struct, frozen=True):
    """A server whose accounts are to be settled, those with ids above `after_id`."""

    domain: str
    after_id: int = 0


async def on_server_judged(tx: Transaction, event: ServerJudged) -> None:
    """Settles its accounts, some at a time."""
    await tx.enqueue(SETTLE_SERVER, SettleServer(event.domain))


async def settle_server(tx: Transaction, work: SettleServer) -> None:
    """Settles some accounts, and comes back as long as there are more."""
    found = await tx.all(
        ACCOUNTS_OF_SERVER, domain=work.domain, below=f"%.{work.domain}", after_id=work.after_id, limit=BATCH
    )
    for account_id in found:
        await settle(tx, account_id, clock.now())
    if found:
        await tx.enqueue(SETTLE_SERVER, SettleServer(work.domain, found[-1]))
