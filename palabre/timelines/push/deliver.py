"""Pushes notifications: which, to whom, in which words, and what the answers of push services mean.

A notification is looked at again when its turn comes: what was taken back or read as forbidden by then is not pushed.
"""

from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime

from palabre.accounts.read import account_by_id
from palabre.graph.read import is_following
from palabre.ground import clock
from palabre.ground.clock import HOUR, MINUTE, SECOND
from palabre.ground.ids import time_of
from palabre.ground.log import logger
from palabre.ground.settings import Settings
from palabre.outbound.errors import Refused, TooLong, Unreached
from palabre.outbound.fetch import Fetched, send
from palabre.statuses.read import views
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction
from palabre.timelines.push.keys import server_key
from palabre.timelines.push.model import Parcel, Push, PushPolicy, Subscription
from palabre.timelines.push.queries import BY_ID, DROP, LOCALE_OF, OF_ACCOUNT
from palabre.timelines.push.seal import sealed
from palabre.timelines.push.token import opened_token
from palabre.timelines.read import notifications_by_ids, unread_count

PUSH = "timelines.push"
LIFETIME = 48 * HOUR
"""How long a push service may keep a message for a device that is away, and how long we try to reach the service."""
MOST_ATTEMPTS = 12
MOST_ANSWER_BYTES = 65_536
TIMEOUT, TOO_LARGE, TOO_MANY = 408, 413, 429
log = logger("timelines")


async def push_out(tx: Transaction, account_id: int, notification_id: int, kind: str, from_account_id: int) -> None:
    """Sends a new notification on its way to every place where the account wants to hear of it."""
    for each in await tx.all(OF_ACCOUNT, account_id=account_id):
        if kind in each.kinds and await _is_welcome(tx, each, from_account_id):
            await tx.enqueue(PUSH, Push(each.id, notification_id))


async def _is_welcome(db: Reader, subscription: Subscription, from_account_id: int) -> bool:
    match subscription.policy:
        case PushPolicy.FOLLOWED:
            return await is_following(db, subscription.account_id, from_account_id)
        case PushPolicy.FOLLOWER:
            return await is_following(db, from_account_id, subscription.account_id)
        case policy:
            return policy == PushPolicy.ALL


async def deliver(settings: Settings, word: Callable[[Parcel, Settings], bytes], store: Store, push: Push) -> None:
    """Does the errand; `word` puts a parcel into the bytes that the app reads."""
    parcel = await store.read(_parcel, push, settings)
    if parcel is None:
        return
    place = parcel.subscription
    message = sealed(place, word(parcel, settings), await server_key(store), settings)
    headers = message.headers | {
        "TTL": str(LIFETIME // SECOND),
        "Urgency": "normal",
        "Topic": f"n{parcel.notification.id}",
    }
    try:
        answer = await send("POST", place.endpoint, headers, message.body, settings, most_bytes=MOST_ANSWER_BYTES)
    except Refused:
        await store.write(_forget, place)
    except (Unreached, TooLong) as error:
        log.info("push_unreached", subscription=place.id, cause=str(error))
        await store.write(_try_again, push, 0)
    else:
        await _heed(store, push, place, answer)


async def _heed(store: Store, push: Push, place: Subscription, answer: Fetched) -> None:
    """What the push service said: taken, later, too large, or never again (RFC 8030 §5 and §7.3)."""
    if answer.is_ok or answer.status == TOO_LARGE:
        return
    if answer.status in (TIMEOUT, TOO_MANY) or answer.status >= 500:
        await store.write(_try_again, push, _pause(answer.headers.get("retry-after", "")))
        return
    log.info("push_subscription_ended", subscription=place.id, status=answer.status)
    await store.write(_forget, place)


async def _forget(tx: Transaction, place: Subscription) -> None:
    await tx.run(DROP, subscription=place.id)


async def _try_again(tx: Transaction, push: Push, pause: int) -> None:
    """Another attempt, when the service asked for it or after a growing pause, within the message's lifetime."""
    attempt = push.attempt + 1
    due_at = clock.now() + max(pause, min(15 * SECOND * 2**push.attempt, 6 * HOUR))
    if attempt < MOST_ATTEMPTS and due_at < time_of(push.notification_id) + LIFETIME:
        await tx.enqueue(PUSH, Push(push.subscription_id, push.notification_id, attempt), due_at=due_at)


def _pause(retry_after: str) -> int:
    """What `Retry-After` asks for, seconds or a date (RFC 9110 §10.2.3), in milliseconds; 0 for what says nothing."""
    if retry_after.isdecimal() and len(retry_after) < 8:
        return int(retry_after) * SECOND
    try:
        at = parsedate_to_datetime(retry_after)
    except ValueError:
        return MINUTE if retry_after else 0
    return max(0, int(at.replace(tzinfo=at.tzinfo or UTC).timestamp() * SECOND) - clock.now())


async def _parcel(db: Reader, push: Push, settings: Settings) -> Parcel | None:
    """All that the message needs; None when there is nothing to say any more, or nobody to say it to."""
    place = await db.one(BY_ID, id=push.subscription_id)
    if place is None:
        return None
    locale = await db.one(LOCALE_OF, account_id=place.account_id)
    rows = await notifications_by_ids(db, place.account_id, [push.notification_id], own_kinds=True)
    row = rows.get(push.notification_id)
    if row is None or locale is None:
        return None
    by = await account_by_id(db, row.from_account_id)
    if by is None:
        return None
    text = by.note
    if row.status_id is not None:
        found = await views(db, place.account_id, [row.status_id])
        if not found:
            return None
        text = found[0].status.spoiler_text or found[0].status.text
    token = opened_token(place.token, place.token_id, settings) if place.token_id else ""
    unread = await unread_count(db, place.account_id, own_kinds=True) if place.is_of_browser else 0
    return Parcel(place, token, row, by, text, locale, unread)
