"""Live streams as server-sent events (https://docs.joinmastodon.org/methods/streaming/).

Each event carries an `id`; a listener that sends it back as `Last-Event-ID` goes on from there, and misses nothing
(https://html.spec.whatwg.org/multipage/server-sent-events.html).
"""

import asyncio
from contextlib import suppress
from functools import partial

from starlette.types import Message, Receive, Send

from palabre.api.answer import Answer, Flow
from palabre.api.call import Call
from palabre.api.forms import Form
from palabre.api.live import heard
from palabre.api.live.channels import Channel, channel
from palabre.api.live.heard import Listener, is_still_welcome
from palabre.api.live.outbox import Outbox
from palabre.api.live.permit import check_channel
from palabre.api.operations import ANYONE, Area, user, viewer

area = Area("streaming")


class Media(Form, frozen=True, kw_only=True):
    """Whether only statuses with media are wanted."""

    only_media: bool = False

    def name(self, stream: str) -> str:
        """The stream with or without them."""
        return f"{stream}:media" if self.only_media else stream


class Tag(Form, frozen=True, kw_only=True):
    """The tag to hear."""

    tag: str = ""


class OneList(Form, frozen=True, kw_only=True):
    """The list to hear."""

    list: str = ""


@area.get("/api/v1/streaming/health", ANYONE)
async def get_streaming_health(_call: Call) -> Answer:
    """Whether streams are served here."""
    return Answer(b"OK", 200, "text/plain; charset=utf-8")


@area.get("/api/v1/streaming/user", user("read:statuses"))
async def get_streaming_user(call: Call) -> Flow:
    """The caller's home and notifications."""
    return await _flow(call, channel("user"))


@area.get("/api/v1/streaming/user/notification", user("read:notifications"))
async def get_streaming_user_notification(call: Call) -> Flow:
    """The caller's notifications."""
    return await _flow(call, channel("user:notification"))


@area.get("/api/v1/streaming/direct", user("read:statuses"))
async def get_streaming_direct(call: Call) -> Flow:
    """The caller's conversations."""
    return await _flow(call, channel("direct"))


@area.get("/api/v1/streaming/list", user("read:statuses"))
async def get_streaming_list(call: Call, form: OneList) -> Flow:
    """One of the caller's lists."""
    return await _flow(call, channel("list", list_id=form.list))


@area.get("/api/v1/streaming/public", viewer("read:statuses"))
async def get_streaming_public(call: Call, form: Media) -> Flow:
    """The public timeline."""
    return await _flow(call, channel(form.name("public")))


@area.get("/api/v1/streaming/public/local", viewer("read:statuses"))
async def get_streaming_public_local(call: Call, form: Media) -> Flow:
    """The local part of the public timeline."""
    return await _flow(call, channel(form.name("public:local")))


@area.get("/api/v1/streaming/public/remote", viewer("read:statuses"))
async def get_streaming_public_remote(call: Call, form: Media) -> Flow:
    """The remote part of the public timeline."""
    return await _flow(call, channel(form.name("public:remote")))


@area.get("/api/v1/streaming/hashtag", viewer("read:statuses"))
async def get_streaming_hashtag(call: Call, form: Tag) -> Flow:
    """The timeline of a tag."""
    return await _flow(call, channel("hashtag", form.tag))


@area.get("/api/v1/streaming/hashtag/local", viewer("read:statuses"))
async def get_streaming_hashtag_local(call: Call, form: Tag) -> Flow:
    """The local part of the timeline of a tag."""
    return await _flow(call, channel("hashtag:local", form.tag))


async def _flow(call: Call, chosen: Channel) -> Flow:
    await check_channel(call, chosen)
    headers = (("cache-control", "no-store"), ("x-accel-buffering", "no"))
    return Flow(partial(_carry, call, chosen), "text/event-stream", headers)


class Lines:
    """An event as lines of a stream, made once for all who hear it."""

    def __init__(self, event: str, payload: str | None, cursor: str) -> None:
        self._message = _chunk(f"id: {cursor}\nevent: {event}\ndata: {payload or ''}\n\n")

    def message(self, _channel: Channel) -> Message:
        """The lines."""
        return self._message


def _chunk(text: str) -> Message:
    return {"type": "http.response.body", "body": text.encode(), "more_body": True}


_HELLO, _THUMP = _chunk(":)\n\n"), _chunk(":thump\n\n")


async def _carry(call: Call, chosen: Channel, receive: Receive, send: Send) -> None:
    """Speaks until the listener leaves or is too slow, their token ends, or the house closes."""
    outbox = Outbox(send)
    outbox.put(_HELLO)
    after = call.headers.get("last-event-id", "")
    leaving = asyncio.create_task(_left(receive))
    try:
        async with call.house.streams.subscribed(Listener(call, chosen, outbox, Lines), after):
            ends = {leaving, outbox.ended}
            while not (await asyncio.wait(ends, timeout=heard.THUMP_SECONDS, return_when="FIRST_COMPLETED"))[0]:
                if not await is_still_welcome(call):
                    break
                outbox.put(_THUMP)
    finally:
        leaving.cancel()
        with suppress(asyncio.CancelledError):
            await leaving
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _left(receive: Receive) -> None:
    """Returns when the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
