"""What the room `statuses` does when something happens in a lower room."""

import msgspec

from palabre.accounts.model import AccountErased
from palabre.media.model import AttachmentDescribed
from palabre.statuses.model import Poll
from palabre.statuses.queries.erased import FORGET, FORGET_VOTES_OF, VOTED_IN
from palabre.statuses.queries.polls import COUNT_VOTES, OWN_CHOICES
from palabre.statuses.queries.rows import TOUCH
from palabre.statuses.scheduling.schedule import unschedule_all
from palabre.store.transaction import Transaction


async def on_attachment_described(tx: Transaction, event: AttachmentDescribed) -> None:
    """Whoever keeps the status as it was learns that it has changed."""
    if event.status_id is not None:
        await tx.run(TOUCH, status_id=event.status_id)


async def on_account_erased(tx: Transaction, event: AccountErased) -> None:
    """Takes back what the account thought of others' statuses, its votes, and what it had scheduled."""
    await unschedule_all(tx, event.account_id)
    for poll in await tx.all(VOTED_IN, account_id=event.account_id):
        await _uncount(tx, poll, event.account_id)
    await tx.run(FORGET_VOTES_OF, account_id=event.account_id)
    for command in FORGET:
        await tx.run(command, account_id=event.account_id)


async def _uncount(tx: Transaction, poll: Poll, account_id: int) -> None:
    chosen = {row.choice for row in await tx.all(OWN_CHOICES, viewer_id=account_id, poll_ids=[poll.id])}
    await tx.run(
        COUNT_VOTES,
        poll_id=poll.id,
        new_tallies=msgspec.json.encode(
            [count - (place in chosen) for place, count in enumerate(poll.counts)]
        ).decode(),
        new_votes_count=poll.votes_count - len(chosen),
        new_voters_count=poll.voters_count - 1,
    )
