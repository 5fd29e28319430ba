"""What an account reads of its notifications and markers.

Nothing of someone blocked, muted for notifications or suspended is shown, nor of a status that is not live.
"""

from collections.abc import Collection, Sequence

from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.model import OWN_KINDS, Conversation, Marker, Notification, NotificationKind
from palabre.timelines.queries import conversations as of_conversations
from palabre.timelines.queries.notifications import BY_IDS, COUNT_UNREAD, MARKERS, PAGE
from palabre.timelines.rules import participants_of


async def notifications(
    db: Reader,
    account_id: int,
    page: Page,
    *,
    kinds: Sequence[str] = (),
    exclude_kinds: Sequence[str] = (),
    from_account_id: int | None = None,
    own_kinds: bool = False,
    include_filtered: bool = False,
) -> list[Notification]:
    """The account's notifications, newest first; no `kinds` means all. `own_kinds` adds those Mastodon's API lacks.

    Those that the account's policy holds back are there only where they are asked for, or for one sender.
    """
    return await PAGE.fetch(
        db,
        page,
        account_id=account_id,
        now=clock.now(),
        kinds=wanted_kinds(kinds, exclude_kinds, own_kinds=own_kinds),
        from_account_id=from_account_id or 0,
        include_filtered=include_filtered or from_account_id is not None,
    )


def wanted_kinds(kinds: Sequence[str], exclude_kinds: Sequence[str], *, own_kinds: bool = False) -> list[str]:
    """The kinds that are asked for; no `kinds` means all."""
    return [kind for kind in _kinds(own_kinds) if kind not in exclude_kinds and (not kinds or kind in kinds)]


def _kinds(own_kinds: bool) -> list[str]:
    return [kind.value for kind in NotificationKind if own_kinds or kind not in OWN_KINDS]


async def notification(db: Reader, account_id: int, notification_id: int, *, own_kinds: bool = False) -> Notification:
    """One notification of the account. Raises `NotFound`."""
    found = await notifications_by_ids(db, account_id, [notification_id], own_kinds=own_kinds)
    if notification_id not in found:
        raise NotFound(_("This notification is not there any more."), code="notification_not_found")
    return found[notification_id]


async def notifications_by_ids(
    db: Reader, account_id: int, ids: Sequence[int], *, own_kinds: bool = False
) -> dict[int, Notification]:
    """Those of the account's notifications that have these ids and may be shown."""
    rows = await db.all(BY_IDS, account_id=account_id, now=clock.now(), ids=list(ids), kinds=_kinds(own_kinds))
    return {row.id: row for row in rows}


async def unread_count(
    db: Reader,
    account_id: int,
    *,
    limit: int = 100,
    own_kinds: bool = False,
    kinds: Sequence[str] = (),
    exclude_kinds: Sequence[str] = (),
    from_account_id: int | None = None,
) -> int:
    """How many notifications came after the marker `notifications`, at most `limit`."""
    count = await db.one(
        COUNT_UNREAD,
        account_id=account_id,
        now=clock.now(),
        last_read_id=await read_up_to(db, account_id),
        limit=limit,
        kinds=wanted_kinds(kinds, exclude_kinds, own_kinds=own_kinds),
        from_account_id=from_account_id or 0,
        include_filtered=from_account_id is not None,
    )
    return count or 0


async def read_up_to(db: Reader, account_id: int) -> int:
    """Up to which notification the account has read."""
    marked = (await markers(db, account_id, ["notifications"])).get("notifications")
    return marked.last_read_id if marked else 0


async def markers(db: Reader, account_id: int, names: Sequence[str]) -> dict[str, Marker]:
    """The account's markers of these timelines, by name; a timeline never marked is missing."""
    rows = await db.all(MARKERS, account_id=account_id, names=list(names))
    return {row.timeline: row for row in rows}


async def conversations(db: Reader, account_id: int, page: Page, *, let_in: bool = False) -> list[Conversation]:
    """The account's conversations, the last written to first; a page is bounded by the ids of their last messages.

    One whose last message is of someone whom the account does not hear is left out; with `let_in` also one with someone
    who waits for the account's word before they may notify it.
    """
    query = of_conversations.LET_IN_PAGE if let_in else of_conversations.PAGE
    return await query.fetch(db, page, viewer_id=account_id, now=clock.now())


async def unread_conversations(db: Reader, account_id: int, *, limit: int = 100) -> int:
    """How many conversations, but for those of whoever waits for the account's word, are unread; at most `limit`."""
    return await db.one(of_conversations.COUNT_UNREAD, viewer_id=account_id, now=clock.now(), limit=limit) or 0


async def conversation(db: Reader, account_id: int, conversation_id: int) -> Conversation:
    """One conversation of the account. Raises `NotFound`."""
    found = (await conversations_by_ids(db, account_id, [conversation_id])).get(conversation_id)
    if found is None:
        raise NotFound(_("This conversation is not there any more."))
    return found


async def conversation_with(db: Reader, account_id: int, others: Collection[int]) -> Conversation | None:
    """The account's conversation with exactly these others that was written to last."""
    participants = participants_of(others)
    return await db.one(of_conversations.WITH, viewer_id=account_id, now=clock.now(), participants=participants)


async def conversation_of(db: Reader, account_id: int, status_id: int) -> int:
    """The account's conversation in which a message stands. Raises `NotFound`."""
    entry = await db.one(of_conversations.ENTRY, account_id=account_id, status_id=status_id)
    if entry is None or not entry.conversation_id:
        raise NotFound(_("This conversation is not there any more."))
    return entry.conversation_id


async def messages(db: Reader, account_id: int, conversation_id: int, page: Page) -> list[int]:
    """Ids of the messages of one conversation of the account, newest first, without those of whom it does not hear."""
    return await of_conversations.MESSAGES.fetch(
        db, page, viewer_id=account_id, conversation_id=conversation_id, now=clock.now()
    )


async def conversations_by_ids(db: Reader, account_id: int, ids: Sequence[int]) -> dict[int, Conversation]:
    """Those of the account's conversations that have these ids and may be shown."""
    rows = await db.all(of_conversations.BY_IDS, viewer_id=account_id, now=clock.now(), ids=list(ids))
    return {row.id: row for row in rows}
