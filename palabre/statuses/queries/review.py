"""The SQL of what the team says of tags."""

from sqlalchemy import Text, bindparam, select, update

from palabre.statuses.model import Tag
from palabre.statuses.tables import tags
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query

TAG_BY_ID = Query(select(tags).where(tags.c.id == bindparam("tag_id", type_=Id)), Tag)
TAGS = PagedQuery(select(tags), tags.c.id, Tag)
REVIEW_TAG = Command(
    update(tags)
    .where(tags.c.id == bindparam("tag_id", type_=Id))
    .values(
        display_name=bindparam("new_name", type_=Text),
        usable=bindparam("new_usable"),
        listable=bindparam("new_listable"),
        trendable=bindparam("new_trendable"),
        reviewed_at=bindparam("now", type_=Id),
    )
)
