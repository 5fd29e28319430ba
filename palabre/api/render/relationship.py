"""How the viewer stands to an account (https://docs.joinmastodon.org/entities/Relationship/)."""

import msgspec

from palabre.graph import model
from palabre.ground.clock import iso


class Relationship(msgspec.Struct, frozen=True, kw_only=True):
    """The viewer's relationship to one account."""

    id: str
    following: bool
    showing_reblogs: bool
    notifying: bool
    languages: tuple[str, ...] | None
    followed_by: bool
    blocking: bool
    blocked_by: bool
    muting: bool
    muting_notifications: bool
    muting_expires_at: str | None
    requested: bool
    requested_by: bool
    domain_blocking: bool
    endorsed: bool
    note: str


def relationship(known: model.Relationship) -> Relationship:
    """A relationship; `languages` is null when nothing is chosen."""
    return Relationship(
        id=str(known.target_id),
        following=known.following,
        showing_reblogs=known.showing_reblogs,
        notifying=known.notifying,
        languages=known.languages or None,
        followed_by=known.followed_by,
        blocking=known.blocking,
        blocked_by=known.blocked_by,
        muting=known.muting,
        muting_notifications=known.muting_notifications,
        muting_expires_at=None if known.muting_expires_at is None else iso(known.muting_expires_at),
        requested=known.requested,
        requested_by=known.requested_by,
        domain_blocking=known.domain_blocking,
        endorsed=known.endorsed,
        note=known.note,
    )
