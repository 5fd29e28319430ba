"""Grouped notifications (https://docs.joinmastodon.org/methods/grouped_notifications/).

Here every notification is a group of its own.
"""

from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.errors import record_not_found
from palabre.api.forms import Form
from palabre.api.notifications import UpTo, Wanted, answer_unread, wanted_rows
from palabre.api.notifying import compose
from palabre.api.operations import Area, user
from palabre.api.pages import links
from palabre.api.render.notification import Notification, notification_group
from palabre.ground.ids import parse_id
from palabre.timelines.model import Notification as Row
from palabre.timelines.notifications import dismiss
from palabre.timelines.read import notification

area = Area("grouped_notifications")
_ALONE = "ungrouped-"


class OneGroup(Form, frozen=True, kw_only=True):
    """A group by its key."""

    group_key: str

    @property
    def notification_id(self) -> int:
        """The one notification of the group. Raises `NotFound` for a key that is none of ours."""
        found = parse_id(self.group_key.removeprefix(_ALONE))
        if found is None:
            raise record_not_found(f"no group {self.group_key}")
        return found


@area.get("/api/v2/notifications", user("read:notifications"))
async def get_notifications_v2(call: Call, form: Wanted) -> Answer:
    """What the caller should know of, newest first."""
    page = form.page(40, 80)
    rows = await wanted_rows(call, form, page)
    return _groups(await compose(call, rows), links(call, page, [row.id for row in rows]))


def _groups(shown: list[tuple[Row, Notification]], headers: tuple[tuple[str, str], ...] = ()) -> Answer:
    accounts = {each.account.id: each.account for _row, each in shown}
    statuses = {row.status_id: each.status for row, each in shown if each.status is not None}
    content = {
        "accounts": list(accounts.values()),
        "statuses": list(statuses.values()),
        "notification_groups": [notification_group(row, each) for row, each in shown],
    }
    return json(content, 200, *headers)


@area.get("/api/v2/notifications/{group_key}", user("read:notifications"))
async def get_notifications_by_group_key_v2(call: Call, form: OneGroup) -> Answer:
    """One group."""
    return _groups(await _one(call, form))


async def _one(call: Call, form: OneGroup) -> list[tuple[Row, Notification]]:
    row = await call.house.store.read(notification, call.me.id, form.notification_id)
    shown = await compose(call, [row])
    if not shown:
        raise record_not_found(f"group {form.group_key} cannot be shown")
    return shown


@area.get("/api/v2/notifications/{group_key}/accounts", user("read:notifications"))
async def get_notification_accounts_v2(call: Call, form: OneGroup) -> Answer:
    """Whom a group comes from."""
    return json([each.account for _row, each in await _one(call, form)])


@area.post("/api/v2/notifications/{group_key}/dismiss", user("write:notifications"))
async def post_notification_dismiss_v2(call: Call, form: OneGroup) -> Answer:
    """Removes a group."""
    await call.house.store.write(dismiss, call.me.id, form.notification_id)
    return EMPTY_OBJECT


@area.get("/api/v2/notifications/unread_count", user("read:notifications"))
async def get_notifications_unread_count_v2(call: Call, form: UpTo) -> Answer:
    """How many groups came after the marker."""
    return await answer_unread(call, form)
