"""Put forward an account on one's own profile."""

from palabre.graph.queries.marks import ADD_ENDORSEMENT, REMOVE_ENDORSEMENT
from palabre.graph.read import is_following
from palabre.ground import clock, ids
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.store.transaction import Transaction


async def endorse(tx: Transaction, account_id: int, target_id: int) -> None:
    """Endorses an account that one follows; twice is once. Raises `Invalid` for one that is not followed."""
    if not await is_following(tx, account_id, target_id):
        raise Invalid(
            _("Validation failed: You must be already following the person you want to endorse"), code="not_followed"
        )
    row = {"account_id": account_id, "target_id": target_id, "id": ids.new_id(), "created_at": clock.now()}
    await tx.run(ADD_ENDORSEMENT, **row)


async def unendorse(tx: Transaction, account_id: int, target_id: int) -> None:
    """Takes an endorsement back. Does nothing when there is none."""
    await tx.run(REMOVE_ENDORSEMENT, account_id=account_id, target_id=target_id)
