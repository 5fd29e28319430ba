"""What people are notified of. Each reaction looks at what is still true, so that it may run late and again."""

from collections.abc import Iterable

from palabre.accounts.model import AccountCreated
from palabre.graph.model import Followed, FollowRequested, Unfollowed
from palabre.ground import clock
from palabre.statuses.model import (
    StatusDeleted,
    StatusEdited,
    StatusFavourited,
    StatusPosted,
    StatusUnfavourited,
    Visibility,
)
from palabre.store.transaction import Transaction
from palabre.timelines.conversations import forget_message, keep_message
from palabre.timelines.filters.queries import FORGET_STATUS as FORGET_FILTERED
from palabre.timelines.model import NotificationKind, Spoken
from palabre.timelines.notifications import notify
from palabre.timelines.queries.notifications import FORGET_STATUS, TAKE_BACK, TAKE_BACK_OF_STATUS
from palabre.timelines.queries.recipients import (
    BOOSTERS,
    FAVOURITE,
    FOLLOW,
    FOLLOW_REQUEST,
    MENTIONED,
    SPOKEN,
    STAFF,
    WAITING_FOLLOWERS,
    WELCOME,
)
from palabre.timelines.quoting import tell_quoted, tell_quoting


async def on_status_posted(tx: Transaction, event: StatusPosted) -> None:
    """Tells those whom a status mentions or quotes, followers who asked for it, or the author of what was boosted."""
    spoken = await tx.one(SPOKEN, status_id=event.status_id)
    if spoken is None:
        return
    if spoken.reblog_of_id is not None:
        await _tell_boosted(tx, spoken)
        return
    await _tell_mentioned(tx, spoken)
    await tell_quoted(tx, spoken)
    await keep_message(tx, spoken)
    if _is_told_to_followers(spoken):
        followers = await tx.all(WAITING_FOLLOWERS, **_about(spoken))
        await _tell(tx, followers, NotificationKind.STATUS, spoken, f"status:{spoken.id}")


async def _tell_boosted(tx: Transaction, boost: Spoken) -> None:
    original = await tx.one(SPOKEN, status_id=boost.reblog_of_id)
    if original is not None and await _is_welcome(tx, original.account_id, boost.account_id, original.thread_id):
        await notify(
            tx,
            original.account_id,
            NotificationKind.REBLOG,
            boost.account_id,
            status_id=original.id,
            subject_id=boost.id,
            dedupe=f"reblog:{boost.id}",
        )


async def _tell_mentioned(tx: Transaction, spoken: Spoken) -> None:
    mentioned = await tx.all(MENTIONED, **_about(spoken))
    await _tell(tx, mentioned, NotificationKind.MENTION, spoken, f"mention:{spoken.id}")


async def _tell(tx: Transaction, receivers: Iterable[int], kind: NotificationKind, spoken: Spoken, dedupe: str) -> None:
    for receiver in receivers:
        await notify(tx, receiver, kind, spoken.account_id, status_id=spoken.id, dedupe=dedupe)


def _about(spoken: Spoken) -> dict[str, int]:
    return {
        "status_id": spoken.id,
        "actor_id": spoken.account_id,
        "thread_id": spoken.thread_id,
        "now": clock.now(),
    }


def _is_told_to_followers(spoken: Spoken) -> bool:
    """Like Mastodon: no direct message, and no reply to someone else."""
    is_reply_to_others = spoken.in_reply_to_account_id not in (None, spoken.account_id)
    return spoken.visibility != Visibility.DIRECT and not is_reply_to_others


async def _is_welcome(tx: Transaction, receiver_id: int, actor_id: int, thread_id: int = 0) -> bool:
    found = await tx.one(WELCOME, receiver_id=receiver_id, actor_id=actor_id, thread_id=thread_id, now=clock.now())
    return found is not None


async def on_status_edited(tx: Transaction, event: StatusEdited) -> None:
    """Tells those who boosted a status that it reads differently now, and those whom it newly mentions."""
    spoken = await tx.one(SPOKEN, status_id=event.status_id)
    if spoken is None:
        return
    await _tell_mentioned(tx, spoken)
    await keep_message(tx, spoken)
    boosters = await tx.all(BOOSTERS, **_about(spoken))
    await _tell(tx, boosters, NotificationKind.UPDATE, spoken, f"update:{spoken.id}:{spoken.edited_at}")
    await tell_quoting(tx, spoken)


