"""Nouns and events of the room `graph`. Every relation runs from `account_id` to `target_id`."""

from enum import StrEnum

import msgspec

from palabre.accounts.model import Account
from palabre.store.events import Event


class Relationship(msgspec.Struct, frozen=True, kw_only=True):
    """How a viewer stands to an account, in the terms of the Mastodon API (https://docs.joinmastodon.org/entities/Relationship/)."""

    target_id: int
    following: bool = False
    showing_reblogs: bool = False
    notifying: bool = False
    languages: tuple[str, ...] = ()
    followed_by: bool = False
    blocking: bool = False
    blocked_by: bool = False
    muting: bool = False
    muting_notifications: bool = False
    muting_expires_at: int | None = None
    requested: bool = False
    requested_by: bool = False
    domain_blocking: bool = False
    endorsed: bool = False
    note: str = ""


class Followed(Event, frozen=True):
    """An account began to follow another."""

    account_id: int
    target_id: int


class FollowChanged(Event, frozen=True):
    """A follower wants to hear more or less: boosts, notifications or languages."""

    account_id: int
    target_id: int


class FollowRequested(Event, frozen=True):
    """An account asked to follow a locked one."""

    account_id: int
    target_id: int


class Unfollowed(Event, frozen=True):
    """An account stopped following, was removed, or took its request back."""

    account_id: int
    target_id: int


class SeveranceKind(StrEnum):
    """Who ended the follows (https://docs.joinmastodon.org/entities/RelationshipSeveranceEvent/#type)."""

    DOMAIN_BLOCK = "domain_block"
    USER_DOMAIN_BLOCK = "user_domain_block"


class Severance(msgspec.Struct, frozen=True):
    """A row of `severances`: how many followers and followed accounts someone lost with a server."""

    id: int
    account_id: int
    kind: str
    target_name: str
    followers_count: int
    following_count: int
    created_at: int


class RelationshipsSevered(Event, frozen=True):
    """Someone lost follows with a whole server."""

    account_id: int
    severance_id: int


class Blocked(Event, frozen=True):
    """An account blocked another; follows between them ended with it."""

    account_id: int
    target_id: int


class Unblocked(Event, frozen=True):
    """A block ended."""

    account_id: int
    target_id: int


class Muted(Event, frozen=True):
    """An account muted another, or changed how."""

    account_id: int
    target_id: int


class Unmuted(Event, frozen=True):
    """A mute ended."""

    account_id: int
    target_id: int


class ListChanged(Event, frozen=True):
    """A list was made, its terms changed, or who is in it. `account_id` is its owner."""

    account_id: int
    list_id: int


class ListDeleted(Event, frozen=True):
    """A list is no more. `account_id` was its owner."""

    account_id: int
    list_id: int


class DomainBlocked(Event, frozen=True):
    """An account wants to hear nothing of a server."""

    account_id: int
    domain: str


class DomainUnblocked(Event, frozen=True):
    """An account hears of a server again."""

    account_id: int
    domain: str


class AddedToCollection(Event, frozen=True):
    """An account was put into a collection; `account_id` made the collection, `target_id` is in it."""

    collection_id: int
    item_id: int
    account_id: int
    target_id: int


class CollectionChanged(Event, frozen=True):
    """What is said of a collection changed; `account_id` made it."""

    collection_id: int
    account_id: int


class RepliesPolicy(StrEnum):
    """Which replies of its members a list shows: to anyone whom its owner follows, to other members, or none."""

    FOLLOWED = "followed"
    LIST = "list"
    NONE = "none"


class List(msgspec.Struct, frozen=True):
    """A list of accounts that its owner reads together."""

    id: int
    account_id: int
    title: str
    replies_policy: str
    exclusive: bool
    created_at: int


class Related(msgspec.Struct, frozen=True):
    """An account in a list; `id` is that of the relation, by which the list is paged."""

    id: int
    account: Account


class Bonds(msgspec.Struct, frozen=True):
    """What stands between a viewer and some accounts, as far as it decides what the viewer may read."""

    blocked: frozenset[int] = frozenset()
    """Accounts that block the viewer or are blocked by them."""
    followed: frozenset[int] = frozenset()
    muted: frozenset[int] = frozenset()


NO_BONDS = Bonds()


class ItemState(StrEnum):
    """Whether whoever is in a collection may be shown in it."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    REVOKED = "revoked"


class Collection(msgspec.Struct, frozen=True):
    """Accounts that someone shows together. `tag` is a tag's name as written, or empty."""

    id: int
    account_id: int
    name: str
    description: str
    language: str | None
    sensitive: bool
    discoverable: bool
    tag: str
    created_at: int
    updated_at: int


class CollectionItem(msgspec.Struct, frozen=True):
    """A place in a collection."""

    id: int
    collection_id: int
    account_id: int
    position: int
    state: str
    created_at: int


class CollectionView(msgspec.Struct, frozen=True):
    """A collection as a viewer sees it, with the items that they may see."""

    collection: Collection
    items: tuple[CollectionItem, ...]
