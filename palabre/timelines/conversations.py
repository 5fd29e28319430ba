"""Direct messages, gathered for each of those who take part, as in Mastodon: by thread and by whom it is with."""

import msgspec

from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.ground.ids import new_id
from palabre.ground.language import _
from palabre.statuses.model import Visibility
from palabre.store.transaction import Transaction
from palabre.timelines.model import Conversation, ConversationChanged, Spoken
from palabre.timelines.queries.conversations import (
    ADD_ENTRY,
    ENTRIES_OF,
    ENTRY,
    FORGET_ENTRIES,
    LATEST,
    NAMED,
    OWN,
    PUT_AWAY,
    REMOVE,
    RENEW,
    SET_LAST,
    SET_UNREAD,
    UNANSWERED,
)
from palabre.timelines.queries.recipients import MENTIONED
from palabre.timelines.rules import participants_of


async def keep_message(tx: Transaction, spoken: Spoken) -> None:
    """Adds a direct message to the conversations of its author and of those it reaches. Harmless when repeated."""
    if spoken.visibility != Visibility.DIRECT or spoken.reblog_of_id is not None:
        return
    everyone = {spoken.account_id, *await tx.all(NAMED, status_id=spoken.id)}
    reached = await tx.all(
        MENTIONED, status_id=spoken.id, actor_id=spoken.account_id, thread_id=spoken.thread_id, now=clock.now()
    )
    for owner_id in dict.fromkeys((spoken.account_id, *reached)):
        if await tx.one(ENTRY, account_id=owner_id, status_id=spoken.id) is None:
            await _add(tx, owner_id, spoken, everyone - {owner_id})


async def _add(tx: Transaction, owner_id: int, spoken: Spoken, others: set[int]) -> None:
    conversation_id = await tx.one(
        RENEW,
        id=new_id(),
        account_id=owner_id,
        thread_id=spoken.thread_id,
        participants=participants_of(others),
        last_status_id=spoken.id,
        unread=owner_id != spoken.account_id,
    )
    assert conversation_id is not None
    await tx.run(ADD_ENTRY, account_id=owner_id, status_id=spoken.id, conversation_id=conversation_id)
    await tx.emit(ConversationChanged(owner_id, conversation_id))


async def forget_message(tx: Transaction, status_id: int) -> None:
    """Takes a message out of every conversation: the one before it is the last now, and an empty one ends."""
    entries = await tx.all(ENTRIES_OF, status_id=status_id)
    if not entries:
        return
    await tx.run(FORGET_ENTRIES, status_id=status_id)
    for entry in entries:
        found = await tx.one(OWN, viewer_id=entry.account_id, conversation_id=entry.conversation_id)
        if found is None or found.last_status_id != status_id:
            continue
        latest = await tx.one(LATEST, conversation_id=found.id)
        if latest is None:
            await tx.run(REMOVE, conversation_id=found.id)
        else:
            await tx.run(SET_LAST, conversation_id=found.id, new_last_id=latest)
            await tx.emit(ConversationChanged(found.account_id, found.id))


async def mark_conversation(tx: Transaction, account_id: int, conversation_id: int, *, unread: bool) -> Conversation:
    """Marks one's own conversation as read or unread, and returns it. Raises `NotFound`."""
    found = await _own(tx, account_id, conversation_id)
    if found.unread == unread:
        return found
    await tx.run(SET_UNREAD, conversation_id=conversation_id, new_unread=unread)
    await tx.emit(ConversationChanged(account_id, conversation_id))
    return msgspec.structs.replace(found, unread=unread)


async def remove_conversation(tx: Transaction, account_id: int, conversation_id: int) -> None:
    """Puts one's own conversation away; its messages stay, and the next one begins it anew. Raises `NotFound`."""
    await _own(tx, account_id, conversation_id)
    await _put_away(tx, conversation_id)


async def _put_away(tx: Transaction, conversation_id: int) -> None:
    await tx.run(PUT_AWAY, of_conversation_id=conversation_id)
    await tx.run(REMOVE, conversation_id=conversation_id)


async def put_away_unanswered(tx: Transaction, account_id: int, from_account_id: int) -> None:
    """Puts away what someone alone has written to the account, which never said a word to it."""
    participants = participants_of([from_account_id])
    for conversation_id in await tx.all(UNANSWERED, viewer_id=account_id, participants=participants):
        await _put_away(tx, conversation_id)


async def _own(tx: Transaction, account_id: int, conversation_id: int) -> Conversation:
    found = await tx.one(OWN, viewer_id=account_id, conversation_id=conversation_id)
    if found is None:
        raise NotFound(_("This conversation is not there any more."))
    return found
