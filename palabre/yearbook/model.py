"""Nouns of the room `yearbook`."""

from enum import StrEnum

import msgspec

SCHEMA_VERSION = 2


class Archetype(StrEnum):
    """What kind of member someone was in a year, in a word not meant too seriously."""

    LURKER = "lurker"
    BOOSTER = "booster"
    POLLSTER = "pollster"
    REPLIER = "replier"
    ORACLE = "oracle"


class ReportState(StrEnum):
    """How a member's report of a year stands."""

    AVAILABLE = "available"
    GENERATING = "generating"
    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"


class Kinds(msgspec.Struct, frozen=True):
    """How much of each kind someone said in a year; `polls` are among `originals`."""

    originals: int
    replies: int
    boosts: int
    polls: int


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """What was new in a month (1 to 12)."""

    month: int
    statuses: int
    following: int
    followers: int


class TagUse(msgspec.Struct, frozen=True):
    """How often a tag was used."""

    name: str
    count: int


class TopStatuses(msgspec.Struct, frozen=True, kw_only=True):
    """The public statuses that came over best, each named once, by their ids."""

    by_reblogs: str | None = None
    by_favourites: str | None = None
    by_replies: str | None = None


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """A member's year (https://docs.joinmastodon.org/entities/AnnualReport/, schema version 2)."""

    archetype: str
    time_series: tuple[Month, ...]
    top_hashtags: tuple[TagUse, ...]
    top_statuses: TopStatuses


class Report(msgspec.Struct, frozen=True):
    """A row of `annual_reports`."""

    account_id: int
    year: int
    data: str
    schema_version: int
    share_key: str
    created_at: int
    read_at: int | None

    @property
    def figures(self) -> Figures:
        """What it says."""
        return msgspec.json.decode(self.data, type=Figures)


class Refresh(msgspec.Struct, frozen=True):
    """A row of `refreshes`: work that somebody waits for."""

    id: str
    account_id: int
    subject: str
    status: str
    result_count: int | None
    created_at: int
