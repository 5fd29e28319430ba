"""Live streams as server-sent events (https://docs.joinmastodon.org/methods/streaming/).

Each event carries an `id`; a listener that sends it back as `Last-Event-ID` misses nothing
(https://html.spec.whatwg.org/multipage/server-sent-events.html).
"""

from collections.abc import AsyncIterator

from palabre.api.answer import Answer, Flow
from palabre.api.call import Call
from palabre.api.channels import Channel, channel
from palabre.api.forms import Form
from palabre.api.heard import Heard, Thump, listen
from palabre.api.operations import ANYONE, Area, user, viewer

area = Area("streaming")
_THUMP = b":thump\n\n"


class Media(Form, frozen=True, kw_only=True):
    """Whether only statuses with media are wanted."""

    only_media: bool = False

    def name(self, stream: str) -> str:
        """The stream with or without them."""
        return f"{stream}:media" if self.only_media else stream


class Tag(Form, frozen=True, kw_only=True):
    """The tag to hear."""

    tag: str = ""


@area.get("/api/v1/streaming/health", ANYONE)
async def get_streaming_health(_call: Call) -> Answer:
    """Whether streams are served here."""
    return Answer(b"OK", 200, "text/plain; charset=utf-8")


@area.get("/api/v1/streaming/user", user("read:statuses"))
async def get_streaming_user(call: Call) -> Flow:
    """The caller's home and notifications."""
    return _flow(call, channel("user"))


@area.get("/api/v1/streaming/user/notification", user("read:notifications"))
async def get_streaming_user_notification(call: Call) -> Flow:
    """The caller's notifications."""
    return _flow(call, channel("user:notification"))


@area.get("/api/v1/streaming/public", viewer("read:statuses"))
async def get_streaming_public(call: Call, form: Media) -> Flow:
    """The public timeline."""
    return _flow(call, channel(form.name("public")))


@area.get("/api/v1/streaming/public/local", viewer("read:statuses"))
async def get_streaming_public_local(call: Call, form: Media) -> Flow:
    """The local part of the public timeline."""
    return _flow(call, channel(form.name("public:local")))


@area.get("/api/v1/streaming/public/remote", viewer("read:statuses"))
async def get_streaming_public_remote(call: Call, form: Media) -> Flow:
    """The remote part of the public timeline."""
    return _flow(call, channel(form.name("public:remote")))


@area.get("/api/v1/streaming/hashtag", viewer("read:statuses"))
async def get_streaming_hashtag(call: Call, form: Tag) -> Flow:
    """The timeline of a tag."""
    return _flow(call, channel("hashtag", form.tag))


@area.get("/api/v1/streaming/hashtag/local", viewer("read:statuses"))
async def get_streaming_hashtag_local(call: Call, form: Tag) -> Flow:
    """The local part of the timeline of a tag."""
    return _flow(call, channel("hashtag:local", form.tag))


def _flow(call: Call, chosen: Channel) -> Flow:
    return Flow(_lines(call, chosen), "text/event-stream", (("cache-control", "no-store"), ("x-accel-buffering", "no")))


async def _lines(call: Call, chosen: Channel) -> AsyncIterator[bytes]:
    yield b":)\n\n"
    async for heard in listen(call, chosen, call.headers.get("last-event-id", "")):
        match heard:
            case Thump():
                yield _THUMP
            case Heard(event, payload, cursor):
                yield f"id: {cursor}\nevent: {event}\ndata: {payload}\n\n".encode()
