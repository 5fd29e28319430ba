"""Grouped notifications (https://docs.joinmastodon.org/methods/grouped_notifications/)."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from palabre.accounts import model as people
from palabre.accounts.read import accounts_by_ids
from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form
from palabre.api.notifications import UpTo, Wanted
from palabre.api.notifying import compose
from palabre.api.operations import Area, user
from palabre.api.pages import Paging, bounded, links
from palabre.api.render.account import account, accounts, partial_account
from palabre.api.render.notification import Notification, notification_group
from palabre.ground.errors import NotFound
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.groups import Asked, dismiss_group, group, groups, members_of, unread_groups
from palabre.timelines.model import NotificationGroup

area = Area("grouped_notifications")


class WantedGroups(Wanted, frozen=True, kw_only=True):
    """Which notifications are asked for, what may be grouped, and how much of the accounts."""

    grouped_types: tuple[str, ...] = ()
    expand_accounts: Literal["full", "partial_avatars"] = "full"


class OneGroup(Form, frozen=True, kw_only=True):
    """A group by its key."""

    group_key: str
    supported_types: tuple[str, ...] = ()


class OfGroup(Paging, frozen=True, kw_only=True):
    """A page of the accounts of a group."""

    group_key: str


class UpToGroups(UpTo, frozen=True, kw_only=True):
    """How far to count, and what may be grouped."""

    grouped_types: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True):
    """Groups and the accounts that caused them."""

    groups: Sequence[NotificationGroup]
    accounts: dict[int, people.Account]


@area.get("/api/v2/notifications", user("read:notifications"))
async def get_notifications_v2(call: Call, form: WantedGroups) -> Answer:
    """What the caller should know of in groups, the latest first."""
    page = form.page(40, 80)
    asked = Asked(
        kinds=form.types,
        exclude_kinds=form.exclude_types,
        grouped_kinds=form.grouped_types,
        from_account_id=form.account_id,
        include_filtered=form.include_filtered,
    )
    found = await call.house.store.read(_page, call.me.id, page, asked)
    headers = links(call, page, [each.latest.id for each in found.groups])
    is_partial = form.expand_accounts == "partial_avatars"
    return await _answer(call, found, form.supported_types, headers, is_partial=is_partial)


async def _page(db: Reader, account_id: int, page: Page, asked: Asked) -> Found:
    return await _with_accounts(db, await groups(db, account_id, page, asked))


async def _with_accounts(db: Reader, found: Sequence[NotificationGroup]) -> Found:
    return Found(found, await accounts_by_ids(db, {each for some in found for each in some.sample}))


async def _answer(
    call: Call,
    found: Found,
    supported: Sequence[str],
    headers: Sequence[tuple[str, str]] = (),
    *,
    is_partial: bool = False,
) -> Answer:
    shown = {row.id: each for row, each in await compose(call, [each.latest for each in found.groups], supported)}
    whole = [each for each in found.groups if each.latest.id in shown]
    full = {each for some in whole for each in (some.sample[:1] if is_partial else some.sample)}
    others = {each for some in whole for each in some.sample} - full
    settings = call.house.settings
    faces = {each: account(row, settings) for each, row in found.accounts.items()}
    content = {
        "accounts": [face for each, face in faces.items() if each in full],
        "statuses": list(_statuses(whole, shown).values()),
        "notification_groups": [notification_group(each, shown[each.latest.id]) for each in whole],
    }
    if is_partial:
        content["partial_accounts"] = [partial_account(face) for each, face in faces.items() if each in others]
    return json(content, 200, *headers)


def _statuses(whole: Sequence[NotificationGroup], shown: dict[int, Notification]) -> dict[int, msgspec.Raw]:
    found = {}
    for each in whole:
        status = shown[each.latest.id].status
        if status is not None and each.latest.status_id is not None:
            found[each.latest.status_id] = status
    return found


@area.get("/api/v2/notifications/{group_key}", user("read:notifications"))
async def get_notifications_by_group_key_v2(call: Call, form: OneGroup) -> Answer:
    """One group."""
    found = await call.house.store.read(_one, call.me.id, form.group_key)
    if not await compose(call, [each.latest for each in found.groups]):
        raise NotFound(cause=f"group {form.group_key} cannot be shown")
    return await _answer(call, found, form.supported_types)


async def _one(db: Reader, account_id: int, key: str) -> Found:
    return await _with_accounts(db, [await group(db, account_id, key)])


@area.get("/api/v2/notifications/{group_key}/accounts", user("read:notifications", "write:notifications"))
async def get_notification_accounts_v2(call: Call, form: OfGroup) -> Answer:
    """Whom a group comes from, the latest first."""
    page = form.page(40, 80)
    ids, found = await call.house.store.read(_accounts, call.me.id, form.group_key, page)
    return json(accounts(found, call.house.settings), 200, *links(call, page, ids))


async def _accounts(db: Reader, account_id: int, key: str, page: Page) -> tuple[list[int], list[people.Account]]:
    rows = await members_of(db, account_id, key, page)
    if not rows:
        await group(db, account_id, key)
    known = await accounts_by_ids(db, {row.from_account_id for row in rows})
    senders = dict.fromkeys(row.from_account_id for row in rows)
    return [row.id for row in rows], [known[each] for each in senders if each in known]


@area.post("/api/v2/notifications/{group_key}/dismiss", user("write:notifications"))
async def post_notification_dismiss_v2(call: Call, form: OneGroup) -> Answer:
    """Removes a group."""
    await call.house.store.write(dismiss_group, call.me.id, form.group_key)
    return EMPTY_OBJECT


@area.get("/api/v2/notifications/unread_count", user("read:notifications"))
async def get_notifications_unread_count_v2(call: Call, form: UpToGroups) -> Answer:
    """How many groups came after the marker."""
    asked = Asked(
        kinds=form.types,
        exclude_kinds=form.exclude_types,
        grouped_kinds=form.grouped_types,
        from_account_id=form.account_id,
    )
    limit = bounded(form.limit, 100, 1_000)
    return json({"count": await call.house.store.read(unread_groups, call.me.id, asked, limit=limit)})
