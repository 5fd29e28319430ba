"""Which events of lower rooms change what reaches people, and whom each concerns."""

import msgspec

from palabre.graph.model import (
    Blocked,
    DomainBlocked,
    DomainUnblocked,
    FollowChanged,
    Followed,
    ListChanged,
    ListDeleted,
    Muted,
    Unblocked,
    Unfollowed,
    Unmuted,
)
from palabre.statuses.model import (
    PollEnded,
    QuoteRevoked,
    StatusDeleted,
    StatusEdited,
    StatusHeld,
    StatusPosted,
    StatusWithdrawn,
    ThreadMuted,
    ThreadUnmuted,
)
from palabre.store.events import Event, StoredEvent, kind_of
from palabre.timelines.model import TagFollowed, TagUnfollowed


def _kinds(*events: type[Event]) -> frozenset[str]:
    return frozenset(kind_of(event) for event in events)


ABOUT_STATUS = _kinds(StatusPosted, StatusEdited, StatusDeleted, StatusWithdrawn, StatusHeld, QuoteRevoked, PollEnded)
_BOTH_WAYS = _kinds(Blocked, Unblocked)
ABOUT_LIST = _kinds(ListChanged, ListDeleted)
RELATIONS = (
    _BOTH_WAYS
    | ABOUT_LIST
    | _kinds(Followed, FollowChanged, Unfollowed, Muted, Unmuted, ThreadMuted, ThreadUnmuted)
    | _kinds(DomainBlocked, DomainUnblocked, TagFollowed, TagUnfollowed)
)


def is_kind(event: StoredEvent, *kinds: type[Event]) -> bool:
    """Whether an event is of one of these kinds."""
    return any(event.kind == kind_of(kind) for kind in kinds)


class _OfStatus(msgspec.Struct):
    status_id: int
    account_id: int


def status_of(event: StoredEvent) -> int:
    """The status that an event of `ABOUT_STATUS` is about."""
    return msgspec.json.decode(event.payload, type=_OfStatus).status_id


def author_of(event: StoredEvent) -> int:
    """The author of the status that an event of `ABOUT_STATUS` is about."""
    return msgspec.json.decode(event.payload, type=_OfStatus).account_id


class _Related(msgspec.Struct):
    account_id: int
    target_id: int = 0


def concerned(event: StoredEvent) -> tuple[int, ...]:
    """The accounts whose home may differ after an event of `RELATIONS`."""
    related = msgspec.json.decode(event.payload, type=_Related)
    return (related.account_id, related.target_id) if event.kind in _BOTH_WAYS else (related.account_id,)
