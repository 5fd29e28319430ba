"""What `timelines` does when an account is gone for good."""

import msgspec

from palabre.accounts.model import AccountErased
from palabre.store.transaction import Transaction
from palabre.timelines.model import Conversation, ConversationChanged
from palabre.timelines.queries.conversations import PUT_AWAY, REMOVE
from palabre.timelines.queries.erased import CONVERSATIONS_NAMING, FORGET, SET_PARTICIPANTS


async def on_account_erased(tx: Transaction, event: AccountErased) -> None:
    """Forgets its notifications, filters, followed tags and push subscriptions, and takes it out of conversations."""
    for command in FORGET:
        await tx.run(command, account_id=event.account_id)
    for each in await tx.all(CONVERSATIONS_NAMING, pattern=f"%{event.account_id}%"):
        if event.account_id in each.participant_ids:
            await _go_on_without(tx, each, event.account_id)


async def _go_on_without(tx: Transaction, conversation: Conversation, account_id: int) -> None:
    """The others stay together. What was between two ends, and so does what is the same as another from now on."""
    others = [each for each in conversation.participant_ids if each != account_id]
    left = msgspec.json.encode(others).decode()
    if others and await tx.run(SET_PARTICIPANTS, conversation_id=conversation.id, new_participants=left):
        await tx.emit(ConversationChanged(conversation.account_id, conversation.id))
        return
    await tx.run(PUT_AWAY, of_conversation_id=conversation.id)
    await tx.run(REMOVE, conversation_id=conversation.id)
