"""Vote in a poll."""

from starlette.responses import Response

from palabre.statuses.polls.ballot import vote
from palabre.statuses.read import view
from palabre.web import show
from palabre.web.handler import post
from palabre.web.page import partial
from palabre.web.visit import Visit


async def vote_in(visit: Visit) -> Response:
    """Answers POST /polls/ID/votes."""
    poll_id = int(visit.request.path_params["id"])
    given = await visit.house.store.write(vote, visit.account.id, poll_id, visit.form.ids("choice"))
    shown = await visit.house.store.read(view, visit.viewer_id, given.poll.status_id)
    if visit.is_partial:
        return partial(visit, "parts/poll.html", shown=shown)
    return visit.back(show.post(shown), f"#post-{shown.status.id}")


ROUTES = [post("/polls/{id:id}/votes", vote_in)]
