"""Notifications read in groups (https://docs.joinmastodon.org/methods/grouped_notifications/)."""

from collections.abc import Sequence

import msgspec

from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.ground.ids import parse_id
from palabre.store.paging import NEWEST, Page
from palabre.store.transaction import Reader, Transaction
from palabre.timelines.grouping_model import Member
from palabre.timelines.model import ALONE, GROUPED_KINDS, Notification, NotificationGroup
from palabre.timelines.notifications import dismiss
from palabre.timelines.queries.groups import COUNT_UNREAD_GROUPS, DISMISS_GROUP, MEMBERS, OF_GROUP, ONE_OF_EACH
from palabre.timelines.read import notification, read_up_to, wanted_kinds


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which notifications are asked for, and which of their kinds may be grouped."""

    kinds: Sequence[str] = ()
    exclude_kinds: Sequence[str] = ()
    grouped_kinds: Sequence[str] = ()
    from_account_id: int | None = None
    include_filtered: bool = False
    own_kinds: bool = False
    """Whether to add the kinds that Mastodon's API lacks."""

    @property
    def grouped(self) -> list[str]:
        """The kinds to group: those asked for, of which several can be shown as one."""
        return [kind.value for kind in GROUPED_KINDS if not self.grouped_kinds or kind in self.grouped_kinds]

    def parameters(self, account_id: int) -> dict[str, object]:
        """What the statements take."""
        return {
            "account_id": account_id,
            "now": clock.now(),
            "kinds": wanted_kinds(self.kinds, self.exclude_kinds, own_kinds=self.own_kinds),
            "from_account_id": self.from_account_id or 0,
            "include_filtered": self.include_filtered or self.from_account_id is not None,
            "grouped_kinds": self.grouped,
        }


async def groups(db: Reader, account_id: int, page: Page, asked: Asked) -> list[NotificationGroup]:
    """A page of groups, the latest first."""
    latest = await _one_of_each(db, account_id, page, asked)
    if not latest:
        return []
    low, high = _range(page, latest)
    members = await _members(db, account_id, [row for row in latest if _is_grouped(row, asked.grouped)], low, high)
    return [_group(row, members.get(row.group_key, ()), asked.grouped, is_paged=True) for row in latest]


async def groups_once(
    db: Reader, account_id: int, page: Page, asked: Asked
) -> tuple[list[NotificationGroup], list[int]]:
    """A page of groups with all their members, for a list that shows each once: where its latest stands.

    Also returns the ids by which the list is paged: a group that stands on a page before is not among the groups.
    """
    latest = await _one_of_each(db, account_id, page, asked)
    members = await _members(db, account_id, [row for row in latest if _is_grouped(row, asked.grouped)], 0, NEWEST)
    found = [_group(row, members.get(row.group_key, ()), asked.grouped, is_paged=False) for row in latest]
    return [each for each in found if each.newest_id == each.latest.id], [row.id for row in latest]


async def _one_of_each(db: Reader, account_id: int, page: Page, asked: Asked) -> list[Notification]:
    """At most one notification of each group. Every round sees at least one group more."""
    found: list[Notification] = []
    seen: set[str] = set()
    step, upwards = page, page.min_id is not None
    while len(found) < page.limit:
        rows = await ONE_OF_EACH.fetch(db, step, seen=sorted(seen), **asked.parameters(account_id))
        for row in rows[::-1] if upwards else rows:
            if _is_grouped(row, asked.grouped):
                if row.group_key in seen:
                    continue
                seen.add(row.group_key)
            if len(found) < page.limit:
                found.append(row)
        if len(rows) < page.limit:
            break
        step = _after(step, rows, upwards=upwards)
    return sorted(found, key=lambda row: -row.id)


def _is_grouped(row: Notification, grouped: Sequence[str]) -> bool:
    return row.group_key != "" and row.kind in grouped


