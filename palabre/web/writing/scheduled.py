"""What a member has scheduled: read it, move it to another moment, change it, take it back."""

import msgspec
from starlette.responses import Response

from palabre.ground.errors import Invalid, PalabreError
from palabre.ground.language import _
from palabre.statuses.scheduling.publish import Problem
from palabre.statuses.scheduling.read import ScheduledView, scheduled_status, scheduled_statuses
from palabre.statuses.scheduling.schedule import reschedule, unschedule
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.paging import older, page_of
from palabre.web.visit import Visit
from palabre.web.writing.compose import compose_page, surroundings
from palabre.web.writing.composer import draft_composer
from palabre.web.writing.drafting import due_of


def _id(visit: Visit) -> int:
    return int(visit.request.path_params["id"])


async def show_scheduled(visit: Visit) -> Response:
    """Answers GET /scheduled."""
    return await _page(visit)


async def _page(visit: Visit, wrong: PalabreError | None = None) -> Response:
    rows = await visit.house.store.read(scheduled_statuses, visit.account.id, page_of(visit))
    return await render(
        visit,
        "writing/scheduled.html",
        status=wrong.status if wrong else 200,
        waiting=sorted(rows, key=lambda each: each.row.due_at),
        problems={each.row.id: _problem(visit, each) for each in rows if each.row.problem},
        wrong=wrong,
        older=older(visit, [each.row.id for each in rows]),
    )


def _problem(visit: Visit, found: ScheduledView) -> str:
    """Why it could not be posted, in the reader's language."""
    problem = msgspec.json.decode(found.row.problem, type=Problem)
    return visit.words.translate(problem.text).format(**problem.values)


async def move(visit: Visit) -> Response:
    """Answers POST /scheduled/ID: another moment."""
    try:
        due_at = due_of(visit.form)
        if due_at is None:
            raise Invalid(_("Choose a day and a time."))
        await visit.house.store.write(reschedule, visit.account.id, _id(visit), due_at)
    except Invalid as error:
        return await _page(visit, error)
    return visit.go(f"/scheduled#scheduled-{_id(visit)}")


async def cancel(visit: Visit) -> Response:
    """Answers POST /scheduled/ID/cancel."""
    await visit.house.store.write(unschedule, visit.account.id, _id(visit))
    return visit.go("/scheduled")


async def rewrite(visit: Visit) -> Response:
    """Answers POST /scheduled/ID/rewrite: takes it back into a form, with all that belongs to it."""
    found = await visit.house.store.read(scheduled_status, visit.account.id, _id(visit))
    await visit.house.store.write(unschedule, visit.account.id, _id(visit))
    form = draft_composer(visit, found.row.to_post, found.row.due_at)
    form.keep_ids("media", [each.id for each in found.attachments])
    return await compose_page(visit, form, await surroundings(visit, form))


ROUTES = [
    get("/scheduled", show_scheduled),
    post("/scheduled/{id:id}", move),
    post("/scheduled/{id:id}/cancel", cancel),
    post("/scheduled/{id:id}/rewrite", rewrite),
]
