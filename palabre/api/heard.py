"""What listeners hear: each item of a stream as an event of Mastodon's, as this listener may see it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import msgspec

from palabre.accounts.oauth.scopes import covers
from palabre.accounts.read import bearer as bearer_of
from palabre.api.call import Call
from palabre.api.channels import Channel
from palabre.api.notifying import compose
from palabre.api.viewing import show_each
from palabre.ground.errors import Forbidden
from palabre.timelines.model import StreamItem
from palabre.timelines.read import notifications_by_ids

THUMP_SECONDS = 15.0


class Heard(msgspec.Struct, frozen=True):
    """An event: `payload` is JSON for statuses and notifications, an id for a deletion. `cursor` is where it stands."""

    event: str
    payload: str
    cursor: str


class Thump(msgspec.Struct, frozen=True):
    """A sign of life after a while in which nothing happened."""


async def listen(call: Call, channel: Channel, after: str = "") -> AsyncIterator[Heard | Thump]:
    """Events of a channel until the listener is too slow, their token ends, or the house closes.

    The token is looked at again every `THUMP_SECONDS`, however busy the channel is.
    """
    clock = asyncio.get_running_loop().time
    async with channel.open(call.house.streams, call.viewer_id, after) as items:
        due_at = clock() + THUMP_SECONDS
        while True:
            item = None
            if clock() < due_at:
                try:
                    async with asyncio.timeout_at(due_at):
                        item = await anext(items)
                except TimeoutError:
                    continue
                except StopAsyncIteration:
                    return
            if item is None:
                if not await is_still_welcome(call):
                    return
                due_at = clock() + THUMP_SECONDS
                yield Thump()
            elif (heard := await _heard(call, item)) is not None:
                yield heard


async def is_still_welcome(call: Call) -> bool:
    """Whether the token that opened a stream is still good."""
    if call.token is None:
        return True
    with suppress(Forbidden):
        return await call.house.store.read(bearer_of, call.token) is not None
    return False


async def _heard(call: Call, item: StreamItem) -> Heard | None:
    """The event for this listener; None when it is out of their sight by now."""
    if item.kind == "delete":
        return Heard("delete", str(item.id), item.cursor)
    if item.kind == "notification":
        if call.bearer is None or not covers(call.bearer.scopes, "read:notifications"):
            return None
        rows = await call.house.store.read(notifications_by_ids, call.me.id, [item.id])
        for _row, shown in await compose(call, list(rows.values())):
            return Heard("notification", msgspec.json.encode(shown).decode(), item.cursor)
        return None
    for _id, body in await show_each(call, [item.id]):
        return Heard(item.kind, body.decode(), item.cursor)
    return None
