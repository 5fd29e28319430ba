"""Give a post a new wording, or delete it."""

import msgspec
from starlette.responses import Response

from palabre.ground.errors import PalabreError
from palabre.statuses.delete import delete_status
from palabre.statuses.edit import edit_status
from palabre.statuses.read import source, view
from palabre.web import show
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.visit import Visit
from palabre.web.writing.composer import draft_of, edit_composer, empty_composer, kept_pictures, pictures_to_show


def _id(visit: Visit) -> int:
    return int(visit.request.path_params["id"])


async def show_edit(visit: Visit) -> Response:
    """Answers GET /compose/edit/ID."""
    status = await visit.house.store.read(source, visit.account.id, _id(visit))
    shown = await visit.house.store.read(view, visit.viewer_id, status.id)
    return await _page(visit, edit_composer(status), [each.id for each in shown.attachments])


async def _page(visit: Visit, form: Form, pictures: list[int], status: int = 200) -> Response:
    return await render(
        visit,
        "writing/compose.html",
        status=status,
        inline=False,
        editing=True,
        reply_to=None,
        form=form,
        pictures=await pictures_to_show(visit, pictures),
        action=f"/compose/edit/{_id(visit)}",
    )


async def edit(visit: Visit) -> Response:
    """Answers POST /compose/edit/ID."""
    house, form = visit.house, visit.form
    try:
        kept = await kept_pictures(visit)
        form.keep_ids("media", kept)
        draft = msgspec.structs.replace(draft_of(form, kept), keeps_poll=True)
        status = await house.store.write(
            edit_status, visit.account, _id(visit), draft, screen=house.screen, settings=house.settings
        )
    except PalabreError as error:
        return await _page(visit, form.refuse(error), list(form.ids("media")), error.status)
    edited = await house.store.read(view, visit.viewer_id, status.id)
    return visit.go(show.post(edited))


async def show_delete(visit: Visit) -> Response:
    """Answers GET /posts/ID/delete."""
    status = await visit.house.store.read(source, visit.account.id, _id(visit))
    shown = await visit.house.store.read(view, visit.viewer_id, status.id)
    return await render(visit, "writing/delete.html", view=shown)


async def delete(visit: Visit) -> Response:
    """Answers POST /posts/ID/delete; with `redraft`, the words and pictures come back in a new form.."""
    redraft = visit.form.flag("redraft")
    before = await visit.house.store.write(delete_status, visit.account.id, _id(visit), keep_media=redraft)
    if not redraft:
        return visit.go("/home")
    written = before.status
    defaults = edit_composer(written).defaults | {"visibility": written.visibility}
    form = Form(defaults=empty_composer(visit).defaults | defaults)
    pictures = await pictures_to_show(visit, [each.id for each in before.attachments])
    return await render(
        visit, "writing/compose.html", inline=False, reply_to=None, form=form, pictures=pictures, action="/compose"
    )


ROUTES = [
    get("/compose/edit/{id:id}", show_edit),
    post("/compose/edit/{id:id}", edit),
    get("/posts/{id:id}/delete", show_delete),
    post("/posts/{id:id}/delete", delete),
]
