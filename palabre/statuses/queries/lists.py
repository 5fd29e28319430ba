"""Lists of statuses and of those who reacted to them, and conversations."""

import msgspec
from sqlalchemy import ColumnElement, Select, bindparam, case, exists, func, literal_column, or_, select

from palabre.media.tables import attachments
from palabre.statuses.model import Day, Status, Tag
from palabre.statuses.queries.parameters import ACCOUNT, LIMIT, STATUS, VIEWER
from palabre.statuses.tables import bookmarks, favourites, mentions, status_tags, statuses, tags
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Query, any_of


class Node(msgspec.Struct, frozen=True):
    """A status in a conversation, and what it answers."""

    id: int
    in_reply_to_id: int | None


class Reaction(msgspec.Struct, frozen=True):
    """A favourite or bookmark in a list: its id, and the account or status at its other end."""

    id: int
    other_id: int


def _flag(name: str) -> ColumnElement[bool]:
    """Whether the parameter asks for something (1) or not (0)."""
    return bindparam(name, type_=Id) == 1


_mentions_viewer = exists().where(mentions.c.status_id == statuses.c.id, mentions.c.account_id == VIEWER)
_has_media = exists().where(attachments.c.status_id == statuses.c.id)
_has_tag = exists().where(
    status_tags.c.status_id == statuses.c.id, status_tags.c.tag_id == bindparam("tag_id", type_=Id)
)
_no_reply = or_(statuses.c.in_reply_to_id.is_(None), statuses.c.in_reply_to_account_id == statuses.c.account_id)
_may_be_seen = or_(
    _flag("own"),
    (statuses.c.state == "live") & or_(any_of(statuses.c.visibility, "visibilities"), _mentions_viewer),
)


def _wanted(flag: str, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return or_(~_flag(flag), condition)


_of_account = select(statuses).where(
    statuses.c.account_id == ACCOUNT,
    _may_be_seen,
    _wanted("no_replies", _no_reply),
    _wanted("no_boosts", statuses.c.reblog_of_id.is_(None)),
)
ACCOUNT_STATUSES = PagedQuery(_of_account, statuses.c.id, Status)
ACCOUNT_MEDIA = PagedQuery(_of_account.where(_has_media), statuses.c.id, Status)
ACCOUNT_TAGGED = PagedQuery(_of_account.where(_has_tag), statuses.c.id, Status)
ACCOUNT_PINNED = PagedQuery(_of_account.where(statuses.c.pinned_at.is_not(None)), statuses.c.id, Status)
ACCOUNT_NOT_LIVE = PagedQuery(
    select(statuses).where(statuses.c.account_id == ACCOUNT, statuses.c.state != "live"), statuses.c.id, Status
)

_is_open = or_(statuses.c.visibility == "public", statuses.c.visibility == "unlisted")
FAVOURITED_BY = PagedQuery(
    select(favourites.c.id, favourites.c.account_id.label("other_id")).where(favourites.c.status_id == STATUS),
    favourites.c.id,
    Reaction,
)
BOOSTED_BY = PagedQuery(
    select(statuses.c.id, statuses.c.account_id.label("other_id")).where(
        statuses.c.reblog_of_id == STATUS, statuses.c.state == "live", _is_open
    ),
    statuses.c.id,
    Reaction,
)
FAVOURITES = PagedQuery(
    select(favourites.c.id, favourites.c.status_id.label("other_id")).where(favourites.c.account_id == ACCOUNT),
    favourites.c.id,
    Reaction,
)
BOOKMARKS = PagedQuery(
    select(bookmarks.c.id, bookmarks.c.status_id.label("other_id")).where(bookmarks.c.account_id == ACCOUNT),
    bookmarks.c.id,
    Reaction,
)


def _ancestors() -> Select[tuple[int, int | None]]:
    """Upwards from a status, itself left out; at most `limit`."""
    first = select(statuses.c.id, statuses.c.in_reply_to_id, literal_column("0").label("depth"))
    path = first.where(statuses.c.id == STATUS).cte("path", recursive=True)
    step = select(statuses.c.id, statuses.c.in_reply_to_id, path.c.depth + 1)
    path = path.union_all(
        step.select_from(path).join(statuses, statuses.c.id == path.c.in_reply_to_id).where(path.c.depth < LIMIT)
    )
    return select(path.c.id, path.c.in_reply_to_id).where(path.c.depth > 0).order_by(path.c.depth.desc())


def _descendants() -> Select[tuple[int, int | None]]:
    """Downwards from a status, itself left out, the nearest first; at most `limit`, and `depth` levels."""
    first = select(statuses.c.id, statuses.c.in_reply_to_id, literal_column("0").label("depth"))
    tree = first.where(statuses.c.id == STATUS).cte("tree", recursive=True)
    step = select(statuses.c.id, statuses.c.in_reply_to_id, tree.c.depth + 1)
    tree = tree.union_all(
        step.select_from(tree)
        .join(statuses, statuses.c.in_reply_to_id == tree.c.id)
        .where(tree.c.depth < bindparam("depth", type_=Id), statuses.c.reblog_of_id.is_(None))
    )
    chosen = select(tree.c.id, tree.c.in_reply_to_id).where(tree.c.depth > 0)
    return chosen.order_by(tree.c.depth, tree.c.id).limit(LIMIT)


ANCESTORS = Query(_ancestors(), Node)
DESCENDANTS = Query(_descendants(), Node)

TAG_BY_NAME = Query(select(tags).where(tags.c.name == bindparam("name")), Tag)
_in_public = (
    exists()
    .where(status_tags.c.tag_id == tags.c.id)
    .where(statuses.c.id == status_tags.c.status_id, statuses.c.state == "live", statuses.c.visibility == "public")
)
SEARCH_TAGS = Query(
    select(tags)
    .where(tags.c.name.like(bindparam("pattern"), escape="\\"), tags.c.listable, _in_public)
    .order_by(case((tags.c.name == bindparam("exact"), 0), else_=1), tags.c.last_status_at.desc(), tags.c.id)
    .limit(LIMIT)
    .offset(bindparam("offset", type_=Id)),
    Tag,
)
_day = statuses.c.created_at - statuses.c.created_at % bindparam("day", type_=Id)
TAG_DAYS = Query(
    select(
        _day.label("at"),
        func.count().label("uses"),
        func.count(statuses.c.account_id.distinct()).label("accounts"),
    )
    .join(status_tags, status_tags.c.status_id == statuses.c.id)
    .where(
        status_tags.c.tag_id == bindparam("tag_id", type_=Id),
        status_tags.c.status_id >= bindparam("first_id", type_=Id),
        statuses.c.state == "live",
        statuses.c.visibility == "public",
    )
    .group_by(_day)
    .order_by(_day),
    Day,
)
