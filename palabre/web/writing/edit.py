"""Give a post a new wording."""

import msgspec
from starlette.responses import Response

from palabre.accounts.model import Account
from palabre.door.house import House
from palabre.ground.errors import PalabreError
from palabre.statuses.edit import edit_status
from palabre.statuses.foresee import Foreseen, foresee_edit
from palabre.statuses.model import Draft, Status, StatusView
from palabre.statuses.quoting.quote import set_reply_policy
from palabre.statuses.read import source, view
from palabre.store.transaction import Transaction
from palabre.web import show
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import refused_part, render
from palabre.web.visit import Visit
from palabre.web.writing.compose import UNSENT, may_be_told, sent
from palabre.web.writing.composer import edit_composer
from palabre.web.writing.drafting import draft_of, is_same_poll
from palabre.web.writing.files import files_to_show, kept_files


def _id(visit: Visit) -> int:
    return int(visit.request.path_params["id"])


async def show_edit(visit: Visit) -> Response:
    """Answers GET /compose/edit/ID."""
    status = await visit.house.store.read(source, visit.account.id, _id(visit))
    shown = await _shown(visit, status)
    form = edit_composer(status, shown.poll.poll if shown.poll else None)
    form.keep_ids("media", [each.id for each in shown.attachments])
    return await _page(visit, form, shown)


async def _shown(visit: Visit, status: Status) -> StatusView:
    return await visit.house.store.read(view, visit.viewer_id, status.id)


async def _page(
    visit: Visit, form: Form, shown: StatusView, status: int = 200, foreseen: Foreseen | None = None
) -> Response:
    about = {
        "form": form,
        "pictures": await files_to_show(visit, form.ids("media")),
        "action": f"/compose/edit/{_id(visit)}",
        "inline": False,
        "editing": shown,
        "reply_to": None,
        "quoted": shown.quote.view if shown.quote else None,
        "foreseen": foreseen,
    }
    if visit.is_partial:
        return refused_part(visit, "parts/composer.html", status=status, **about)
    return await render(visit, "writing/compose.html", status=status, **about)


async def edit(visit: Visit) -> Response:
    """Answers POST /compose/edit/ID. With `step` the form comes back with its new files, and nothing is saved."""
    house, form = visit.house, visit.form
    shown = await _shown(visit, await house.store.read(source, visit.account.id, _id(visit)))
    try:
        kept = await kept_files(visit)
        if form.flag("step"):
            return await _page(visit, form, shown)
        draft = _new_wording(form, kept, shown)
        if foreseen := await _foresee(visit, draft):
            return await _page(visit, form, shown, UNSENT, foreseen)
        await house.store.write(_edit, visit.account, _id(visit), draft, house)
    except PalabreError as error:
        return await _page(visit, form.refuse(error), shown, error.status)
    return sent(visit.go(show.post(shown)))


def _new_wording(form: Form, kept: list[int], shown: StatusView) -> Draft:
    draft = draft_of(form, kept)
    poll = shown.poll.poll if shown.poll else None
    return msgspec.structs.replace(
        draft,
        keeps_poll=not form.texts("option-1") or (not form.flag("poll_lasts") and is_same_poll(draft.poll, poll)),
        reply_policy=form.line("reply_policy") or shown.status.reply_policy,
    )


async def _foresee(visit: Visit, draft: Draft) -> Foreseen | None:
    house = visit.house
    if visit.form.flag("anyway"):
        return None
    foreseen = await house.store.read(
        foresee_edit, visit.account, _id(visit), draft, screen=house.screen, settings=house.settings
    )
    return foreseen if foreseen and may_be_told(visit) else None


async def _edit(tx: Transaction, author: Account, status_id: int, draft: Draft, house: House) -> None:
    before = await source(tx, author.id, status_id)
    if draft.reply_policy != before.reply_policy:
        await set_reply_policy(tx, author.id, status_id, draft.reply_policy)
    await edit_status(tx, author, status_id, draft, screen=house.screen, settings=house.settings)


ROUTES = [
    get("/compose/edit/{id:id}", show_edit),
    post("/compose/edit/{id:id}", edit),
]
