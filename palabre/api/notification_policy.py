"""What happens to notifications from strangers, and what of them waits.

See https://docs.joinmastodon.org/methods/notifications/#get-policy and …/#get-requests.
"""

from typing import Literal

import msgspec

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_ids
from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user
from palabre.api.pages import Paging, links
from palabre.api.render.account import account
from palabre.api.render.notification import (
    NotificationPolicyOfOld,
    NotificationRequest,
    notification_policy,
    notification_policy_of_old,
    notification_request,
)
from palabre.api.viewing import show_each
from palabre.ground.errors import NotFound
from palabre.store.paging import Page
from palabre.store.transaction import Reader, Transaction
from palabre.timelines.policy import (
    accept,
    are_merged,
    dismiss_requests,
    policy_of,
    request,
    requests,
    set_policy,
    waiting,
)
from palabre.timelines.policy_model import Policy, Request, Waiting

area = Area("notification_policy")
MOST_AT_ONCE = 200
Choice = Literal["accept", "filter", "drop"]


class PolicyForm(Form, frozen=True, kw_only=True):
    """What of the policy is to be otherwise."""

    for_not_following: Choice | None = None
    for_not_followers: Choice | None = None
    for_new_accounts: Choice | None = None
    for_private_mentions: Choice | None = None
    for_limited_accounts: Choice | None = None


class PolicyOfOldForm(Form, frozen=True, kw_only=True):
    """The same in the words of Mastodon 4.3, which knew no dropping."""

    filter_not_following: bool | None = None
    filter_not_followers: bool | None = None
    filter_new_accounts: bool | None = None
    filter_private_mentions: bool | None = None


class OneRequest(Form, frozen=True, kw_only=True):
    """A request by its id."""

    id: Id


class SeveralRequests(Form, frozen=True, kw_only=True):
    """Requests by their ids."""

    id: tuple[Id, ...] = ()


@area.get("/api/v2/notifications/policy", user("read:notifications"))
async def get_notification_policy_v2(call: Call) -> Answer:
    """The caller's policy."""
    return json(notification_policy(*await call.house.store.read(_policy, call.me.id)))


async def _policy(db: Reader, account_id: int) -> tuple[Policy, Waiting]:
    return await policy_of(db, account_id), await waiting(db, account_id)


@area.patch("/api/v2/notifications/policy", user("write:notifications"))
async def patch_notification_policy_v2(call: Call, form: PolicyForm) -> Answer:
    """Changes the caller's policy."""
    return json(notification_policy(*await call.house.store.write(_change, call.me.id, form)))


async def _change(tx: Transaction, account_id: int, form: PolicyForm) -> tuple[Policy, Waiting]:
    chosen = {name: value for name, value in msgspec.structs.asdict(form).items() if value is not None}
    await set_policy(tx, account_id, msgspec.structs.replace(await policy_of(tx, account_id), **chosen))
    return await _policy(tx, account_id)


@area.get("/api/v1/notifications/policy", user("read:notifications"), NotificationPolicyOfOld)
async def get_notification_policy(call: Call) -> Answer:
    """The caller's policy as older apps know it: to drop is to filter as well."""
    return json(notification_policy_of_old(*await call.house.store.read(_policy, call.me.id)))


@area.put("/api/v1/notifications/policy", user("write:notifications"), NotificationPolicyOfOld)
async def put_notification_policy(call: Call, form: PolicyOfOldForm) -> Answer:
    """Changes the caller's policy. Where notifications are dropped, filtering on leaves it so."""
    return json(notification_policy_of_old(*await call.house.store.write(_change_of_old, call.me.id, form)))


