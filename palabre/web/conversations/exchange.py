"""One conversation as an exchange, with room to answer; and the beginning of a new one."""

from collections.abc import Sequence

import msgspec
from starlette.responses import Response

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_handles, accounts_by_ids, search_accounts
from palabre.graph.read import following
from palabre.ground.errors import Invalid, PalabreError
from palabre.ground.language import _
from palabre.statuses.foresee import Foreseen
from palabre.statuses.model import Draft, Visibility
from palabre.store.paging import Page
from palabre.timelines.conversations import mark_conversation
from palabre.timelines.message import send_message
from palabre.timelines.model import Conversation
from palabre.timelines.read import conversation, conversation_with
from palabre.web import show
from palabre.web.conversations.talk import said_in
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.paging import is_first, older, page_of
from palabre.web.visit import Visit
from palabre.web.writing.compose import UNSENT, foreseen_for
from palabre.web.writing.drafting import LONGEST_KEY
from palabre.web.writing.files import files_to_show, kept_files

PER_PAGE = 40
MOST_FOUND = 8
MOST_PEOPLE = 12


async def show_exchange(visit: Visit) -> Response:
    """Answers GET /messages/ID. Whoever opens its newest part has read it."""
    found = await _conversation(visit)
    if found.unread and is_first(visit):
        await visit.house.store.write(mark_conversation, visit.account.id, found.id, unread=False)
    return await _exchange(visit, found, Form(defaults={"language": _language(visit)}))


async def _conversation(visit: Visit) -> Conversation:
    return await visit.house.store.read(conversation, visit.account.id, int(visit.request.path_params["id"]))


def _language(visit: Visit) -> str:
    return visit.user.default_language or visit.words.locale


async def _exchange(
    visit: Visit, found: Conversation, form: Form, status: int = 200, foreseen: Foreseen | None = None
) -> Response:
    page = page_of(visit, PER_PAGE) if visit.request.method == "GET" else Page(limit=PER_PAGE)
    said, ids = await said_in(visit, found, page, to_the_end=is_first(visit))
    return await render(
        visit,
        "conversations/exchange.html",
        status=status,
        conversation=found,
        people=await _people(visit, found),
        said=said,
        form=form,
        foreseen=foreseen,
        pictures=await files_to_show(visit, form.ids("media")),
        is_first_page=is_first(visit),
        older_url=older(visit, ids, PER_PAGE),
    )


async def _people(visit: Visit, found: Conversation) -> list[Account]:
    known = await visit.house.store.read(accounts_by_ids, found.participant_ids)
    return [known[each] for each in found.participant_ids if each in known]


async def answer(visit: Visit) -> Response:
    """Answers POST /messages/ID."""
    found = await _conversation(visit)
    try:
        sent = await _send(visit, await _people(visit, found), found.last_status_id)
    except PalabreError as error:
        return await _exchange(visit, found, visit.form.refuse(error), error.status)
    return sent if isinstance(sent, Response) else await _exchange(visit, found, visit.form, UNSENT, sent)


async def _send(visit: Visit, people: Sequence[Account], reply_to: int | None) -> Response | Foreseen:
    """Sends what the form holds, and shows it where it stands; or says what screening would do with it.

    Raises what `post_status` raises.
    """
    house, form = visit.house, visit.form
    kept = await kept_files(visit)
    form.keep_ids("media", kept)
    draft = Draft(
        text=addressed(form.text("text"), people) if kept or form.line("text") else "",
        visibility=Visibility.DIRECT,
        sensitive=visit.user.default_sensitive,
        language=form.line("language") or _language(visit),
        in_reply_to_id=reply_to,
        attachment_ids=tuple(kept),
        idempotency_key=form.line("key")[:LONGEST_KEY],
    )
    if foreseen := await foreseen_for(visit, draft):
        return foreseen
    sent, conversation_id = await house.store.write(
        send_message, visit.account, draft, screen=house.screen, settings=house.settings
    )
    if conversation_id is None and reply_to is None:
        return visit.go(f"{show.profile(visit.account)}/{sent.id}")
    return visit.go(f"/messages/{conversation_id or visit.request.path_params['id']}#latest")


def addressed(text: str, people: Sequence[Account]) -> str:
    """A message that names everyone whom it is to reach, in front of its own words."""
    named = set(text.split())
    missing = [f"@{each.handle}" for each in people if f"@{each.handle}" not in named]
    return " ".join((*missing, text.strip()))


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a new message is for, as far as that is known, and who is on offer."""

    people: Sequence[Account]
    found: Sequence[Account]
    unknown: Sequence[str]
    q: str


async def show_new(visit: Visit) -> Response:
    """Answers GET /messages/new."""
    query = visit.request.query_params
    beginning = await _beginning(visit, query.getlist("to"), query.get("q", ""))
    return await _new(visit, beginning, Form(defaults={"text": query.get("text", ""), "language": _language(visit)}))


async def _beginning(visit: Visit, handles: Sequence[str], q: str) -> Beginning:
    store, settings = visit.house.store, visit.settings
    named = [each.strip().removeprefix("@") for each in handles if each.strip()][:MOST_PEOPLE]
    known = await store.read(accounts_by_handles, named, settings=settings)
    people = {each.id: each for handle in named if (each := known.get(handle)) and each.id != visit.account.id}
    if q.strip():
        found = await store.read(search_accounts, q, MOST_FOUND)
    elif not people:
        found = [each.account for each in await store.read(following, visit.account.id, Page(limit=MOST_FOUND))]
    else:
        found = []
    return Beginning(
        people=list(people.values()),
        found=[
            each for each in found if each.id not in people and each.id != visit.account.id and not each.is_suspended
        ],
        unknown=[handle for handle in named if handle not in known],
        q=q,
    )


async def _new(
    visit: Visit, beginning: Beginning, form: Form, status: int = 200, foreseen: Foreseen | None = None
) -> Response:
    ids = [each.id for each in beginning.people]
    earlier = await visit.house.store.read(conversation_with, visit.account.id, ids) if ids else None
    return await render(
        visit,
        "conversations/new.html",
        status=status,
        beginning=beginning,
        earlier=earlier,
        form=form,
        foreseen=foreseen,
        pictures=await files_to_show(visit, form.ids("media")),
    )


async def begin(visit: Visit) -> Response:
    """Answers POST /messages/new."""
    beginning = await _beginning(visit, visit.form.texts("to"), "")
    try:
        if not beginning.people:
            raise Invalid(_("Choose whom the message is for."))
        sent = await _send(visit, beginning.people, None)
    except PalabreError as error:
        return await _new(visit, beginning, visit.form.refuse(error), error.status)
    return sent if isinstance(sent, Response) else await _new(visit, beginning, visit.form, UNSENT, sent)


ROUTES = [
    get("/messages/new", show_new),
    post("/messages/new", begin),
    get("/messages/{id:id}", show_exchange),
    post("/messages/{id:id}", answer),
]
