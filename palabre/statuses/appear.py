"""A status becomes visible to others, or stops being so: the counts and the search index follow."""

from palabre.accounts.counts import adjust_counts
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.statuses.cards import show_linked
from palabre.statuses.model import QuoteState, Status, Visibility
from palabre.statuses.queries.consent import SET_QUOTE_STATE
from palabre.statuses.queries.rows import COUNT_BOOSTS, COUNT_QUOTES, COUNT_REPLIES
from palabre.statuses.rules import OPEN
from palabre.statuses.search.index import add_to_index, remove_from_index
from palabre.store.transaction import Transaction


async def appear(tx: Transaction, status: Status, *, posted_at: int | None = None) -> None:
    """Counts and indexes a status that others can see from now on, with its card. `posted_at` is set when it is new."""
    await _count(tx, status, 1, posted_at)
    if status.reblog_of_id is None:
        await add_to_index(tx, status)
        await show_linked(tx, status)


async def disappear(tx: Transaction, status: Status) -> None:
    """Undoes `appear` for a status that others cannot see any more."""
    await _count(tx, status, -1, None)
    if status.reblog_of_id is None:
        await remove_from_index(tx, status.id)


async def _count(tx: Transaction, status: Status, by: int, posted_at: int | None) -> None:
    """As in Mastodon, direct statuses do not count, and only open replies count as replies.

    Raises `NotFound` when what a boost boosts was deleted at the same moment.
    """
    if status.visibility != Visibility.DIRECT:
        await adjust_counts(tx, status.account_id, statuses=by, last_status_at=posted_at)
    if status.reblog_of_id is not None:
        counted = await tx.run(COUNT_BOOSTS, status_id=status.reblog_of_id, by=by)
        if by > 0 and not counted:
            raise NotFound(_("This post has just been deleted."))
    elif status.in_reply_to_id is not None and status.visibility in OPEN:
        await tx.run(COUNT_REPLIES, status_id=status.in_reply_to_id, by=by)
    if status.quoted_id is not None:
        await _count_quote(tx, status, by)


async def _count_quote(tx: Transaction, status: Status, by: int) -> None:
    """Only open quotes count; one whose quoted status was deleted at the same moment quotes nothing any more."""
    if status.quote_state != QuoteState.ACCEPTED or status.visibility not in OPEN:
        return
    if not await tx.run(COUNT_QUOTES, status_id=status.quoted_id, by=by) and by > 0:
        await tx.run(SET_QUOTE_STATE, status_id=status.id, new_quote_state=QuoteState.DELETED)
