"""Follow, block and mute (https://docs.joinmastodon.org/methods/accounts/#follow).

Each answers with the relationship after it.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated

from msgspec import Meta

from palabre.accounts.model import Account
from palabre.api.accounts import MOST_AT_ONCE, OneAccount, known_account
from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user
from palabre.api.render.relationship import relationship
from palabre.graph import model
from palabre.graph.block import block, unblock
from palabre.graph.follow import follow, remove_follower, unfollow
from palabre.graph.mute import mute, unmute
from palabre.graph.read import relationships
from palabre.ground.errors import NotFound
from palabre.store.transaction import Reader, Transaction

area = Area("relations")
LONGEST_MUTE_S = 10 * 365 * 86_400
Act = Callable[[Transaction, int, int], Awaitable[None]]
"""A verb between the caller's account and another."""


class Targets(Form, frozen=True, kw_only=True):
    """The accounts whose relationship is asked for."""

    id: tuple[Id, ...] = ()


class Follow(OneAccount, frozen=True, kw_only=True):
    """What the follower wants to hear. Following again keeps what is not sent."""

    reblogs: bool | None = None
    notify: bool | None = None
    languages: tuple[str, ...] | None = None


class Mute(OneAccount, frozen=True, kw_only=True):
    """Whether notifications are muted too, and for how many seconds (0: until unmuted)."""

    notifications: bool = True
    duration: Annotated[int, Meta(ge=0, le=LONGEST_MUTE_S)] = 0


@area.get("/api/v1/accounts/relationships", user("read:follows"))
async def get_account_relationships(call: Call, form: Targets) -> Answer:
    """How the caller stands to each account."""
    known = await call.house.store.read(relationships, call.me.id, form.id[: 2 * MOST_AT_ONCE])
    return json([relationship(each) for each in known])


@area.post("/api/v1/accounts/{id}/follow", user("write:follows"))
async def post_account_follow(call: Call, form: Follow) -> Answer:
    """Follows, or asks to; a second time it changes what is heard."""
    target = await known_account(call, form.id)
    return json(relationship(await call.house.store.write(_follow, call.me, target, form)))


async def _follow(tx: Transaction, me: Account, target: Account, form: Follow) -> model.Relationship:
    before = await _standing(tx, me.id, target.id)
    heard = before.showing_reblogs if before.following else True
    await follow(
        tx,
        me,
        target,
        reblogs=heard if form.reblogs is None else form.reblogs,
        notify=before.notifying if form.notify is None else form.notify,
        languages=before.languages if form.languages is None else form.languages,
    )
    return await _standing(tx, me.id, target.id)


async def _standing(db: Reader, viewer_id: int, target_id: int) -> model.Relationship:
    found = await relationships(db, viewer_id, [target_id])
    if not found:
        raise NotFound(cause=f"no account {target_id}")
    return found[0]


@area.post("/api/v1/accounts/{id}/unfollow", user("write:follows"))
async def post_account_unfollow(call: Call, form: OneAccount) -> Answer:
    """Stops following, or takes the request back."""
    return await answer_act(call, unfollow, form.id)


async def answer_act(call: Call, act: Act, target_id: int) -> Answer:
    """Does something between the caller and an account, and answers with the relationship after it."""
    return json(relationship(await call.house.store.write(_do, act, call.me.id, target_id)))


async def _do(tx: Transaction, act: Act, me_id: int, target_id: int) -> model.Relationship:
    await _standing(tx, me_id, target_id)
    await act(tx, me_id, target_id)
    return await _standing(tx, me_id, target_id)


@area.post("/api/v1/accounts/{id}/remove_from_followers", user("write:follows"))
async def post_account_remove_from_followers(call: Call, form: OneAccount) -> Answer:
    """Ends that an account follows the caller."""
    return await answer_act(call, remove_follower, form.id)


@area.post("/api/v1/accounts/{id}/block", user("write:blocks"))
async def post_account_block(call: Call, form: OneAccount) -> Answer:
    """Blocks."""
    return await answer_act(call, block, form.id)


@area.post("/api/v1/accounts/{id}/unblock", user("write:blocks"))
async def post_account_unblock(call: Call, form: OneAccount) -> Answer:
    """Ends a block."""
    return await answer_act(call, unblock, form.id)


@area.post("/api/v1/accounts/{id}/mute", user("write:mutes"))
async def post_account_mute(call: Call, form: Mute) -> Answer:
    """Mutes."""
    act = partial(mute, notifications=form.notifications, duration_s=form.duration)
    return await answer_act(call, act, form.id)


@area.post("/api/v1/accounts/{id}/unmute", user("write:mutes"))
async def post_account_unmute(call: Call, form: OneAccount) -> Answer:
    """Ends a mute."""
    return await answer_act(call, unmute, form.id)
