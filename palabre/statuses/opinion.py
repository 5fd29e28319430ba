"""Say what one thinks of a status: up is a favourite; down is a vote that nobody but whoever gave it ever sees."""

from enum import StrEnum

from palabre.ground import clock
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.statuses.queries.consent import ADD_COUNTER_VOTE, REMOVE_COUNTER_VOTE
from palabre.statuses.react import favourite, original_for, unfavourite
from palabre.store.transaction import Transaction


class Direction(StrEnum):
    """What a person thinks of a status."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


async def vote_on(tx: Transaction, account_id: int, status_id: int, direction: Direction) -> None:
    """Votes, instead of any vote before. Takes the id of a status or of a boost of it.

    Raises `NotFound` when the account may not read the status, `Invalid` for a vote against one's own.
    """
    status = await original_for(tx, account_id, status_id)
    if direction is Direction.UP:
        await favourite(tx, account_id, status.id)
        return
    if direction is Direction.DOWN and status.account_id == account_id:
        raise Invalid(_("You cannot vote against your own post. You can edit or delete it."), code="own_post")
    await unfavourite(tx, account_id, status.id)
    if direction is Direction.DOWN:
        await tx.run(ADD_COUNTER_VOTE, account_id=account_id, status_id=status.id, created_at=clock.now())
    else:
        await tx.run(REMOVE_COUNTER_VOTE, account_id=account_id, status_id=status.id)
