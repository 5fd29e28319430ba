"""Follow, mute, block, and answer who asks to follow."""

from starlette.responses import Response

from palabre.accounts.model import Account
from palabre.graph.block import block, unblock
from palabre.graph.follow import follow, remove_follower, unfollow
from palabre.graph.mute import mute, unmute
from palabre.graph.requests import accept_request, reject_request
from palabre.web import show
from palabre.web.handler import post
from palabre.web.reading.people import account_of
from palabre.web.visit import Visit


def _back(visit: Visit, target: Account) -> Response:
    return visit.back(show.profile(target))


async def follow_or_not(visit: Visit) -> Response:
    """Answers POST /@NAME/follow."""
    target = await account_of(visit)
    if visit.form.flag("on"):
        await visit.house.store.write(follow, visit.account, target)
    else:
        await visit.house.store.write(unfollow, visit.account.id, target.id)
    return _back(visit, target)


async def mute_or_not(visit: Visit) -> Response:
    """Answers POST /@NAME/mute."""
    target = await account_of(visit)
    if visit.form.flag("on"):
        await visit.house.store.write(mute, visit.account.id, target.id)
    else:
        await visit.house.store.write(unmute, visit.account.id, target.id)
    return _back(visit, target)


async def block_or_not(visit: Visit) -> Response:
    """Answers POST /@NAME/block."""
    target = await account_of(visit)
    if visit.form.flag("on"):
        await visit.house.store.write(block, visit.account.id, target.id)
    else:
        await visit.house.store.write(unblock, visit.account.id, target.id)
    return _back(visit, target)


async def drop_follower(visit: Visit) -> Response:
    """Answers POST /@NAME/remove-follower."""
    target = await account_of(visit)
    await visit.house.store.write(remove_follower, visit.account.id, target.id)
    return _back(visit, target)


async def answer_request(visit: Visit) -> Response:
    """Answers POST /follow-requests/ID."""
    verb = accept_request if visit.form.text("answer") == "accept" else reject_request
    await visit.house.store.write(verb, visit.account.id, int(visit.request.path_params["id"]))
    return visit.go("/notifications?only=requests")


ROUTES = [
    post("/@{name}/follow", follow_or_not),
    post("/@{name}/mute", mute_or_not),
    post("/@{name}/block", block_or_not),
    post("/@{name}/remove-follower", drop_follower),
    post("/follow-requests/{id:id}", answer_request),
]
