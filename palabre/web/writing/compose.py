"""Write a post, a reply or a quote: now or later, and with a word beforehand about what screening would do."""

import msgspec
from starlette.responses import Response

from palabre.ground.errors import NotFound, PalabreError
from palabre.ground.ids import parse_id
from palabre.statuses.foresee import Foreseen, foresee
from palabre.statuses.model import Draft, Scheduled, State, Status, StatusView
from palabre.statuses.post import post_status
from palabre.statuses.read import view
from palabre.statuses.scheduling.schedule import schedule_status
from palabre.web import show
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import partial, refused_part, render
from palabre.web.visit import Visit
from palabre.web.writing.composer import empty_composer, quote_composer, reply_composer
from palabre.web.writing.drafting import draft_of, due_of
from palabre.web.writing.files import files_to_show, kept_files

ACTION = "/compose"
UNSENT = 422
POSTED = "posted"
"""The event that tells scripts that a form was sent for good, so that its draft may go."""


class Around(msgspec.Struct, frozen=True):
    """What a post answers and quotes, as its author may see it."""

    reply_to: StatusView | None = None
    quoted: StatusView | None = None


async def show_compose(visit: Visit) -> Response:
    """Answers GET /compose."""
    query = visit.request.query_params
    around = Around(await _seen(visit, query.get("reply_to", "")), await _seen(visit, query.get("quote", "")))
    if around.reply_to is not None:
        return await compose_page(visit, reply_composer(visit, around.reply_to), around)
    if around.quoted is not None:
        return await compose_page(visit, quote_composer(visit, around.quoted), around)
    mention = query.get("mention", "")
    text = query.get("text", "")[: visit.settings.max_characters]
    return await compose_page(visit, empty_composer(visit, f"@{mention} " if mention else text), around)


async def _seen(visit: Visit, wish: str) -> StatusView | None:
    wanted = parse_id(wish)
    if wanted is None:
        return None
    found = await visit.house.store.read(view, visit.viewer_id, wanted)
    return found.reblog or found


async def surroundings(visit: Visit, form: Form) -> Around:
    """What a form answers and quotes. What is gone meanwhile is left out; sending the form says so."""
    found: list[StatusView | None] = []
    for name in ("reply_to", "quote"):
        try:
            found.append(await _seen(visit, form.line(name)))
        except NotFound:
            found.append(None)
    return Around(*found)


async def compose_page(
    visit: Visit, form: Form, around: Around, status: int = 200, foreseen: Foreseen | None = None
) -> Response:
    """The form, with everything in it; for a script that sent it, the form alone."""
    pictures = await files_to_show(visit, form.ids("media"))
    about = {
        "form": form,
        "pictures": pictures,
        "action": ACTION,
        "inline": form.flag("inline"),
        "reply_to": around.reply_to,
        "quoted": around.quoted,
        "foreseen": foreseen,
    }
    if visit.is_partial:
        return refused_part(visit, "parts/composer.html", status=status, **about)
    return await render(visit, "writing/compose.html", status=status, **about)


async def write(visit: Visit) -> Response:
    """Answers POST /compose. With `step` the form comes back with its new files, and nothing is posted."""
    house, form = visit.house, visit.form
    try:
        kept = await kept_files(visit)
        if form.flag("step"):
            return await compose_page(visit, form, await surroundings(visit, form))
        draft, due_at = draft_of(form, kept), due_of(form)
        if foreseen := await foreseen_for(visit, draft):
            return await compose_page(visit, form, await surroundings(visit, form), UNSENT, foreseen)
        if due_at is not None:
            return await _schedule(visit, draft, due_at)
        status = await house.store.write(
            post_status, visit.account, draft, screen=house.screen, settings=house.settings
        )
    except PalabreError as error:
        return await compose_page(visit, form.refuse(error), await surroundings(visit, form), error.status)
    return await _posted(visit, status)


async def foreseen_for(visit: Visit, draft: Draft) -> Foreseen | None:
    """What screening would do, unless the author was told and sends it all the same.

    An author is told so many times an hour; after that, what would be held goes straight to where a person looks, so
    that nobody can feel their way around the rules.
    """
    house = visit.house
    if visit.form.flag("anyway"):
        return None
    foreseen = await house.store.read(foresee, visit.account, draft, screen=house.screen, settings=house.settings)
    return foreseen if foreseen and may_be_told(visit) else None


def may_be_told(visit: Visit) -> bool:
    """Whether the author may still be told beforehand what screening would do, this hour."""
    return visit.house.limits.foresights.take(str(visit.account.id)) >= 0


async def _schedule(visit: Visit, draft: Draft, due_at: int) -> Response:
    house = visit.house
    made = await house.store.write(
        schedule_status, visit.account, draft, due_at, app_id=0, screen=house.screen, settings=house.settings
    )
    if not isinstance(made, Scheduled):
        return await _posted(visit, made)
    return sent(visit.go(f"/scheduled#scheduled-{made.id}"))


async def _posted(visit: Visit, status: Status) -> Response:
    posted = await visit.house.store.read(view, visit.viewer_id, status.id)
    if visit.is_partial and visit.form.flag("inline"):
        return sent(partial(visit, "parts/posted.html", form=empty_composer(visit), view=posted, action=ACTION))
    if status.in_reply_to_id is not None or status.state == State.HELD:
        return sent(visit.go(show.post(posted)))
    return sent(visit.go("/home"))


def sent(response: Response) -> Response:
    """An answer that lets the draft on the device go."""
    response.headers["HX-Trigger"] = POSTED
    return response


ROUTES = [
    get("/compose", show_compose),
    post("/compose", write),
]
