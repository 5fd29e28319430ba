"""The policy for notifications: decides what reaches the list, what waits, and what is dropped."""

from collections.abc import Sequence

import msgspec

from palabre.ground import clock, ids
from palabre.ground.clock import DAY
from palabre.ground.errors import NotFound
from palabre.statuses.model import Visibility
from palabre.store.paging import Page
from palabre.store.transaction import Reader, Transaction
from palabre.timelines.conversations import put_away_unanswered
from palabre.timelines.model import FILTERED_KINDS, NotificationKind, NotificationsMerged
from palabre.timelines.policy_model import Choice, Policy, Request, Sender, SenderAccepted, Waiting
from palabre.timelines.queries.policy import (
    ADDRESSED,
    DROP_HELD_BACK,
    HAS_WRITTEN_TO,
    KEEP_REQUEST,
    LET_THROUGH,
    PERMIT,
    POLICY,
    REMOVE_REQUEST,
    REQUESTS,
    REQUESTS_BY_IDS,
    SENDER,
    SET_POLICY,
    STILL_MERGING,
    WAITING,
)

NEW_ACCOUNT = 30 * DAY
NEW_FOLLOWER = 3 * DAY
MOST_COUNTED = 100


async def policy_of(db: Reader, account_id: int) -> Policy:
    """The policy of an account."""
    return await db.one(POLICY, account_id=account_id) or Policy()


async def waiting(db: Reader, account_id: int) -> Waiting:
    """How much waits for the account's word; at most a hundred senders are counted."""
    return await db.one(WAITING, account_id=account_id, limit=MOST_COUNTED, now=clock.now()) or Waiting(0, 0)


async def set_policy(tx: Transaction, account_id: int, policy: Policy) -> None:
    """Changes the policy. What waits already goes on waiting."""
    await tx.run(SET_POLICY, account_id=account_id, **msgspec.structs.asdict(policy))


async def choice_for(
    tx: Transaction, account_id: int, kind: NotificationKind, from_account_id: int, status_id: int | None
) -> Choice:
    """What becomes of a notification."""
    if kind not in FILTERED_KINDS or account_id == from_account_id:
        return Choice.ACCEPT
    sender = await tx.one(SENDER, account_id=account_id, from_account_id=from_account_id)
    if sender is None or sender.permitted:
        return Choice.ACCEPT
    policy = await policy_of(tx, account_id)
    choices = choices_about(sender, policy, clock.now())
    is_mention = kind is NotificationKind.MENTION and not sender.followed
    if is_mention and await _is_unasked(tx, account_id, from_account_id, status_id):
        choices.add(policy.for_private_mentions)
    return Choice.DROP if Choice.DROP in choices else Choice.FILTER if Choice.FILTER in choices else Choice.ACCEPT


def choices_about(sender: Sender, policy: Policy, now: int) -> set[str]:
    """What the policy says of a sender: a follower counts after three days, and an account is new for thirty."""
    choices: set[str] = set()
    if not sender.followed:
        choices.add(policy.for_not_following)
        if sender.state == "limited":
            choices.add(policy.for_limited_accounts)
    if sender.follows_since is None or sender.follows_since > now - NEW_FOLLOWER:
        choices.add(policy.for_not_followers)
    if sender.created_at > now - NEW_ACCOUNT and not sender.followed:
        choices.add(policy.for_new_accounts)
    return choices


async def _is_unasked(tx: Transaction, account_id: int, from_account_id: int, status_id: int | None) -> bool:
    """Whether a mention is a direct message that answers nothing the account has said to its sender."""
    said = await tx.one(ADDRESSED, status_id=status_id)
    if said is None or said.visibility != Visibility.DIRECT:
        return False
    asked = {"account_id": account_id, "from_account_id": from_account_id, "thread_id": said.thread_id}
    return await tx.one(HAS_WRITTEN_TO, **asked) is None


async def hold_back(
    tx: Transaction, account_id: int, kind: NotificationKind, from_account_id: int, status_id: int | None
) -> None:
    """Lets a sender wait, when what they did was to speak to the account."""
    if status_id is None or kind not in (NotificationKind.MENTION, NotificationKind.QUOTE):
        return
    now = clock.now()
    await tx.run(
        KEEP_REQUEST,
        id=ids.new_id(),
        account_id=account_id,
        from_account_id=from_account_id,
        last_status_id=status_id,
        created_at=now,
        updated_at=now,
    )


async def requests(db: Reader, account_id: int, page: Page) -> list[Request]:
    """Senders who wait for the account's word, the latest to begin first."""
    return await REQUESTS.fetch(db, page, account_id=account_id, now=clock.now())


async def request(db: Reader, account_id: int, request_id: int) -> Request:
    """One of them. Raises `NotFound`."""
    for found in await _requests(db, account_id, [request_id]):
        return found
    raise NotFound(cause=f"no notification request {request_id} of account {account_id}")


async def _requests(db: Reader, account_id: int, request_ids: Sequence[int]) -> list[Request]:
    return await db.all(REQUESTS_BY_IDS, account_id=account_id, ids=list(request_ids), now=clock.now())


async def accept(tx: Transaction, account_id: int, request_ids: Sequence[int]) -> None:
    """Lets senders through from now on; what had waited follows soon. Those that are not there are passed over."""
    for each in await _requests(tx, account_id, request_ids):
        pair = {"account_id": account_id, "from_account_id": each.from_account_id}
        await tx.run(PERMIT, **pair, created_at=clock.now())
        await tx.run(REMOVE_REQUEST, **pair)
        await tx.emit(SenderAccepted(**pair))


async def dismiss_requests(tx: Transaction, account_id: int, request_ids: Sequence[int]) -> None:
    """Forgets what has waited of senders, their unanswered messages too. Those that are not there are passed over."""
    for each in await _requests(tx, account_id, request_ids):
        pair = {"account_id": account_id, "from_account_id": each.from_account_id}
        await tx.run(DROP_HELD_BACK, **pair)
        await tx.run(REMOVE_REQUEST, **pair)
        await put_away_unanswered(tx, **pair)


async def on_sender_accepted(tx: Transaction, event: SenderAccepted) -> None:
    """Moves into the list what had waited of a sender, and tells when nothing waits that was let through."""
    await tx.run(LET_THROUGH, account_id=event.account_id, from_account_id=event.from_account_id)
    if await are_merged(tx, event.account_id):
        await tx.emit(NotificationsMerged(event.account_id))


async def are_merged(db: Reader, account_id: int) -> bool:
    """Whether all that was let through stands in the list."""
    return await db.one(STILL_MERGING, account_id=account_id) is None