def _after(page: Page, rows: Sequence[Notification], *, upwards: bool) -> Page:
    if upwards:
        return msgspec.structs.replace(page, min_id=rows[0].id)
    return msgspec.structs.replace(page, max_id=rows[-1].id)


def _range(page: Page, latest: Sequence[Notification]) -> tuple[int, int]:
    """The lowest and highest id that a page stands for: all that is left, when it is not full."""
    if len(latest) >= page.limit:
        return latest[-1].id, latest[0].id
    if page.min_id is not None:
        return latest[-1].id, page.max_id - 1
    return page.since_id + 1, latest[0].id


async def _members(
    db: Reader, account_id: int, rows: Sequence[Notification], low: int, high: int
) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    if not rows:
        return found
    asked = {"account_id": account_id, "now": clock.now(), "kinds": wanted_kinds((), ())}
    keys = [row.group_key for row in rows]
    for member in await db.all(MEMBERS, keys=keys, low=low, high=high, **asked):
        found.setdefault(member.group_key, []).append(member)
    return found


def _group(
    row: Notification, members: Sequence[Member], grouped: Sequence[str], *, is_paged: bool
) -> NotificationGroup:
    if not members or not _is_grouped(row, grouped):
        return NotificationGroup(
            latest=row,
            key=f"{ALONE}{row.id}",
            count=1,
            newest_id=row.id,
            sample=(row.from_account_id,),
            page_min_id=row.id if is_paged else None,
            page_latest_at=row.created_at if is_paged else None,
        )
    first = members[0]
    return NotificationGroup(
        latest=row,
        key=row.group_key,
        count=first.count,
        newest_id=first.id,
        sample=tuple(dict.fromkeys(each.from_account_id for each in members)),
        page_min_id=(first.page_min_id or row.id) if is_paged else None,
        page_latest_at=first.created_at if is_paged else None,
    )


async def group(db: Reader, account_id: int, key: str, *, own_kinds: bool = False) -> NotificationGroup:
    """One group of the account, or a notification that stands alone. Raises `NotFound`."""
    alone = _alone(key)
    if alone is not None:
        return _group(await notification(db, account_id, alone, own_kinds=own_kinds), (), (), is_paged=False)
    rows = await members_of(db, account_id, key, Page(limit=1))
    if not rows:
        raise _no_group(key)
    found = await _members(db, account_id, rows, 0, NEWEST)
    return _group(rows[0], found.get(key, ()), Asked().grouped, is_paged=False)


def _alone(key: str) -> int | None:
    """The notification that a key stands for, if it stands for one."""
    return parse_id(key.removeprefix(ALONE)) if key.startswith(ALONE) else None


def _no_group(key: str) -> NotFound:
    return NotFound(cause=f"no group {key}")


async def members_of(db: Reader, account_id: int, key: str, page: Page) -> list[Notification]:
    """The notifications of a group, the latest first. Empty for a group that is not there."""
    asked = {"account_id": account_id, "now": clock.now(), "kinds": wanted_kinds((), ())}
    alone = _alone(key)
    if alone is not None:
        return [await notification(db, account_id, alone)]
    return await OF_GROUP.fetch(db, page, group_key=key, **asked) if key else []


async def dismiss_group(tx: Transaction, account_id: int, key: str) -> None:
    """Removes a group, or a notification that stands alone. Raises `NotFound`."""
    alone = _alone(key)
    if alone is not None:
        await dismiss(tx, account_id, alone)
    elif not key or not await tx.run(DISMISS_GROUP, account_id=account_id, group_key=key):
        raise _no_group(key)


async def unread_groups(db: Reader, account_id: int, asked: Asked, *, limit: int) -> int:
    """How many groups have something that came after the marker `notifications`, at most `limit`."""
    last_read_id = await read_up_to(db, account_id)
    parameters = asked.parameters(account_id)
    return await db.one(COUNT_UNREAD_GROUPS, last_read_id=last_read_id, limit=limit, **parameters) or 0
