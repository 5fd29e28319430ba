"""The SQL of the room `community`."""

from typing import Any

import msgspec
from sqlalchemy import Table, bindparam, case, delete, func, insert, literal_column, or_, select, union, update

from palabre.community.model import Announcement, Emoji
from palabre.community.tables import announcement_reactions, announcement_reads, announcements, emojis
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of

NOW = bindparam("now", type_=Id)
VIEWER = bindparam("viewer_id", type_=Id)
ANNOUNCEMENT = bindparam("announcement", type_=Id)


class ReactionRow(msgspec.Struct, frozen=True):
    """How often an emoji answers an announcement, and how often the viewer's does: once or not at all."""

    announcement_id: int
    name: str
    count: int
    mine: int


def _values(table: Table) -> dict[str, Any]:
    return {column.name: bindparam(column.name, type_=column.type) for column in table.c}


def _changes(table: Table, *names: str) -> dict[str, Any]:
    return {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in names}


EMOJIS = Query(select(emojis).order_by(emojis.c.category, emojis.c.shortcode), Emoji)
EMOJI = Query(select(emojis).where(emojis.c.shortcode == bindparam("shortcode")).with_for_update(), Emoji)
ADD_EMOJI = Command(insert(emojis))
CHANGE_EMOJI = Command(
    update(emojis)
    .where(emojis.c.id == bindparam("emoji", type_=Id))
    .values(_changes(emojis, "category", "visible_in_picker", "picture_key", "static_key", "updated_at"))
)
DROP_EMOJI = Command(delete(emojis).where(emojis.c.id == bindparam("emoji", type_=Id)))

_shown = announcements.c.published_at.is_not(None)
_until = case(
    (announcements.c.all_day, announcements.c.ends_at + literal_column("86400000")), else_=announcements.c.ends_at
)
"""An announcement for whole days lasts to the end of its last one."""

CURRENT = Query(
    select(announcements)
    .where(_shown, or_(announcements.c.ends_at.is_(None), _until > NOW))
    .order_by(func.coalesce(announcements.c.starts_at, announcements.c.published_at), announcements.c.id),
    Announcement,
)
ALL = Query(select(announcements).order_by(announcements.c.id.desc()), Announcement)
ANNOUNCEMENT_BY_ID = Query(select(announcements).where(announcements.c.id == ANNOUNCEMENT), Announcement)
ANNOUNCEMENT_TO_CHANGE = Query(
    select(announcements).where(announcements.c.id == ANNOUNCEMENT).with_for_update(), Announcement
)
DUE = Query(
    select(announcements).where(announcements.c.published_at.is_(None), announcements.c.scheduled_at <= NOW),
    Announcement,
)
ADD_ANNOUNCEMENT = Command(insert(announcements))
CHANGE_ANNOUNCEMENT = Command(
    update(announcements)
    .where(announcements.c.id == ANNOUNCEMENT)
    .values(
        _changes(
            announcements,
            *(column.name for column in announcements.c if column.name not in ("id", "created_at")),
        )
    )
)
DROP_ANNOUNCEMENT = Command(delete(announcements).where(announcements.c.id == ANNOUNCEMENT))
DROP_READS = Command(delete(announcement_reads).where(announcement_reads.c.announcement_id == ANNOUNCEMENT))
DROP_REACTIONS = Command(delete(announcement_reactions).where(announcement_reactions.c.announcement_id == ANNOUNCEMENT))

ADD_READ = Command(
    lambda insert: insert(announcement_reads).values(_values(announcement_reads)).on_conflict_do_nothing()
)
FORGET_MEMBER = tuple(
    Command(delete(each).where(each.c.account_id == bindparam("account_id", type_=Id)))
    for each in (announcement_reads, announcement_reactions)
)
READ_AMONG = Query(
    select(announcement_reads.c.announcement_id).where(
        announcement_reads.c.account_id == VIEWER, any_of(announcement_reads.c.announcement_id, "ids")
    ),
    int,
)

_reactions = announcement_reactions
ADD_REACTION = Command(lambda insert: insert(_reactions).values(_values(_reactions)).on_conflict_do_nothing())
DROP_REACTION = Command(
    delete(_reactions).where(
        _reactions.c.announcement_id == ANNOUNCEMENT,
        _reactions.c.account_id == bindparam("account", type_=Id),
        _reactions.c.name == bindparam("emoji"),
    )
)
REACTIONS = Query(
    select(
        _reactions.c.announcement_id,
        _reactions.c.name,
        func.count().label("count"),
        func.count(case((_reactions.c.account_id == VIEWER, literal_column("1")))).label("mine"),
    )
    .where(any_of(_reactions.c.announcement_id, "ids"))
    .group_by(_reactions.c.announcement_id, _reactions.c.name)
    .order_by(func.min(_reactions.c.created_at), _reactions.c.name),
    ReactionRow,
)
"""The reactions to some announcements, the emoji that came first at the head."""

REACTIONS_NAMED = Query(
    delete(_reactions).where(_reactions.c.name == bindparam("emoji")).returning(_reactions.c.announcement_id), int
)
"""Takes the reactions with an emoji away that is no more, and says under what they stood."""

PICTURE_KEYS = Query(
    union(
        select(emojis.c.picture_key.label("key")).where(any_of(emojis.c.picture_key, "keys")),
        select(emojis.c.static_key.label("key")).where(any_of(emojis.c.static_key, "keys")),
    ),
    str,
)
