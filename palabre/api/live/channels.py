"""The live streams by their Mastodon names (https://docs.joinmastodon.org/methods/streaming/#streams)."""

import msgspec

from palabre.ground.errors import Invalid, NotFound
from palabre.ground.ids import parse_id
from palabre.ground.language import _
from palabre.statuses.entities import tag_name
from palabre.timelines.live.subscriber import Wish

_PERSONAL = {
    "user": "read:statuses",
    "user:notification": "read:notifications",
    "direct": "read:statuses",
    "list": "read:statuses",
}
_PUBLIC = {
    f"public{where}{what}": Wish(public=True, local=where == ":local", remote=where == ":remote", only_media=bool(what))
    for where in ("", ":local", ":remote")
    for what in ("", ":media")
}
_TAGGED = ("hashtag", "hashtag:local")


class Channel(msgspec.Struct, frozen=True):
    """A stream, and the tag or the list it is about, if any, as the client named it."""

    stream: str
    about: str = ""

    @property
    def label(self) -> list[str]:
        """How events name the stream they come from."""
        return [self.stream, self.about] if self.about else [self.stream]

    @property
    def scope(self) -> str:
        """The scope that hearing it needs; empty for what everyone may hear."""
        return _PERSONAL.get(self.stream, "")

    @property
    def is_personal(self) -> bool:
        """Whether it belongs to whoever listens."""
        return self.stream in _PERSONAL

    @property
    def list_id(self) -> int:
        """The list it is about, or 0."""
        return (parse_id(self.about) or 0) if self.stream == "list" else 0

    def wish(self, viewer_id: int | None, languages: tuple[str, ...] = ()) -> Wish:
        """What whoever listens wants to hear of; `languages` are those they chose for public timelines."""
        if self.stream in _PUBLIC:
            return msgspec.structs.replace(_PUBLIC[self.stream], viewer_id=viewer_id, languages=languages)
        if self.stream in _TAGGED:
            tag = tag_name(self.about.strip().removeprefix("#"))
            return Wish(viewer_id=viewer_id, tag=tag, local=self.stream == "hashtag:local")
        return Wish(
            viewer_id=viewer_id,
            home=self.stream == "user",
            notifications=self.stream in ("user", "user:notification"),
            direct=self.stream == "direct",
            list_id=self.list_id,
        )


def channel(stream: str, tag: str = "", list_id: str = "") -> Channel:
    """The channel of a name. Raises `NotFound` for an unknown one, `Invalid` for one that misses its tag or list."""
    if stream in _TAGGED:
        if not tag.strip().removeprefix("#").strip():
            raise Invalid(_("The parameter {name} is missing."), code="missing", name="tag")
        return Channel(stream, tag)
    if stream == "list":
        if parse_id(list_id) is None:
            raise Invalid(_("The parameter {name} is missing."), code="missing", name="list")
        return Channel(stream, list_id)
    if stream in _PUBLIC or stream in _PERSONAL:
        return Channel(stream)
    raise NotFound(_("Unknown stream type"), cause=f"no stream {stream}")
