"""Reads of the room `community`."""

from collections.abc import Sequence

from palabre.community.model import Announcement, AnnouncementView, Emoji, Reaction
from palabre.community.queries import ALL, ANNOUNCEMENT_BY_ID, CURRENT, EMOJIS, PICTURE_KEYS, REACTIONS, READ_AMONG
from palabre.ground import clock
from palabre.ground.errors import NotFound
from palabre.store.transaction import Reader

NOBODY = 0


async def custom_emojis(db: Reader) -> list[Emoji]:
    """Every custom emoji, by category and shortcode."""
    return await db.all(EMOJIS)


async def announcements(db: Reader, viewer_id: int | None) -> list[AnnouncementView]:
    """What is announced now, the earliest first, with what the viewer did about it."""
    return await _views(db, viewer_id, await db.all(CURRENT, now=clock.now()))


async def announcement(db: Reader, viewer_id: int | None, announcement_id: int) -> AnnouncementView:
    """One announcement that is shown. Raises `NotFound`."""
    found = await db.one(ANNOUNCEMENT_BY_ID, announcement=announcement_id)
    if found is None or found.published_at is None:
        raise NotFound(cause=f"no announcement {announcement_id}")
    return (await _views(db, viewer_id, [found]))[0]


async def every_announcement(db: Reader) -> list[Announcement]:
    """All announcements for their owner, past and to come, the newest first."""
    return await db.all(ALL)


async def _views(db: Reader, viewer_id: int | None, shown: Sequence[Announcement]) -> list[AnnouncementView]:
    if not shown:
        return []
    ids = [each.id for each in shown]
    read = set(await db.all(READ_AMONG, viewer_id=viewer_id, ids=ids)) if viewer_id is not None else set()
    reactions: dict[int, list[Reaction]] = {}
    for row in await db.all(REACTIONS, viewer_id=viewer_id or NOBODY, ids=ids):
        reactions.setdefault(row.announcement_id, []).append(Reaction(row.name, row.count, row.mine > 0))
    return [AnnouncementView(each, each.id in read, tuple(reactions.get(each.id, ()))) for each in shown]


async def keys_in_use(db: Reader, keys: Sequence[str]) -> set[str]:
    """Those of the blob keys that a custom emoji names."""
    return set(await db.all(PICTURE_KEYS, keys=list(keys)))
