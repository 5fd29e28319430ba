"""The owner tells everyone something: now, or at a moment chosen before."""

import re
from collections.abc import Sequence

import msgspec

from palabre.accounts.linkify import mentions_in, note_html, tags_in
from palabre.accounts.read import accounts_by_handles
from palabre.community.model import Announcement, AnnouncementDeleted, AnnouncementPublished
from palabre.community.queries import (
    ADD_ANNOUNCEMENT,
    ANNOUNCEMENT_TO_CHANGE,
    CHANGE_ANNOUNCEMENT,
    DROP_ANNOUNCEMENT,
    DROP_REACTIONS,
    DROP_READS,
    DUE,
)
from palabre.ground import clock
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.ids import new_id, parse_id
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.store.transaction import Transaction
from palabre.store.work import Tick

MAX_TEXT = 5_000


class AnnouncementDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be told. Without `scheduled_at` it is shown at once; beginning and end are of what it is about."""

    text: str
    starts_at: int | None = None
    ends_at: int | None = None
    all_day: bool = False
    scheduled_at: int | None = None


async def announce(tx: Transaction, draft: AnnouncementDraft, *, settings: Settings) -> Announcement:
    """Keeps an announcement and shows it when it is time. Raises `Invalid`."""
    now = clock.now()
    waits = draft.scheduled_at is not None and draft.scheduled_at > now
    worded = await _worded(tx, draft, settings)
    announcement = msgspec.structs.replace(worded, id=new_id(), created_at=now, published_at=None if waits else now)
    await tx.run(ADD_ANNOUNCEMENT, **msgspec.structs.asdict(announcement))
    if not waits:
        await tx.emit(AnnouncementPublished(announcement.id))
    return announcement


async def change_announcement(
    tx: Transaction, announcement_id: int, draft: AnnouncementDraft, *, settings: Settings
) -> Announcement:
    """Words an announcement anew. One that is shown stays so. Raises `NotFound` and `Invalid`."""
    before = await _one(tx, announcement_id)
    worded = await _worded(tx, draft, settings)
    changed = msgspec.structs.replace(
        worded, id=before.id, created_at=before.created_at, published_at=before.published_at
    )
    await _save(tx, changed)
    if changed.published_at is not None:
        await tx.emit(AnnouncementPublished(changed.id))
    return changed


async def remove_announcement(tx: Transaction, announcement_id: int) -> None:
    """Takes an announcement away for good. Raises `NotFound`."""
    gone = await _one(tx, announcement_id)
    for command in (DROP_REACTIONS, DROP_READS, DROP_ANNOUNCEMENT):
        await tx.run(command, announcement=announcement_id)
    if gone.published_at is not None:
        await tx.emit(AnnouncementDeleted(announcement_id))


async def publish_due(tx: Transaction, _tick: Tick) -> None:
    """Shows the announcements whose moment has come. Scheduled."""
    now = clock.now()
    for each in await tx.all(DUE, now=now):
        await _save(tx, msgspec.structs.replace(each, published_at=now))
        await tx.emit(AnnouncementPublished(each.id))


async def _one(tx: Transaction, announcement_id: int) -> Announcement:
    found = await tx.one(ANNOUNCEMENT_TO_CHANGE, announcement=announcement_id)
    if found is None:
        raise NotFound(_("There is no announcement {id}."), id=announcement_id)
    return found


async def _save(tx: Transaction, announcement: Announcement) -> None:
    values = {f"new_{name}": value for name, value in msgspec.structs.asdict(announcement).items()}
    await tx.run(CHANGE_ANNOUNCEMENT, announcement=announcement.id, **values)


async def _worded(tx: Transaction, draft: AnnouncementDraft, settings: Settings) -> Announcement:
    """The draft, checked, with its HTML and with whom and what it names; not yet in time."""
    text = draft.text.strip()
    _check(text, draft)
    accounts = await accounts_by_handles(tx, mentions_in(text), settings=settings)
    return Announcement(
        id=0,
        text=text,
        html=note_html(text, settings.base_url, {handle: each.url for handle, each in accounts.items()}),
        mention_ids=_json(list(dict.fromkeys(each.id for each in accounts.values()))),
        status_ids=_json(_statuses_in(text, settings.base_url)),
        tags=_json(tags_in(text)),
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        all_day=draft.all_day,
        scheduled_at=draft.scheduled_at,
        published_at=None,
        created_at=0,
        updated_at=clock.now(),
    )


def _check(text: str, draft: AnnouncementDraft) -> None:
    if not text:
        raise Invalid(_("Write what is to be announced."), code="blank")
    if len(text) > MAX_TEXT:
        raise Invalid(_("An announcement may have {limit} characters."), code="too_long", limit=MAX_TEXT)
    if (draft.starts_at is None) != (draft.ends_at is None):
        raise Invalid(_("Give both a beginning and an end, or neither."), code="half_a_time")
    if draft.starts_at is not None and draft.ends_at is not None and draft.ends_at < draft.starts_at:
        raise Invalid(_("The end lies before the beginning."), code="order")


def _statuses_in(text: str, base_url: str) -> list[int]:
    """Ids of the statuses of this instance that a text links."""
    links = re.findall(rf"{re.escape(base_url)}/(?:@\w+/|users/\w+/statuses/)(\d+)", text)
    return list(dict.fromkeys(each for link in links if (each := parse_id(link)) is not None))


def _json(values: Sequence[int | str]) -> str:
    return msgspec.json.encode(values).decode()
