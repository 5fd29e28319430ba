"""The earlier wordings of a post, and what changed from one to the next."""

from starlette.responses import Response

from palabre.statuses.read import history, view
from palabre.web.handler import get, readers
from palabre.web.page import render
from palabre.web.visit import Visit
from palabre.web.writing.differences import compared


async def show_history(visit: Visit) -> Response:
    """Answers GET /@NAME/ID/history."""
    found = await visit.house.store.read(view, visit.viewer_id, int(visit.request.path_params["id"]))
    shown = found.reblog or found
    edits = await visit.house.store.read(history, visit.viewer_id, shown.status.id)
    return await render(visit, "writing/history.html", view=shown, wordings=compared(edits))


ROUTES = [get("/@{name}/{id:id}/history", show_history, readers)]
