"""Favourite, boost, bookmark, pin, mute a conversation, vote against a post, leave a quote: on and off."""

from collections.abc import Awaitable, Callable

from starlette.responses import Response

from palabre.statuses.boost import boost, unboost
from palabre.statuses.opinion import Direction, vote_on
from palabre.statuses.quoting.quote import revoke_quote
from palabre.statuses.react import (
    bookmark,
    favourite,
    mute_thread,
    pin,
    unbookmark,
    unfavourite,
    unmute_thread,
    unpin,
)
from palabre.statuses.read import view
from palabre.store.transaction import Transaction
from palabre.web import show
from palabre.web.handler import Handler, post
from palabre.web.page import partial
from palabre.web.visit import Visit

Verb = Callable[[Transaction, int, int], Awaitable[None]]


def toggle(on: Verb, off: Verb) -> Handler:
    """A handler that does one thing or undoes it, as the button says."""

    async def handle(visit: Visit) -> Response:
        verb = on if visit.form.flag("on") else off
        await visit.house.store.write(verb, visit.account.id, int(visit.request.path_params["id"]))
        return await _shown(visit)

    return handle


async def boost_or_not(visit: Visit) -> Response:
    """Answers POST /posts/ID/boost."""
    status_id = int(visit.request.path_params["id"])
    if visit.form.flag("on"):
        await visit.house.store.write(boost, visit.account, status_id)
    else:
        await visit.house.store.write(unboost, visit.account.id, status_id)
    return await _shown(visit)


async def vote_against_or_not(visit: Visit) -> Response:
    """Answers POST /posts/ID/vote-against: a vote that nobody but whoever gave it ever sees."""
    direction = Direction.DOWN if visit.form.flag("on") else Direction.NONE
    await visit.house.store.write(vote_on, visit.account.id, int(visit.request.path_params["id"]), direction)
    return await _shown(visit)


async def leave_quote(visit: Visit) -> Response:
    """Answers POST /posts/ID/leave-quote: takes one's own post out of the quote in this one."""
    quoting_id = int(visit.request.path_params["id"])
    await visit.house.store.write(revoke_quote, visit.account.id, visit.form.id("quoted") or 0, quoting_id)
    return await _shown(visit)


async def _shown(visit: Visit) -> Response:
    """The buttons as they now stand, or the page that they were on."""
    shown = await visit.house.store.read(view, visit.viewer_id, int(visit.request.path_params["id"]))
    if visit.is_partial:
        outer = visit.form.id("outer") or shown.status.id
        return partial(visit, "parts/actions.html", shown=shown, outer=outer)
    return visit.back(show.post(shown), f"#post-{visit.form.id('outer') or shown.status.id}")


ROUTES = [
    post("/posts/{id:id}/favourite", toggle(favourite, unfavourite)),
    post("/posts/{id:id}/bookmark", toggle(bookmark, unbookmark)),
    post("/posts/{id:id}/pin", toggle(pin, unpin)),
    post("/posts/{id:id}/mute-conversation", toggle(mute_thread, unmute_thread)),
    post("/posts/{id:id}/vote-against", vote_against_or_not),
    post("/posts/{id:id}/leave-quote", leave_quote),
    post("/posts/{id:id}/boost", boost_or_not),
]
