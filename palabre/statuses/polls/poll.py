"""Polls: opened with a status, changed by an edit, ended by the clock."""

import msgspec

from palabre.ground import clock, ids
from palabre.ground.clock import SECOND
from palabre.statuses.model import Poll, PollDraft, PollEnded, Status
from palabre.statuses.polls.rules import is_other_question
from palabre.statuses.queries.polls import (
    ADD_POLL,
    CHANGE_POLL,
    FORGET_POLL,
    FORGET_VOTES,
    POLL_BY_ID,
    POLL_LOCKED,
    POLL_OF_STATUS_LOCKED,
    SET_ENDED,
    SET_POLL,
)
from palabre.statuses.queries.rows import STATUS_LOCKED, TOUCH
from palabre.store.transaction import Transaction

END_POLL = "statuses.end_poll"


class EndPoll(msgspec.Struct, frozen=True):
    """The payload of the task that ends a poll whose time is over."""

    poll_id: int


async def open_poll(tx: Transaction, status: Status, draft: PollDraft) -> None:
    """Opens the poll that a status names by its `poll_id`."""
    assert status.poll_id is not None
    now = clock.now()
    poll = Poll(
        id=status.poll_id,
        status_id=status.id,
        account_id=status.account_id,
        options=_json(draft.options),
        tallies=_json((0,) * len(draft.options)),
        multiple=draft.multiple,
        hide_totals=draft.hide_totals,
        votes_count=0,
        voters_count=0,
        expires_at=now + draft.expires_in * SECOND,
        ended_at=None,
        created_at=now,
    )
    await tx.run(ADD_POLL, **msgspec.structs.asdict(poll))
    await tx.enqueue(END_POLL, EndPoll(poll.id), due_at=poll.expires_at)


def _json(values: tuple[object, ...]) -> str:
    return msgspec.json.encode(values).decode()


def as_draft(poll: Poll) -> PollDraft:
    """What would ask the same again. Pure."""
    seconds = (poll.expires_at - poll.created_at) // SECOND
    return PollDraft(options=poll.titles, expires_in=seconds, multiple=poll.multiple, hide_totals=poll.hide_totals)


async def change_poll(tx: Transaction, status: Status, draft: PollDraft | None) -> None:
    """Gives an edited status this poll, or none. Its time begins anew; other options end all votes so far."""
    former = await tx.one(POLL_OF_STATUS_LOCKED, status_id=status.id)
    if draft is None and former is not None:
        await tx.run(FORGET_VOTES, status_id=status.id)
        await tx.run(FORGET_POLL, status_id=status.id)
        await tx.run(SET_POLL, status_id=status.id, new_poll_id=None)
    elif draft is not None and former is None:
        poll_id = ids.new_id()
        await open_poll(tx, msgspec.structs.replace(status, poll_id=poll_id), draft)
        await tx.run(SET_POLL, status_id=status.id, new_poll_id=poll_id)
    elif draft is not None and former is not None:
        await _renew(tx, former, draft)


async def _renew(tx: Transaction, former: Poll, draft: PollDraft) -> None:
    begins_anew = is_other_question(former, draft)
    if begins_anew:
        await tx.run(FORGET_VOTES, status_id=former.status_id)
    expires_at = clock.now() + draft.expires_in * SECOND
    await tx.run(
        CHANGE_POLL,
        poll_id=former.id,
        new_options=_json(draft.options),
        new_tallies=_json((0,) * len(draft.options)) if begins_anew else former.tallies,
        new_multiple=draft.multiple,
        new_hide_totals=draft.hide_totals,
        new_votes_count=0 if begins_anew else former.votes_count,
        new_voters_count=0 if begins_anew else former.voters_count,
        new_expires_at=expires_at,
    )
    await tx.enqueue(END_POLL, EndPoll(former.id), due_at=expires_at)


async def end_poll(tx: Transaction, payload: EndPoll) -> None:
    """The task: ends a poll and tells of it, unless it is gone, ended already, or lasts longer since an edit."""
    known = await tx.one(POLL_BY_ID, poll_id=payload.poll_id)
    if known is None or await tx.one(STATUS_LOCKED, status_id=known.status_id) is None:
        return
    poll = await tx.one(POLL_LOCKED, poll_id=payload.poll_id)
    now = clock.now()
    if poll is None or poll.ended_at is not None or poll.expires_at > now:
        return
    await tx.run(SET_ENDED, poll_id=poll.id, new_ended_at=now)
    await tx.run(TOUCH, status_id=poll.status_id)
    await tx.emit(PollEnded(poll.status_id, poll.account_id, poll.id))
