"""Files on their own, before the post that they are for: sent, looked after while they are worked on, found again."""

from starlette.responses import HTMLResponse, Response

from palabre.ground.ids import parse_id
from palabre.media.model import Attachment
from palabre.media.read import attachment
from palabre.web.handler import get, post
from palabre.web.page import fragment, partial
from palabre.web.visit import Visit
from palabre.web.writing.files import files_to_show, new_files


async def send_files(visit: Visit) -> Response:
    """Answers POST /compose/media with a part of the form for each file."""
    return _parts(visit, [each async for each in new_files(visit)])


def _parts(visit: Visit, files: list[Attachment]) -> Response:
    about = {"form": visit.form, "places": 1}
    return HTMLResponse("".join(fragment(visit, "parts/picture.html", picture=each, **about) for each in files))


async def show_files(visit: Visit) -> Response:
    """Answers GET /compose/media?media=ID…, for a draft that was kept on a device; those that are gone are left out."""
    wanted = [parse_id(each) for each in visit.request.query_params.getlist("media")]
    most = visit.settings.max_attachments
    return _parts(visit, await files_to_show(visit, [each for each in wanted if each is not None][:most]))


async def show_state(visit: Visit) -> Response:
    """Answers GET /compose/media/ID: what it looks like, or that it is still worked on."""
    attachment_id = int(visit.request.path_params["id"])
    picture = await visit.house.store.read(attachment, attachment_id, visit.account.id)
    return partial(visit, "parts/preview.html", picture=picture)


ROUTES = [
    get("/compose/media", show_files),
    post("/compose/media", send_files),
    get("/compose/media/{id:id}", show_state),
]
