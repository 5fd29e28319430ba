"""Notifications (https://docs.joinmastodon.org/methods/notifications/)."""

from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.notifying import Row, compose
from palabre.api.operations import Area, user
from palabre.api.pages import Count, Paging, bounded, links
from palabre.ground.errors import NotFound
from palabre.store.paging import Page
from palabre.timelines.notifications import clear, dismiss
from palabre.timelines.read import notification, notifications, unread_count

area = Area("notifications")


class Wanted(Paging, frozen=True, kw_only=True):
    """Which notifications are asked for."""

    types: tuple[str, ...] = ()
    exclude_types: tuple[str, ...] = ()
    account_id: Id | None = None
    include_filtered: bool = False
    supported_types: tuple[str, ...] = ()


class OneNotification(Form, frozen=True, kw_only=True):
    """A notification by its id."""

    id: Id
    supported_types: tuple[str, ...] = ()


class UpTo(Form, frozen=True, kw_only=True):
    """How far to count."""

    limit: Count | None = None
    types: tuple[str, ...] = ()
    exclude_types: tuple[str, ...] = ()
    account_id: Id | None = None


async def wanted_rows(call: Call, form: Wanted, page: Page) -> list[Row]:
    """The rows of a page of the caller's notifications."""
    return await call.house.store.read(
        notifications,
        call.me.id,
        page,
        kinds=form.types,
        exclude_kinds=form.exclude_types,
        from_account_id=form.account_id,
        include_filtered=form.include_filtered,
    )


@area.get("/api/v1/notifications", user("read:notifications"))
async def get_notifications(call: Call, form: Wanted) -> Answer:
    """What the caller should know of, newest first."""
    page = form.page(40, 80)
    rows = await wanted_rows(call, form, page)
    shown = await compose(call, rows, form.supported_types)
    return json([each for _row, each in shown], 200, *links(call, page, [row.id for row in rows]))


@area.get("/api/v1/notifications/{id}", user("read:notifications"))
async def get_notification(call: Call, form: OneNotification) -> Answer:
    """One notification."""
    row = await call.house.store.read(notification, call.me.id, form.id)
    for _row, shown in await compose(call, [row], form.supported_types):
        return json(shown)
    raise NotFound(cause=f"notification {form.id} cannot be shown")


@area.post("/api/v1/notifications/clear", user("write:notifications"))
async def create_notification_clear(call: Call) -> Answer:
    """Removes them all."""
    await call.house.store.write(clear, call.me.id)
    return EMPTY_OBJECT


@area.post("/api/v1/notifications/{id}/dismiss", user("write:notifications"))
async def post_notification_dismiss(call: Call, form: OneNotification) -> Answer:
    """Removes one."""
    await call.house.store.write(dismiss, call.me.id, form.id)
    return EMPTY_OBJECT


@area.post("/api/v1/notifications/dismiss", user("write:notifications"))
async def post_notifications_dismiss(call: Call, form: OneNotification) -> Answer:
    """Removes one, at the address of old clients."""
    await call.house.store.write(dismiss, call.me.id, form.id)
    return EMPTY_OBJECT


@area.get("/api/v1/notifications/unread_count", user("read:notifications"))
async def get_notifications_unread_count(call: Call, form: UpTo) -> Answer:
    """How many came after the marker, up to a limit of at most 1,000."""
    count = await call.house.store.read(
        unread_count,
        call.me.id,
        limit=bounded(form.limit, 100, 1_000),
        kinds=form.types,
        exclude_kinds=form.exclude_types,
        from_account_id=form.account_id,
    )
    return json({"count": count})
