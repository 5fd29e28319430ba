"""Vote in a poll, and read polls as a given viewer."""

from collections.abc import Sequence

import msgspec

from palabre.accounts.read import account_by_id
from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.statuses.model import Poll, PollView
from palabre.statuses.polls.rules import check_vote
from palabre.statuses.queries.polls import ADD_VOTE, COUNT_VOTES, OWN_CHOICES, POLL_BY_ID, POLL_LOCKED, POLLS_OF
from palabre.statuses.queries.rows import STATUS_BY_ID
from palabre.statuses.sight import sees
from palabre.store.transaction import Reader, Transaction


async def vote(tx: Transaction, account_id: int, poll_id: int, choices: Sequence[int]) -> PollView:
    """Votes for options of a poll, by their places; no choice at all changes nothing. Returns the poll.

    Where several choices may be made, others can be added later. Raises `NotFound` when the account may not read it,
    `Invalid` when the poll has ended, is its own or has this vote already, and when the choices are none of the poll's.
    """
    poll = await tx.one(POLL_LOCKED, poll_id=poll_id)
    former = (await _seen(tx, account_id, poll, poll_id)).choices or ()
    assert poll is not None
    chosen = sorted(set(choices))
    if not chosen:
        return PollView(poll, former)
    now = clock.now()
    check_vote(poll, account_id, former, chosen, now)
    for choice in chosen:
        await tx.run(ADD_VOTE, poll_id=poll_id, account_id=account_id, choice=choice, at=now)
    tallies = [count + (place in chosen) for place, count in enumerate(poll.counts)]
    counted = msgspec.structs.replace(
        poll,
        tallies=msgspec.json.encode(tallies).decode(),
        votes_count=poll.votes_count + len(chosen),
        voters_count=poll.voters_count + (not former),
    )
    await tx.run(
        COUNT_VOTES,
        poll_id=poll_id,
        new_tallies=counted.tallies,
        new_votes_count=counted.votes_count,
        new_voters_count=counted.voters_count,
    )
    return PollView(counted, tuple(sorted({*former, *chosen})))


async def poll(db: Reader, viewer_id: int | None, poll_id: int) -> PollView:
    """A poll. Raises `NotFound` when there is none or the viewer may not read its status."""
    found = await db.one(POLL_BY_ID, poll_id=poll_id)
    return await _seen(db, viewer_id, found, poll_id)


async def _seen(db: Reader, viewer_id: int | None, found: Poll | None, poll_id: int) -> PollView:
    status = await db.one(STATUS_BY_ID, status_id=found.status_id if found else 0)
    author = await account_by_id(db, found.account_id) if found else None
    if found is None or status is None or author is None or not await sees(db, viewer_id, status, author):
        raise NotFound(_("This poll does not exist, or you may not read it."), cause=f"poll {poll_id}")
    return (await _with_choices(db, viewer_id, [found]))[found.status_id]


async def polls_of(db: Reader, viewer_id: int | None, status_ids: Sequence[int]) -> dict[int, PollView]:
    """The polls of these statuses, by status id, with what the viewer chose."""
    return await _with_choices(db, viewer_id, await db.all(POLLS_OF, ids=list(status_ids))) if status_ids else {}


async def _with_choices(db: Reader, viewer_id: int | None, found: Sequence[Poll]) -> dict[int, PollView]:
    if viewer_id is None:
        return {each.status_id: PollView(each) for each in found}
    chosen: dict[int, list[int]] = {}
    for row in await db.all(OWN_CHOICES, viewer_id=viewer_id, poll_ids=[each.id for each in found]) if found else ():
        chosen.setdefault(row.poll_id, []).append(row.choice)
    return {each.status_id: PollView(each, tuple(chosen.get(each.id, ()))) for each in found}