async def on_status_deleted(tx: Transaction, event: StatusDeleted) -> None:
    """Takes back every notification of a status that is gone, or that of a boost that was undone."""
    if event.reblog_of_id is None:
        await tx.run(FORGET_STATUS, status_id=event.status_id)
        await tx.run(FORGET_FILTERED, status_id=event.status_id)
        await forget_message(tx, event.status_id)
    else:
        await tx.run(
            TAKE_BACK_OF_STATUS,
            status_id=event.reblog_of_id,
            kind=NotificationKind.REBLOG.value,
            from_account_id=event.account_id,
        )


async def on_status_favourited(tx: Transaction, event: StatusFavourited) -> None:
    """Tells the author that someone likes a status."""
    spoken = await tx.one(SPOKEN, status_id=event.status_id)
    if spoken is None or await tx.one(FAVOURITE, actor_id=event.account_id, status_id=event.status_id) is None:
        return
    if await _is_welcome(tx, spoken.account_id, event.account_id, spoken.thread_id):
        dedupe = f"favourite:{spoken.id}:{event.account_id}"
        kind = NotificationKind.FAVOURITE
        await notify(tx, spoken.account_id, kind, event.account_id, status_id=spoken.id, dedupe=dedupe)


async def on_status_unfavourited(tx: Transaction, event: StatusUnfavourited) -> None:
    """Takes the notification of a favourite back, unless it was given again."""
    if await tx.one(FAVOURITE, actor_id=event.account_id, status_id=event.status_id) is None:
        await tx.run(
            TAKE_BACK_OF_STATUS,
            status_id=event.status_id,
            kind=NotificationKind.FAVOURITE.value,
            from_account_id=event.account_id,
        )


async def on_followed(tx: Transaction, event: Followed) -> None:
    """Tells an account of a new follower; a request that led here is answered."""
    await _take_back(tx, event, NotificationKind.FOLLOW_REQUEST)
    if await _still(tx, event, NotificationKind.FOLLOW) and await _is_welcome(tx, event.target_id, event.account_id):
        dedupe = f"follow:{event.account_id}"
        await notify(tx, event.target_id, NotificationKind.FOLLOW, event.account_id, dedupe=dedupe)


async def on_follow_requested(tx: Transaction, event: FollowRequested) -> None:
    """Tells an account that someone asks to follow it."""
    kind = NotificationKind.FOLLOW_REQUEST
    if await _still(tx, event, kind) and await _is_welcome(tx, event.target_id, event.account_id):
        await notify(tx, event.target_id, kind, event.account_id, dedupe=f"follow_request:{event.account_id}")


async def on_unfollowed(tx: Transaction, event: Unfollowed) -> None:
    """Takes the notification of a follow or a request back, unless it came again."""
    for kind in (NotificationKind.FOLLOW, NotificationKind.FOLLOW_REQUEST):
        if not await _still(tx, event, kind):
            await _take_back(tx, event, kind)


Relation = Followed | FollowRequested | Unfollowed


async def _still(tx: Transaction, event: Relation, kind: NotificationKind) -> bool:
    query = FOLLOW if kind is NotificationKind.FOLLOW else FOLLOW_REQUEST
    return await tx.one(query, actor_id=event.account_id, receiver_id=event.target_id) is not None


async def _take_back(tx: Transaction, event: Relation, kind: NotificationKind) -> None:
    await tx.run(TAKE_BACK, account_id=event.target_id, kind=kind.value, from_account_id=event.account_id)


async def on_account_created(tx: Transaction, event: AccountCreated) -> None:
    """Tells the team of a new member."""
    for moderator in await tx.all(STAFF):
        if moderator != event.account_id:
            kind = NotificationKind.ADMIN_SIGN_UP
            await notify(tx, moderator, kind, event.account_id, dedupe=f"admin.sign_up:{event.account_id}")
