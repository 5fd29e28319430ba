"""A post in the reader's language."""

from starlette.responses import Response

from palabre.ground.errors import PalabreError
from palabre.statuses.translate import translate_status
from palabre.web.handler import get
from palabre.web.page import partial, render
from palabre.web.reading.thread import post_of
from palabre.web.visit import Visit


async def show_translation(visit: Visit) -> Response:
    """Answers GET /posts/ID/translation."""
    found = await post_of(visit)
    house = visit.house
    try:
        house.limits.translations.check(str(visit.account.id))
        made = await translate_status(house.store, house.settings, visit.viewer_id, found.status.id, visit.words.locale)
    except PalabreError as error:
        if not visit.is_partial:
            raise
        return partial(visit, "parts/translation.html", view=found, made=None, problem=error)
    if visit.is_partial:
        return partial(visit, "parts/translation.html", view=found, made=made, problem=None)
    return await render(visit, "reading/translation.html", view=found, made=made, problem=None)


ROUTES = [get("/posts/{id:id}/translation", show_translation)]
