"""Notifications (https://docs.joinmastodon.org/entities/Notification/), and groups of them."""

import msgspec

from palabre.api.render.account import Account
from palabre.api.render.collection import Collection
from palabre.api.render.report import Report
from palabre.api.render.warning import AccountWarning
from palabre.ground.clock import iso
from palabre.timelines import model


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


class NotificationGroup(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Notifications shown as one. Each stands alone here: every group has one member."""

    group_key: str
    notifications_count: int
    type: str
    most_recent_notification_id: int
    page_min_id: str
    page_max_id: str
    latest_page_notification_at: str
    sample_account_ids: list[str]
    status_id: str | None = None
    report: Report | None = None
    moderation_warning: AccountWarning | None = None


def group_key(notification_id: int) -> str:
    """The key of a group of one."""
    return f"ungrouped-{notification_id}"


def notification(
    row: model.Notification,
    by: Account,
    *,
    status: bytes | None = None,
    report: Report | None = None,
    warning: AccountWarning | None = None,
    collection: Collection | None = None,
) -> Notification:
    """A notification with what it is about."""
    return Notification(
        id=str(row.id),
        type=row.kind,
        created_at=iso(row.created_at),
        group_key=group_key(row.id),
        account=by,
        status=None if status is None else msgspec.Raw(status),
        report=report,
        moderation_warning=warning,
        collection=collection,
    )


def notification_group(row: model.Notification, shown: Notification) -> NotificationGroup:
    """A notification as a group of one."""
    return NotificationGroup(
        group_key=shown.group_key,
        notifications_count=1,
        type=shown.type,
        most_recent_notification_id=row.id,
        page_min_id=shown.id,
        page_max_id=shown.id,
        latest_page_notification_at=shown.created_at,
        sample_account_ids=[shown.account.id],
        status_id=None if row.status_id is None else str(row.status_id),
        report=shown.report,
        moderation_warning=shown.moderation_warning,
    )
