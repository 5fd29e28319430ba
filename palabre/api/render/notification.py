"""Notifications (https://docs.joinmastodon.org/entities/Notification/), and groups of them."""

from collections.abc import Sequence

import msgspec

from palabre.api.render.account import Account
from palabre.api.render.collection import Collection
from palabre.api.render.push import TITLES
from palabre.api.render.report import Report
from palabre.api.render.warning import AccountWarning
from palabre.graph.model import Severance
from palabre.ground.clock import iso
from palabre.ground.language import Translate, _
from palabre.timelines import model
from palabre.timelines.policy_model import Policy, Request, Waiting

UNKNOWN = _("{name} did something that concerns you")
SUMMARY = _("This app does not know this kind of notification yet. Open the site to see all of it.")


class NotificationFallback(msgspec.Struct, frozen=True):
    """What an app shows of a type that it does not know (https://docs.joinmastodon.org/entities/NotificationFallback/)."""

    title: str
    summary: str


class RelationshipSeveranceEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Follows lost with a whole server (https://docs.joinmastodon.org/entities/RelationshipSeveranceEvent/).

    `purged` says that nobody can read any more which they were: it is only counted how many.
    """

    id: str
    type: str
    purged: bool
    target_name: str
    followers_count: int
    following_count: int
    created_at: str


def severance_event(row: Severance) -> RelationshipSeveranceEvent:
    """What someone lost."""
    return RelationshipSeveranceEvent(
        id=str(row.id),
        type=row.kind,
        purged=True,
        target_name=row.target_name,
        followers_count=row.followers_count,
        following_count=row.following_count,
        created_at=iso(row.created_at),
    )


class Notification(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A notification; status, report, warning and collection are there for the types that have one."""

    id: str
    type: str
    created_at: str
    group_key: str
    account: Account
    status: msgspec.Raw | None = None
    report: Report | None = None
    moderation_warning: AccountWarning | None = None
    collection: Collection | None = None
    event: RelationshipSeveranceEvent | None = None
    fallback: NotificationFallback | None = None


class NotificationGroup(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Notifications shown as one. Those of the page are named where the group is read in a page."""

    group_key: str
    notifications_count: int
    type: str
    most_recent_notification_id: int
    sample_account_ids: list[str]
    page_min_id: str | None = None
    page_max_id: str | None = None
    latest_page_notification_at: str | None = None
    status_id: str | None = None
    report: Report | None = None
    moderation_warning: AccountWarning | None = None
    event: RelationshipSeveranceEvent | None = None
    fallback: NotificationFallback | None = None


def notification(
    row: model.Notification,
    by: Account,
    *,
    status: bytes | None = None,
    report: Report | None = None,
    warning: AccountWarning | None = None,
    collection: Collection | None = None,
    event: RelationshipSeveranceEvent | None = None,
) -> Notification:
    """A notification with what it is about."""
    return Notification(
        id=str(row.id),
        type=row.kind,
        created_at=iso(row.created_at),
        group_key=row.key,
        account=by,
        status=None if status is None else msgspec.Raw(status),
        report=report,
        moderation_warning=warning,
        collection=collection,
        event=event,
    )


def notification_group(group: model.NotificationGroup, shown: Notification) -> NotificationGroup:
    """A group, by its latest notification."""
    is_paged, at = group.page_min_id is not None, group.page_latest_at
    return NotificationGroup(
        group_key=group.key,
        notifications_count=group.count,
        type=shown.type,
        most_recent_notification_id=group.newest_id,
        page_min_id=str(group.page_min_id) if is_paged else None,
        page_max_id=str(group.newest_id) if is_paged else None,
        latest_page_notification_at=None if at is None else iso(at),
        sample_account_ids=[str(each) for each in group.sample],
        status_id=None if group.latest.status_id is None else str(group.latest.status_id),
        report=shown.report,
        moderation_warning=shown.moderation_warning,
        event=shown.event,
        fallback=shown.fallback,
    )


def with_fallback(shown: Notification, supported: Sequence[str], translate: Translate) -> Notification:
    """The notification, in words where the app says which types it knows and this is not among them."""
    if not supported or shown.type in supported:
        return shown
    title = translate(TITLES.get(shown.type, UNKNOWN)).format(name=shown.account.display_name or shown.account.acct)
    return msgspec.structs.replace(shown, fallback=NotificationFallback(title, translate(SUMMARY)))


class NotificationPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """How someone takes notifications, and what waits for their word.

    See https://docs.joinmastodon.org/entities/NotificationPolicy/.
    """

    for_not_following: str
    for_not_followers: str
    for_new_accounts: str
    for_private_mentions: str
    for_limited_accounts: str
    summary: dict[str, int]


class NotificationPolicyOfOld(msgspec.Struct, frozen=True, kw_only=True):
    """The same as older apps know it (https://docs.joinmastodon.org/entities/V1_NotificationPolicy/)."""

    filter_not_following: bool
    filter_not_followers: bool
    filter_new_accounts: bool
    filter_private_mentions: bool
    summary: dict[str, int]


class NotificationRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A sender whose notifications wait (https://docs.joinmastodon.org/entities/NotificationRequest/)."""

    id: str
    created_at: str
    updated_at: str
    notifications_count: str
    account: Account
    last_status: msgspec.Raw | None


def notification_policy(policy: Policy, waiting: Waiting) -> NotificationPolicy:
    """A policy."""
    return NotificationPolicy(**msgspec.structs.asdict(policy), summary=_summary(waiting))


def _summary(waiting: Waiting) -> dict[str, int]:
    return {"pending_requests_count": waiting.requests, "pending_notifications_count": waiting.notifications}


def notification_policy_of_old(policy: Policy, waiting: Waiting) -> NotificationPolicyOfOld:
    """A policy for older apps."""
    return NotificationPolicyOfOld(
        filter_not_following=policy.for_not_following != "accept",
        filter_not_followers=policy.for_not_followers != "accept",
        filter_new_accounts=policy.for_new_accounts != "accept",
        filter_private_mentions=policy.for_private_mentions != "accept",
        summary=_summary(waiting),
    )


def notification_request(row: Request, by: Account, last_status: bytes | None) -> NotificationRequest:
    """A request."""
    return NotificationRequest(
        id=str(row.id),
        created_at=iso(row.created_at),
        updated_at=iso(row.updated_at),
        notifications_count=str(row.count),
        account=by,
        last_status=None if last_status is None else msgspec.Raw(last_status),
    )
