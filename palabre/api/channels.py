"""The live streams by their Mastodon names (https://docs.joinmastodon.org/methods/streaming/#streams)."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager

import msgspec

from palabre.ground.errors import Invalid, NotFound
from palabre.ground.language import _
from palabre.timelines.model import StreamItem
from palabre.timelines.streams import Streams

Items = AbstractAsyncContextManager[AsyncIterator[StreamItem]]
_PERSONAL = {"user": "read:statuses", "user:notification": "read:notifications"}
_PUBLIC = {
    f"public{where}{what}": {"local": where == ":local", "remote": where == ":remote", "only_media": bool(what)}
    for where in ("", ":local", ":remote")
    for what in ("", ":media")
}
_TAGGED = {"hashtag": False, "hashtag:local": True}


class Channel(msgspec.Struct, frozen=True):
    """A stream, and the tag it is about, if any."""

    stream: str
    tag: str = ""

    @property
    def label(self) -> list[str]:
        """How events name the stream they come from."""
        return [self.stream, self.tag] if self.tag else [self.stream]

    @property
    def scope(self) -> str:
        """The scope that hearing it needs; empty for what everyone may hear."""
        return _PERSONAL.get(self.stream, "")

    @property
    def is_personal(self) -> bool:
        """Whether it belongs to whoever listens."""
        return self.stream in _PERSONAL

    def open(self, streams: Streams, viewer_id: int | None, after: str = "") -> Items:
        """Begins to listen, or goes on `after` the cursor of the last item heard."""
        if self.stream in _PUBLIC:
            return streams.public(**_PUBLIC[self.stream], viewer_id=viewer_id, after=after)
        if self.stream in _TAGGED:
            return streams.tag(self.tag, local=_TAGGED[self.stream], viewer_id=viewer_id, after=after)
        assert viewer_id is not None
        return streams.user(viewer_id, only_notifications=self.stream == "user:notification", after=after)


def channel(stream: str, tag: str = "") -> Channel:
    """The channel of a name. Raises `NotFound` for an unknown one, `Invalid` for a tag stream without a tag."""
    if stream in _TAGGED:
        if not tag.removeprefix("#").strip():
            raise Invalid(_("The parameter {name} is missing."), code="missing", name="tag")
        return Channel(stream, tag.removeprefix("#").strip().lower())
    if stream in _PUBLIC or stream in _PERSONAL:
        return Channel(stream)
    raise NotFound(_("Unknown stream type"), cause=f"no stream {stream}")
