"""Nouns of the room `discovery`."""

from enum import StrEnum

import msgspec

from palabre.accounts.model import Account
from palabre.statuses.model import Day, ShownCard


class Kind(StrEnum):
    """What is ranked."""

    TAG = "tag"
    STATUS = "status"
    LINK = "link"
    MOST_FOLLOWED = "most_followed"
    MOST_INTERACTIONS = "most_interactions"


class Reviewed(StrEnum):
    """What the team says a word of in this room: one status, everything by an author, one link."""

    STATUS = "status"
    AUTHOR = "author"
    LINK = "link"


class Source(StrEnum):
    """Why someone is suggested (https://docs.joinmastodon.org/entities/Suggestion/#sources), the best reason first."""

    FEATURED = "featured"
    FRIENDS_OF_FRIENDS = "friends_of_friends"
    SIMILAR = "similar_to_recently_followed"
    MOST_INTERACTIONS = "most_interactions"
    MOST_FOLLOWED = "most_followed"


class Suggestion(msgspec.Struct, frozen=True):
    """Someone whom the viewer may want to follow, and why."""

    account: Account
    sources: tuple[Source, ...]


class Publisher(msgspec.Struct, frozen=True):
    """A row of `link_publishers`."""

    id: int
    domain: str
    trendable: bool
    reviewed_at: int | None
    created_at: int

    @property
    def word(self) -> bool | None:
        """What the team says of it, if anything."""
        return None if self.reviewed_at is None else self.trendable


class RankedStatus(msgspec.Struct, frozen=True):
    """A status in the ranking, and what the team says of it and of its author."""

    id: int
    account_id: int
    word: bool | None
    word_on_author: bool | None


class RankedLink(msgspec.Struct, frozen=True):
    """A card in the ranking, and what the team says of it."""

    id: int
    url: str
    word: bool | None


class TrendingLink(msgspec.Struct, frozen=True):
    """A linked page, its use on each of the last seven days, and whether the team has yet to look at it."""

    shown: ShownCard
    days: tuple[Day, ...]
    requires_review: bool = False


class TrendingStatus(msgspec.Struct, frozen=True):
    """A status by its id, and whether the team has yet to look at it."""

    id: int
    requires_review: bool = False


class ListedPerson(msgspec.Struct, frozen=True):
    """A profile that search engines may list."""

    username: str
    last_status_at: int | None


class ListedPost(msgspec.Struct, frozen=True):
    """A post that search engines may list."""

    id: int
    username: str
    created_at: int
    edited_at: int | None
