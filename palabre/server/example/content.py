"""The example community as its file says it."""

import tomllib
from pathlib import Path

import msgspec

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


class Complaint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A report of a status."""

    by: str
    of: str
    clause: str
    comment: str


class Community(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole example."""

    members: tuple[MemberOf, ...]
    follows: tuple[Follows, ...]
    statuses: tuple[Saying, ...]
    reports: tuple[Complaint, ...]


def read_community() -> Community:
    """The example community."""
    return msgspec.convert(tomllib.loads(FILE.read_text(encoding="utf-8")), Community)
