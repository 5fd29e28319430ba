"""What `graph` does when an account is gone for good: all its ties go."""

import msgspec

from palabre.accounts.model import AccountErased
from palabre.graph.follow import end_following
from palabre.graph.model import Unfollowed
from palabre.graph.queries.erased import FOLLOWS, FORGET
from palabre.store.transaction import Transaction

END_TIES = "graph.end_ties"
BATCH = 200


class EndTies(msgspec.Struct, frozen=True):
    """The account whose follows, both ways, are to end."""

    account_id: int


async def on_account_erased(tx: Transaction, event: AccountErased) -> None:
    """Forgets requests, blocks, mutes, lists, notes and collections, its own and its places in others'."""
    for command in FORGET:
        await tx.run(command, account_id=event.account_id)
    await tx.enqueue(END_TIES, EndTies(event.account_id))


async def end_ties(tx: Transaction, work: EndTies) -> None:
    """Ends some follows, and comes back as long as there are more."""
    ties = await tx.all(FOLLOWS, account_id=work.account_id, limit=BATCH)
    for each in ties:
        await end_following(tx, each.account_id, each.target_id)
        await tx.emit(Unfollowed(each.account_id, each.target_id))
    if ties:
        await tx.enqueue(END_TIES, work)
