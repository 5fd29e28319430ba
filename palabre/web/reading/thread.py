"""A post in its conversation, and its earlier wordings."""

from starlette.responses import RedirectResponse, Response

from palabre.ground.errors import NotFound
from palabre.ground.ids import parse_id
from palabre.ground.language import _
from palabre.statuses.model import StatusView, Thread
from palabre.statuses.read import thread, view
from palabre.timelines.filters.model import Context
from palabre.web import show
from palabre.web.handler import get, readers
from palabre.web.page import render
from palabre.web.paging import with_query
from palabre.web.reading.branches import conversation
from palabre.web.sieve import sifted
from palabre.web.visit import Visit
from palabre.web.writing.composer import reply_composer


async def show_thread(visit: Visit) -> Response:
    """Answers GET /@NAME/ID; `skip` goes on with later replies."""
    focus = await post_of(visit)
    if visit.request.url.path != show.post(focus):
        return RedirectResponse(show.post(focus), status_code=302)
    around = await visit.house.store.read(thread, visit.viewer_id, focus.status.id)
    around = Thread(
        tuple(await sifted(visit, around.ancestors, Context.THREAD)),
        tuple(await sifted(visit, around.descendants, Context.THREAD)),
    )
    skip = parse_id(visit.request.query_params.get("skip", "")) or 0
    found = conversation(focus, around, skip)
    return await render(
        visit,
        "reading/thread.html",
        view=focus,
        focus_id=focus.status.id,
        talk=found,
        is_first_page=not skip,
        more_url=with_query(visit, skip=str(found.next_skip)) if found.next_skip else "",
        form=reply_composer(visit, focus) if visit.me else visit.form,
    )


async def post_of(visit: Visit) -> StatusView:
    """The post of the address; what it boosts, for a boost. Raises `NotFound`."""
    post_id = parse_id(str(visit.request.path_params["id"]))
    if post_id is None:
        raise NotFound(_("This post does not exist, or you may not read it."))
    found = await visit.house.store.read(view, visit.viewer_id, post_id)
    return found.reblog or found


ROUTES = [
    get("/@{name}/{id:id}", show_thread, readers),
]