async def _change_of_old(tx: Transaction, account_id: int, form: PolicyOfOldForm) -> tuple[Policy, Waiting]:
    now = msgspec.structs.asdict(await policy_of(tx, account_id))
    chosen = {name.replace("filter_", "for_", 1): value for name, value in msgspec.structs.asdict(form).items()}
    kept = {name: now[name] for name, is_on in chosen.items() if is_on is None or (is_on and now[name] == "drop")}
    wanted = {name: "filter" if is_on else "accept" for name, is_on in chosen.items()} | kept
    return await _change(tx, account_id, PolicyForm(**wanted))


@area.get("/api/v1/notifications/requests", user("read:notifications"))
async def get_notification_requests(call: Call, form: Paging) -> Answer:
    """Whose notifications wait."""
    page = form.page(40, 80)
    rows, senders = await call.house.store.read(_requests, call.me.id, page)
    return json(await _shown(call, rows, senders), 200, *links(call, page, [row.id for row in rows]))


async def _requests(db: Reader, account_id: int, page: Page) -> tuple[list[Request], dict[int, Account]]:
    rows = await requests(db, account_id, page)
    return rows, await accounts_by_ids(db, {row.from_account_id for row in rows})


async def _shown(call: Call, rows: list[Request], senders: dict[int, Account]) -> list[NotificationRequest]:
    last = dict(await show_each(call, sorted({row.last_status_id for row in rows}))) if rows else {}
    return [
        notification_request(row, account(by, call.house.settings), last.get(row.last_status_id))
        for row in rows
        if (by := senders.get(row.from_account_id)) is not None
    ]


@area.get("/api/v1/notifications/requests/{id}", user("read:notifications"))
async def get_notifications_requests_by_id(call: Call, form: OneRequest) -> Answer:
    """One request."""
    rows, senders = await call.house.store.read(_request, call.me.id, form.id)
    for each in await _shown(call, rows, senders):
        return json(each)
    raise NotFound(cause=f"request {form.id} cannot be shown")


async def _request(db: Reader, account_id: int, request_id: int) -> tuple[list[Request], dict[int, Account]]:
    row = await request(db, account_id, request_id)
    return [row], await accounts_by_ids(db, [row.from_account_id])


@area.post("/api/v1/notifications/requests/{id}/accept", user("write:notifications"))
async def post_notifications_requests_by_id_accept(call: Call, form: OneRequest) -> Answer:
    """Lets a sender through."""
    await call.house.store.write(_accept, call.me.id, form.id)
    return EMPTY_OBJECT


async def _accept(tx: Transaction, account_id: int, request_id: int) -> None:
    await request(tx, account_id, request_id)
    await accept(tx, account_id, [request_id])


@area.post("/api/v1/notifications/requests/{id}/dismiss", user("write:notifications"))
async def post_notifications_requests_by_id_dismiss(call: Call, form: OneRequest) -> Answer:
    """Forgets what has waited of a sender."""
    await call.house.store.write(_dismiss, call.me.id, form.id)
    return EMPTY_OBJECT


async def _dismiss(tx: Transaction, account_id: int, request_id: int) -> None:
    await request(tx, account_id, request_id)
    await dismiss_requests(tx, account_id, [request_id])


@area.post("/api/v1/notifications/requests/accept", user("write:notifications"))
async def create_notifications_requests_accept(call: Call, form: SeveralRequests) -> Answer:
    """Lets several senders through."""
    await call.house.store.write(accept, call.me.id, form.id[:MOST_AT_ONCE])
    return EMPTY_OBJECT


@area.post("/api/v1/notifications/requests/dismiss", user("write:notifications"))
async def create_notifications_requests_dismiss(call: Call, form: SeveralRequests) -> Answer:
    """Forgets what has waited of several senders."""
    await call.house.store.write(dismiss_requests, call.me.id, form.id[:MOST_AT_ONCE])
    return EMPTY_OBJECT


@area.get("/api/v1/notifications/requests/merged", user("read:notifications"))
async def get_notifications_requests_merged(call: Call) -> Answer:
    """Whether all that was let through stands in the list."""
    return json({"merged": await call.house.store.read(are_merged, call.me.id)})
