"""Put accounts into lists and take them out."""

from collections.abc import Sequence

from palabre.accounts.read import accounts_by_ids
from palabre.graph.model import ListChanged
from palabre.graph.queries.lists import ADD_MEMBER, LEAVE_LISTS, REMOVE_MEMBERS
from palabre.graph.queries.relations import FOLLOWED_OR_ASKED
from palabre.graph.read import own_list
from palabre.ground import clock, ids
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.language import _
from palabre.store.transaction import Transaction


async def add_to_list(tx: Transaction, account_id: int, list_id: int, member_ids: Sequence[int]) -> None:
    """Adds accounts that the owner follows, or has asked to, or the owner.

    Raises `NotFound` for a list that is not the account's or a member that is not known or not followed, and `Invalid`
    for one that is in the list already.
    """
    await own_list(tx, account_id, list_id)
    wanted = list(dict.fromkeys(member_ids))
    known = await accounts_by_ids(tx, wanted)
    followed = {account_id, *await tx.all(FOLLOWED_OR_ASKED, account_id=account_id, target_ids=wanted)}
    if not all(each in known and each in followed for each in wanted):
        raise NotFound(code="not_followed")
    for member_id in wanted:
        row = {"list_id": list_id, "account_id": member_id, "id": ids.new_id(), "created_at": clock.now()}
        if not await tx.run(ADD_MEMBER, **row):
            raise Invalid(_("Validation failed: Account has already been taken"), code="in_list")
    if wanted:
        await tx.emit(ListChanged(account_id, list_id))


async def remove_from_list(tx: Transaction, account_id: int, list_id: int, member_ids: Sequence[int]) -> None:
    """Takes accounts out; those that are not in the list do not matter. Raises `NotFound` for someone else's list."""
    await own_list(tx, account_id, list_id)
    if await tx.run(REMOVE_MEMBERS, list_id=list_id, account_ids=list(member_ids)):
        await tx.emit(ListChanged(account_id, list_id))


async def leave_lists(tx: Transaction, account_id: int, member_id: int) -> None:
    """Takes an account out of every list of someone who does not follow it any more."""
    for list_id in await tx.all(LEAVE_LISTS, account_id=account_id, target_id=member_id):
        await tx.emit(ListChanged(account_id, list_id))
