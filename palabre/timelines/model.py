"""Nouns and events of the room `timelines`."""

from enum import StrEnum

import msgspec

from palabre.store.events import Event


class NotificationKind(StrEnum):
    """Why someone is notified. Most are Mastodon's types (https://docs.joinmastodon.org/entities/Notification/#type).

    The kinds that begin with `palabre.` are our own: apps that do not know them crash, so they are read only on request.
    """

    MENTION = "mention"
    STATUS = "status"
    REBLOG = "reblog"
    FOLLOW = "follow"
    FOLLOW_REQUEST = "follow_request"
    FAVOURITE = "favourite"
    UPDATE = "update"
    MODERATION_WARNING = "moderation_warning"
    ADMIN_REPORT = "admin.report"
    REPORT_OUTCOME = "palabre.report_outcome"
    APPEAL_DECIDED = "palabre.appeal_decided"


OWN_KINDS = (NotificationKind.REPORT_OUTCOME, NotificationKind.APPEAL_DECIDED)
"""Kinds that the Mastodon API does not know."""


class Notification(msgspec.Struct, frozen=True):
    """Something that a local account should know of.

    `from_account_id` is whoever caused it; for words from the moderators it is the recipient, for a moderator is not
    named. `status_id` is the status to show: for a boost the one that was boosted. `subject_id` is the boost
    (`reblog`), the statement of reasons (`moderation_warning`), the report (`admin.report`, `palabre.report_outcome`)
    or the appeal (`palabre.appeal_decided`).
    """

    id: int
    account_id: int
    kind: str
    from_account_id: int
    status_id: int | None
    subject_id: int | None
    created_at: int


class Marker(msgspec.Struct, frozen=True):
    """How far an account has read a timeline, `home` or `notifications`."""

    timeline: str
    last_read_id: int
    version: int
    updated_at: int


class StreamItem(msgspec.Struct, frozen=True):
    """What a live stream tells: `kind` is update, status.update, delete or notification; `id` is of the status or notification.

    `cursor` is where a subscriber that lost its connection goes on (`after=`); some items may then come twice.
    """

    kind: str
    id: int
    cursor: str


class Notified(Event, frozen=True):
    """An account has a new notification."""

    account_id: int
    notification_id: int
