"""Write a post or a reply."""

from msgspec import structs
from starlette.responses import Response

from palabre.ground.errors import PalabreError
from palabre.ground.ids import parse_id
from palabre.statuses.model import State, Status, StatusView
from palabre.statuses.post import post_status
from palabre.statuses.read import view
from palabre.web import show
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import partial, refused_part, render
from palabre.web.visit import Visit
from palabre.web.writing.composer import (
    draft_of,
    empty_composer,
    kept_pictures,
    new_pictures,
    pictures_to_show,
    reply_composer,
)

ACTION = "/compose"


async def show_compose(visit: Visit) -> Response:
    """Answers GET /compose."""
    query = visit.request.query_params
    parent = await _parent(visit, query.get("reply_to", ""))
    if parent is not None:
        return await _page(visit, reply_composer(visit, parent), parent)
    mention = query.get("mention", "")
    text = query.get("text", "")[: visit.settings.max_characters]
    return await _page(visit, empty_composer(visit, f"@{mention} " if mention else text), None)


async def _parent(visit: Visit, wish: str) -> StatusView | None:
    parent_id = parse_id(wish)
    if parent_id is None:
        return None
    found = await visit.house.store.read(view, visit.viewer_id, parent_id)
    return found.reblog or found


async def _page(visit: Visit, form: Form, parent: StatusView | None, status: int = 200) -> Response:
    pictures = await pictures_to_show(visit, form.ids("media"))
    about = {"form": form, "pictures": pictures, "action": ACTION}
    if visit.is_partial:
        return refused_part(visit, "parts/composer.html", status=status, inline=True, **about)
    return await render(visit, "writing/compose.html", status=status, inline=False, reply_to=parent, **about)


async def write(visit: Visit) -> Response:
    """Answers POST /compose."""
    house, form = visit.house, visit.form
    parent = await _parent(visit, form.line("reply_to"))
    try:
        kept = await kept_pictures(visit)
        form.keep_ids("media", kept)
        draft = structs.replace(draft_of(form, kept), quote_policy=visit.user.default_quote_policy)
        status = await house.store.write(
            post_status, visit.account, draft, screen=house.screen, settings=house.settings
        )
    except PalabreError as error:
        return await _page(visit, form.refuse(error), parent, error.status)
    return await _posted(visit, status, parent)


async def _posted(visit: Visit, status: Status, parent: StatusView | None) -> Response:
    posted = await visit.house.store.read(view, visit.viewer_id, status.id)
    if visit.is_partial:
        return partial(visit, "parts/posted.html", form=empty_composer(visit), view=posted, action=ACTION)
    if parent is not None or status.state == State.HELD:
        return visit.go(show.post(posted))
    return visit.go("/home")


async def send_pictures(visit: Visit) -> Response:
    """Answers POST /compose/media: pictures on their own, before the post they are for."""
    added = await new_pictures(visit)
    html = "".join([partial_text(visit, each) for each in added])
    return Response(html, media_type="text/html")


def partial_text(visit: Visit, picture: object) -> str:
    """One picture of the form."""
    return bytes(partial(visit, "parts/picture.html", picture=picture).body).decode()


ROUTES = [
    get("/compose", show_compose),
    post("/compose", write),
    post("/compose/media", send_pictures),
]
