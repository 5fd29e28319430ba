"""Puts conversations together: who takes part, and the last message as the caller sees it."""

from collections.abc import Sequence

from palabre.accounts.read import accounts_by_ids
from palabre.api.call import Call
from palabre.api.render.conversation import Conversation, conversation
from palabre.api.viewing import show_each
from palabre.timelines import model


async def compose(call: Call, rows: Sequence[model.Conversation]) -> list[Conversation]:
    """The caller's conversations, in order."""
    about = {each for row in rows for each in (row.account_id, *row.participant_ids)}
    known = await call.house.store.read(accounts_by_ids, about)
    messages = dict(await show_each(call, [row.last_status_id for row in rows])) if rows else {}
    return [conversation(row, known, messages.get(row.last_status_id), call.house.settings) for row in rows]
