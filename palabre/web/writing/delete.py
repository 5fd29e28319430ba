"""Delete a post for good, or to write it anew."""

from starlette.responses import Response

from palabre.statuses.delete import delete_status
from palabre.statuses.read import source, view
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.visit import Visit
from palabre.web.writing.compose import compose_page, surroundings
from palabre.web.writing.composer import rewrite_composer


async def show_delete(visit: Visit) -> Response:
    """Answers GET /posts/ID/delete."""
    status = await visit.house.store.read(source, visit.account.id, int(visit.request.path_params["id"]))
    shown = await visit.house.store.read(view, visit.viewer_id, status.id)
    return await render(visit, "writing/delete.html", view=shown)


async def delete(visit: Visit) -> Response:
    """Answers POST /posts/ID/delete; with `redraft`, the post comes back in a new form with all that belongs to it."""
    redraft = visit.form.flag("redraft")
    status_id = int(visit.request.path_params["id"])
    before = await visit.house.store.write(delete_status, visit.account.id, status_id, keep_media=redraft)
    if not redraft:
        return visit.go("/home")
    form = rewrite_composer(visit, before)
    form.keep_ids("media", [each.id for each in before.attachments])
    return await compose_page(visit, form, await surroundings(visit, form))


ROUTES = [
    get("/posts/{id:id}/delete", show_delete),
    post("/posts/{id:id}/delete", delete),
]
