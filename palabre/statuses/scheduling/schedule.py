"""Schedule a status, move it to another moment, or take it back. Its media wait with it, out of reach for others."""

import msgspec

from palabre.accounts.model import Account
from palabre.ground import clock, ids
from palabre.ground.clock import DAY, MINUTE
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.media.attach import attach
from palabre.media.forget import detach
from palabre.statuses.model import Draft, Scheduled, Status
from palabre.statuses.post import KEYS_KEPT, earlier_post, post_status, prepare
from palabre.statuses.queries.rows import LOCK_AUTHOR
from palabre.statuses.queries.scheduled import (
    ADD,
    ALL_OF,
    BY_KEY,
    COUNT_ALL,
    COUNT_WITHIN,
    DELETE,
    OWN_LOCKED,
    SET_DUE,
)
from palabre.statuses.scheduling.publish import PUBLISH, PublishScheduled
from palabre.statuses.screen import Screen, facts_about
from palabre.store.transaction import Transaction

EARLIEST = 5 * MINUTE
MOST = 300
MOST_A_DAY = 25


async def schedule_status(
    tx: Transaction, author: Account, draft: Draft, due_at: int, *, app_id: int, screen: Screen, settings: Settings
) -> Scheduled | Status:
    """Keeps a draft that will be posted at `due_at`, after it was screened as if it were posted now.

    A moment that has passed posts at once, as with Mastodon. The same idempotency key within a day returns what it
    first made, which may have been posted meanwhile. Raises `Invalid` when the moment is too near, there are too many,
    or the draft cannot be posted; and as `post_status` does.
    """
    await tx.one(LOCK_AUTHOR, account_id=author.id)
    if draft.idempotency_key and (earlier := await _earlier(tx, author.id, draft.idempotency_key)):
        return earlier
    if due_at <= clock.now():
        return await post_status(tx, author, draft, screen=screen, settings=settings)
    checked = await prepare(tx, author, draft, settings)
    screen.judge(await facts_about(tx, author, checked.draft, checked.wording, quoted=checked.quoted))
    await _check_moment(tx, author.id, due_at)
    if (await tx.one(COUNT_ALL, account_id=author.id) or 0) >= MOST:
        raise Invalid(_("You have scheduled {limit} posts already. Take one back first."), limit=MOST)
    row = Scheduled(
        id=ids.new_id(),
        account_id=author.id,
        due_at=due_at,
        draft=msgspec.json.encode(draft).decode(),
        app_id=app_id,
        idempotency_key=draft.idempotency_key,
        problem="",
        created_at=clock.now(),
    )
    await tx.run(ADD, **msgspec.structs.asdict(row))
    await attach(tx, author.id, draft.attachment_ids, row.id)
    await tx.enqueue(PUBLISH, PublishScheduled(row.id), due_at=due_at)
    return row


async def _earlier(tx: Transaction, account_id: int, idempotency_key: str) -> Scheduled | Status | None:
    since = clock.now() - KEYS_KEPT
    waiting = await tx.one(BY_KEY, account_id=account_id, key=idempotency_key, since=since)
    return waiting or await earlier_post(tx, account_id, idempotency_key)


async def _check_moment(tx: Transaction, account_id: int, due_at: int, but_id: int = 0) -> None:
    """Raises `Invalid` for a moment too near, or on a day (UTC) for which there is too much already."""
    if due_at < clock.now() + EARLIEST:
        sentence = _("The scheduled date must be in the future, by 5 minutes at least")
        raise Invalid(sentence, code="too_soon", fields={"scheduled_at": [("ERR_INVALID", sentence)]})
    day = due_at - due_at % DAY
    count = await tx.one(COUNT_WITHIN, account_id=account_id, first_at=day, end_at=day + DAY, but_id=but_id)
    if (count or 0) >= MOST_A_DAY:
        raise Invalid(_("You have scheduled {limit} posts for that day already. Choose another."), limit=MOST_A_DAY)


async def reschedule(tx: Transaction, account_id: int, scheduled_id: int, due_at: int) -> Scheduled:
    """Moves one's own scheduled status to another moment, and forgets why it could not be posted. Raises `NotFound`."""
    await tx.one(LOCK_AUTHOR, account_id=account_id)
    row = await _own(tx, account_id, scheduled_id)
    await _check_moment(tx, account_id, due_at, row.id)
    await tx.run(SET_DUE, scheduled_id=row.id, new_due_at=due_at, new_problem="")
    await tx.enqueue(PUBLISH, PublishScheduled(row.id), due_at=due_at)
    return msgspec.structs.replace(row, due_at=due_at, problem="")


async def unschedule(tx: Transaction, account_id: int, scheduled_id: int) -> None:
    """Takes one's own scheduled status back; its media may be attached anew for a day. Raises `NotFound`."""
    row = await _own(tx, account_id, scheduled_id)
    await detach(tx, row.id)
    await tx.run(DELETE, scheduled_id=row.id)


async def unschedule_all(tx: Transaction, account_id: int) -> None:
    """Takes back all that an account has scheduled; the media go with the account's other loose ones."""
    for row in await tx.all(ALL_OF, account_id=account_id):
        await detach(tx, row.id)
        await tx.run(DELETE, scheduled_id=row.id)


async def _own(tx: Transaction, account_id: int, scheduled_id: int) -> Scheduled:
    row = await tx.one(OWN_LOCKED, account_id=account_id, scheduled_id=scheduled_id)
    if row is None:
        raise NotFound(_("This scheduled post does not exist, or has been posted."))
    return row
