"""Tags as things of their own, as SQL."""

from sqlalchemy import bindparam, delete, func, or_, select

from palabre.statuses.model import FeaturedTag, Tag, TagDay
from palabre.statuses.queries.parameters import ACCOUNT, LIMIT
from palabre.statuses.tables import featured_tags, status_tags, statuses, tags
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of

_TAG = bindparam("tag_id", type_=Id)

ADD_TAG = Command(
    lambda insert: (
        insert(tags)
        .values(
            {
                name: bindparam(name, type_=tags.c[name].type)
                for name in ("id", "name", "display_name", "created_at", "last_status_at")
            }
        )
        .on_conflict_do_nothing()
    )
)
TAGS_BY_IDS = Query(select(tags).where(any_of(tags.c.id, "ids")), Tag)

_day = statuses.c.created_at - statuses.c.created_at % bindparam("day", type_=Id)
DAYS_OF_TAGS = Query(
    select(
        status_tags.c.tag_id,
        _day.label("at"),
        func.count().label("uses"),
        func.count(statuses.c.account_id.distinct()).label("accounts"),
    )
    .join(status_tags, status_tags.c.status_id == statuses.c.id)
    .where(
        any_of(status_tags.c.tag_id, "ids"),
        status_tags.c.status_id >= bindparam("first_id", type_=Id),
        statuses.c.state == "live",
        statuses.c.visibility == "public",
    )
    .group_by(status_tags.c.tag_id, _day),
    TagDay,
)

_used = (
    select(
        status_tags.c.tag_id,
        func.count().label("statuses_count"),
        func.max(statuses.c.created_at).label("last_status_at"),
    )
    .join(statuses, statuses.c.id == status_tags.c.status_id)
    .where(
        status_tags.c.tag_id.in_(select(featured_tags.c.tag_id).where(featured_tags.c.account_id == ACCOUNT)),
        statuses.c.account_id == ACCOUNT,
        statuses.c.state == "live",
        or_(statuses.c.visibility == "public", statuses.c.visibility == "unlisted"),
    )
    .group_by(status_tags.c.tag_id)
    .subquery("used")
)
_count = func.coalesce(_used.c.statuses_count, 0)
FEATURED = Query(
    select(
        featured_tags.c.id,
        featured_tags.c.tag_id,
        featured_tags.c.name,
        _count.label("statuses_count"),
        _used.c.last_status_at,
    )
    .outerjoin(_used, _used.c.tag_id == featured_tags.c.tag_id)
    .where(featured_tags.c.account_id == ACCOUNT)
    .order_by(_count.desc(), featured_tags.c.id),
    FeaturedTag,
)
FEATURED_AMONG = Query(
    select(featured_tags.c.tag_id).where(featured_tags.c.account_id == ACCOUNT, any_of(featured_tags.c.tag_id, "ids")),
    int,
)
ADD_FEATURED = Command(
    lambda insert: (
        insert(featured_tags)
        .values({column.name: bindparam(column.name, type_=column.type) for column in featured_tags.c})
        .on_conflict_do_nothing()
    )
)
REMOVE_FEATURED = Command(
    delete(featured_tags).where(featured_tags.c.account_id == ACCOUNT, featured_tags.c.tag_id == _TAG)
)

_latest = (
    select(statuses.c.id)
    .where(statuses.c.account_id == ACCOUNT, statuses.c.state == "live")
    .order_by(statuses.c.id.desc())
    .limit(bindparam("looked_at", type_=Id))
    .subquery("latest")
)
OFTEN_USED = Query(
    select(*tags.c)
    .select_from(
        _latest.join(status_tags, status_tags.c.status_id == _latest.c.id).join(tags, tags.c.id == status_tags.c.tag_id)
    )
    .where(tags.c.id.not_in(select(featured_tags.c.tag_id).where(featured_tags.c.account_id == ACCOUNT)))
    .group_by(*tags.c)
    .order_by(func.count().desc(), tags.c.id)
    .limit(LIMIT),
    Tag,
)
