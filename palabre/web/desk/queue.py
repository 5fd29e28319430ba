"""The desk: what waits, the most urgent first."""

from starlette.responses import Response

from palabre.moderation.model import CaseState
from palabre.moderation.read import open_counts, queue
from palabre.web.handler import get, moderators
from palabre.web.page import render
from palabre.web.visit import Visit

PER_PAGE = 40


async def show_desk(visit: Visit) -> Response:
    """Answers GET /desk?state=STATE&from=N."""
    query = visit.request.query_params
    state = query.get("state", "")
    state = state if state in tuple(CaseState) else CaseState.OPEN
    wish = query.get("from", "0")
    offset = int(wish) if wish.isdecimal() and len(wish) < 7 else 0
    store = visit.house.store
    rows = await store.read(queue, state=state, limit=PER_PAGE + 1, offset=offset)
    more = f"/desk?state={state}&from={offset + PER_PAGE}" if len(rows) > PER_PAGE else ""
    return await render(
        visit,
        "desk/queue.html",
        state=state,
        rows=rows[:PER_PAGE],
        counts=await store.read(open_counts),
        more_url=more,
    )


ROUTES = [get("/desk", show_desk, moderators)]
