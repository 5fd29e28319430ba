"""A post to be shown in a frame on another site: no script, no cookie, nothing to press but links that lead here."""

from starlette.responses import HTMLResponse, Response

from palabre.ground.errors import NotFound
from palabre.ground.language import _
from palabre.statuses.read import view
from palabre.web.page import fragment
from palabre.web.public.plain import check_read, plain
from palabre.web.public.preview import of_post
from palabre.web.visit import Visit

POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors *"
)


async def show_embedded(visit: Visit) -> Response:
    """Answers GET /@NAME/ID/embed. Raises `NotFound` for what is not open to everyone."""
    check_read(visit)
    found = await visit.house.store.read(view, None, visit.request.path_params["id"])
    if found.reblog is not None or not of_post(visit, found).embeddable:
        raise NotFound(_("This post does not exist, or you may not read it."))
    body = fragment(visit, "public/embed.html", view=found)
    return HTMLResponse(body, headers={"Content-Security-Policy": POLICY})


ROUTES = [plain("/@{name}/{id:id}/embed", show_embedded)]
