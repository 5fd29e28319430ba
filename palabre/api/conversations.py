"""Conversations of direct messages (https://docs.joinmastodon.org/methods/conversations/)."""

from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.conversing import compose
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user
from palabre.api.pages import Paging, links
from palabre.timelines.conversations import mark_conversation, remove_conversation
from palabre.timelines.read import conversations

area = Area("conversations")


class OneConversation(Form, frozen=True, kw_only=True):
    """A conversation by its id."""

    id: Id


@area.get("/api/v1/conversations", user("read:statuses"))
async def get_conversations(call: Call, form: Paging) -> Answer:
    """The caller's conversations, the last written to first; pages are bounded by ids of last messages."""
    page = form.page()
    rows = await call.house.store.read(conversations, call.me.id, page)
    return json(await compose(call, rows), 200, *links(call, page, [row.last_status_id for row in rows]))


@area.delete("/api/v1/conversations/{id}", user("write:conversations"))
async def delete_conversation(call: Call, form: OneConversation) -> Answer:
    """Puts a conversation away; nobody's messages are deleted."""
    await call.house.store.write(remove_conversation, call.me.id, form.id)
    return EMPTY_OBJECT


@area.post("/api/v1/conversations/{id}/read", user("write:conversations"))
async def post_conversation_read(call: Call, form: OneConversation) -> Answer:
    """Marks a conversation as read."""
    return await _mark(call, form, unread=False)


@area.post("/api/v1/conversations/{id}/unread", user("write:conversations"))
async def post_conversation_unread(call: Call, form: OneConversation) -> Answer:
    """Marks a conversation as unread, which the description does not list and Mastodon has."""
    return await _mark(call, form, unread=True)


async def _mark(call: Call, form: OneConversation, *, unread: bool) -> Answer:
    row = await call.house.store.write(mark_conversation, call.me.id, form.id, unread=unread)
    return json((await compose(call, [row]))[0])
