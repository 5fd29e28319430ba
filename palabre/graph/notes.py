"""Note something about an account, for one's own eyes."""

from palabre.graph.queries.marks import REMOVE_NOTE, SET_NOTE
from palabre.ground import clock
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.store.transaction import Transaction

LONGEST_NOTE = 2_000


async def set_note(tx: Transaction, account_id: int, target_id: int, *, comment: str = "") -> None:
    """Notes something about an account; an empty comment takes the note away. Raises `Invalid` beyond its length."""
    if len(comment) > LONGEST_NOTE:
        raise Invalid(
            _("Validation failed: Comment is too long (maximum is {most} characters)"),
            code="long_note",
            most=LONGEST_NOTE,
        )
    if comment:
        await tx.run(SET_NOTE, account_id=account_id, target_id=target_id, comment=comment, created_at=clock.now())
    else:
        await tx.run(REMOVE_NOTE, account_id=account_id, target_id=target_id)
