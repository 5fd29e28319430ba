"""What a reader does with a status: favourite, boost, bookmark, pin, mute. Each answers with the status after it."""

from collections.abc import Awaitable, Callable
from typing import Literal

from palabre.api.answer import Answer
from palabre.api.call import Call
from palabre.api.operations import Area, user
from palabre.api.statuses import OneStatus
from palabre.api.viewing import show
from palabre.statuses.boost import boost, unboost
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
from palabre.store.transaction import Transaction

area = Area("reactions")
Verb = Callable[[Transaction, int, int], Awaitable[None]]


class Boost(OneStatus, frozen=True, kw_only=True):
    """Who is to see the boost."""

    visibility: Literal["public", "unlisted", "private"] = "public"


async def _react(call: Call, verb: Verb, form: OneStatus) -> Answer:
    await call.house.store.write(verb, call.me.id, form.id)
    return Answer(await show(call, form.id))


@area.post("/api/v1/statuses/{id}/reblog", user("write:statuses"))
async def post_status_reblog(call: Call, form: Boost) -> Answer:
    """Boosts, and answers with the boost."""
    made = await call.house.store.write(boost, call.me, form.id, form.visibility)
    return Answer(await show(call, made.id))


@area.post("/api/v1/statuses/{id}/unreblog", user("write:statuses"))
async def post_status_unreblog(call: Call, form: OneStatus) -> Answer:
    """Takes a boost back."""
    return await _react(call, unboost, form)


@area.post("/api/v1/statuses/{id}/favourite", user("write:favourites"))
async def post_status_favourite(call: Call, form: OneStatus) -> Answer:
    """Favourites."""
    return await _react(call, favourite, form)


@area.post("/api/v1/statuses/{id}/unfavourite", user("write:favourites"))
async def post_status_unfavourite(call: Call, form: OneStatus) -> Answer:
    """Takes a favourite back."""
    return await _react(call, unfavourite, form)


@area.post("/api/v1/statuses/{id}/bookmark", user("write:bookmarks"))
async def post_status_bookmark(call: Call, form: OneStatus) -> Answer:
    """Bookmarks."""
    return await _react(call, bookmark, form)


@area.post("/api/v1/statuses/{id}/unbookmark", user("write:bookmarks"))
async def post_status_unbookmark(call: Call, form: OneStatus) -> Answer:
    """Takes a bookmark out."""
    return await _react(call, unbookmark, form)


@area.post("/api/v1/statuses/{id}/pin", user("write:accounts"))
async def post_status_pin(call: Call, form: OneStatus) -> Answer:
    """Pins to the profile."""
    return await _react(call, pin, form)


@area.post("/api/v1/statuses/{id}/unpin", user("write:accounts"))
async def post_status_unpin(call: Call, form: OneStatus) -> Answer:
    """Takes off the profile's top."""
    return await _react(call, unpin, form)


@area.post("/api/v1/statuses/{id}/mute", user("write:mutes"))
async def post_status_mute(call: Call, form: OneStatus) -> Answer:
    """Ends notifications from a conversation."""
    return await _react(call, mute_thread, form)


@area.post("/api/v1/statuses/{id}/unmute", user("write:mutes"))
async def post_status_unmute(call: Call, form: OneStatus) -> Answer:
    """Lets a conversation notify again."""
    return await _react(call, unmute_thread, form)
