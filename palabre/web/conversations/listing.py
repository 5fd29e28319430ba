"""The list of conversations, and what one does with them."""

from starlette.responses import RedirectResponse, Response

from palabre.accounts.read import accounts_by_ids
from palabre.store.transaction import Reader
from palabre.timelines.conversations import mark_conversation, remove_conversation
from palabre.timelines.policy import waiting
from palabre.timelines.read import conversation, conversation_of, conversations
from palabre.web.conversations.talk import rows_of
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.paging import is_first, older, page_of
from palabre.web.visit import Visit


async def show_messages(visit: Visit) -> Response:
    """Answers GET /messages."""
    store, me = visit.house.store, visit.account
    found = await store.read(conversations, me.id, page_of(visit), let_in=True)
    return await render(
        visit,
        "conversations/list.html",
        rows=await rows_of(visit, found),
        waiting=await store.read(waiting, me.id) if is_first(visit) else None,
        older_url=older(visit, [each.last_status_id for each in found]),
    )


async def find_conversation(visit: Visit) -> Response:
    """Answers GET /messages/of/ID: the conversation in which a message stands."""
    found = await visit.house.store.read(conversation_of, visit.account.id, _id(visit))
    return RedirectResponse(f"/messages/{found}#latest", status_code=302)


def _id(visit: Visit) -> int:
    return int(visit.request.path_params["id"])


async def mark(visit: Visit) -> Response:
    """Answers POST /messages/ID/mark."""
    unread = visit.form.flag("unread")
    await visit.house.store.write(mark_conversation, visit.account.id, _id(visit), unread=unread)
    return Response(status_code=204) if visit.is_partial else visit.go("/messages")


async def ask_removal(visit: Visit) -> Response:
    """Answers GET /messages/ID/remove."""
    names = await visit.house.store.read(_names, visit.account.id, _id(visit))
    return await render(visit, "conversations/remove.html", conversation_id=_id(visit), names=names)


async def _names(db: Reader, account_id: int, conversation_id: int) -> list[str]:
    found = await conversation(db, account_id, conversation_id)
    known = await accounts_by_ids(db, found.participant_ids)
    return [each.name for each in known.values()]


async def remove(visit: Visit) -> Response:
    """Answers POST /messages/ID/remove."""
    await visit.house.store.write(remove_conversation, visit.account.id, _id(visit))
    return visit.go("/messages")


ROUTES = [
    get("/messages", show_messages),
    get("/messages/of/{id:id}", find_conversation),
    post("/messages/{id:id}/mark", mark),
    get("/messages/{id:id}/remove", ask_removal),
    post("/messages/{id:id}/remove", remove),
]
