"""The example community as its file says it."""

import tomllib
from pathlib import Path

import msgspec

from palabre.ground.clock import DAY, HOUR, MINUTE

FILE = Path(__file__).parent / "community.toml"


class MemberOf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Someone of the example."""

    name: str
    display_name: str
    role: str
    locale: str
    note: str


class Follows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom a member follows."""

    by: str
    of: tuple[str, ...]


class Saying(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A status, and what others make of it. `id` is its name within the file."""

    id: str
    by: str
    text: str
    language: str
    reply_to: str = ""
    visibility: str = "public"
    spoiler: str = ""
    picture: str = ""
    description: str = ""
    favourites: tuple[str, ...] = ()
    boosts: tuple[str, ...] = ()
    pinned: bool = False
    ago: str = "1m"
    """How long before now it was said: `3d`, `5h` or `20m`."""
    options: tuple[str, ...] = ()
    """The choices of a poll."""
    votes: tuple[tuple[str, int], ...] = ()
    """Who chose which option, counted from 0."""
    quotes: str = ""
    bookmarks: tuple[str, ...] = ()

    @property
    def age(self) -> int:
        """`ago` in milliseconds."""
        return int(self.ago[:-1]) * {"d": DAY, "h": HOUR, "m": MINUTE}[self.ago[-1]]


class Complaint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A report of a status."""

    by: str
    of: str
    clause: str
    comment: str


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list that a member keeps."""

    by: str
    title: str
    members: tuple[str, ...]


class Community(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole example."""

    members: tuple[MemberOf, ...]
    follows: tuple[Follows, ...]
    statuses: tuple[Saying, ...]
    reports: tuple[Complaint, ...]
    groups: tuple[Group, ...]
    announcement: str


def read_community() -> Community:
    """The example community."""
    return msgspec.convert(tomllib.loads(FILE.read_text(encoding="utf-8")), Community)
