"""A post in the reader's language."""

from starlette.responses import Response

from palabre.ground.errors import PalabreError
from palabre.statuses.translate import translate_status
from palabre.web.handler import get
from palabre.web.page import partial, render
from palabre.web.reading.thread import post_of
from palabre.web.visit import Visit


async def show_translation(visit: Visit) -> Response:
    """Answers GET /posts/ID/translation. What went wrong is said where the translation would stand."""
    found = await post_of(visit)
    house = visit.house
    made, problem = None, None
    try:
        house.limits.translations.check(str(visit.account.id))
        made = await translate_status(house.store, house.settings, visit.viewer_id, found.status.id, visit.words.locale)
    except PalabreError as error:
        problem = error
    if visit.is_partial:
        return partial(visit, "parts/translation.html", view=found, made=made, problem=problem)
    status = problem.status if problem else 200
    return await render(visit, "reading/translation.html", status=status, view=found, made=made, problem=problem)


ROUTES = [get("/posts/{id:id}/translation", show_translation)]
