"""Follow, mute, block, note and recommend."""

from starlette.responses import Response

from palabre.accounts.model import Account
from palabre.graph.block import block, unblock
from palabre.graph.endorse import endorse, unendorse
from palabre.graph.follow import follow, remove_follower, unfollow
from palabre.graph.mute import mute, unmute
from palabre.graph.notes import set_note
from palabre.web import show
from palabre.web.handler import get, post
from palabre.web.page import partial, render
from palabre.web.reading.faces import faces_of
from palabre.web.reading.people import account_of, relation_to
from palabre.web.visit import Visit

DURATIONS = (0, 3_600, 86_400, 7 * 86_400, 30 * 86_400)
"""For how long someone can be muted, in seconds; 0 is until unmuted."""


async def _back(visit: Visit, target: Account) -> Response:
    """The buttons as they now stand, or the page that they were on."""
    if not visit.is_partial:
        return visit.back(show.profile(target))
    if visit.form.line("as") == "face":
        return partial(visit, "parts/follow.html", face=(await faces_of(visit, [target]))[0])
    return partial(visit, "parts/relation.html", account=target, relation=await relation_to(visit, target))


async def follow_or_not(visit: Visit) -> Response:
    """Answers POST /@NAME/follow; with `chosen`, the form says what the follower wants to hear."""
    target, form = await account_of(visit), visit.form
    if not form.flag("on"):
        await visit.house.store.write(unfollow, visit.account.id, target.id)
    elif form.flag("chosen"):
        await visit.house.store.write(
            follow,
            visit.account,
            target,
            reblogs=form.flag("boosts"),
            notify=form.flag("notify"),
            languages=tuple(form.texts("language")),
        )
    else:
        await visit.house.store.write(follow, visit.account, target)
    return await _back(visit, target)


async def mute_or_not(visit: Visit) -> Response:
    """Answers POST /@NAME/mute; `duration` is in seconds, and `silent` keeps notifications away too."""
    target, form = await account_of(visit), visit.form
    if not form.flag("on"):
        await visit.house.store.write(unmute, visit.account.id, target.id)
        return await _back(visit, target)
    wanted = form.id("duration") or 0
    await visit.house.store.write(
        mute,
        visit.account.id,
        target.id,
        notifications=form.flag("silent") if form.flag("chosen") else True,
        duration_s=wanted if wanted in DURATIONS else 0,
    )
    return await _back(visit, target)


async def show_mute(visit: Visit) -> Response:
    """Answers GET /@NAME/mute: for how long, and whether notifications stay away too."""
    target = await account_of(visit)
    return await render(visit, "relations/mute.html", account=target, durations=DURATIONS)


async def block_or_not(visit: Visit) -> Response:
    """Answers POST /@NAME/block."""
    target = await account_of(visit)
    if visit.form.flag("on"):
        await visit.house.store.write(block, visit.account.id, target.id)
    else:
        await visit.house.store.write(unblock, visit.account.id, target.id)
    return await _back(visit, target)


async def show_block(visit: Visit) -> Response:
    """Answers GET /@NAME/block: what a block does, before it is done."""
    return await render(visit, "relations/block.html", account=await account_of(visit))


async def endorse_or_not(visit: Visit) -> Response:
    """Answers POST /@NAME/recommend."""
    target = await account_of(visit)
    verb = endorse if visit.form.flag("on") else unendorse
    await visit.house.store.write(verb, visit.account.id, target.id)
    return await _back(visit, target)


async def note(visit: Visit) -> Response:
    """Answers POST /@NAME/note."""
    target = await account_of(visit)
    await visit.house.store.write(set_note, visit.account.id, target.id, comment=visit.form.text("comment").strip())
    return visit.back(show.profile(target))


async def drop_follower(visit: Visit) -> Response:
    """Answers POST /@NAME/remove-follower."""
    target = await account_of(visit)
    await visit.house.store.write(remove_follower, visit.account.id, target.id)
    return await _back(visit, target)


ROUTES = [
    post("/@{name}/follow", follow_or_not),
    get("/@{name}/mute", show_mute),
    post("/@{name}/mute", mute_or_not),
    get("/@{name}/block", show_block),
    post("/@{name}/block", block_or_not),
    post("/@{name}/recommend", endorse_or_not),
    post("/@{name}/note", note),
    post("/@{name}/remove-follower", drop_follower),
]
