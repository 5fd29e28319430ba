"""Tags as the caller stands to them."""

from collections.abc import Sequence

from palabre.api.call import Call
from palabre.api.render import tag as render
from palabre.statuses.model import Tag
from palabre.statuses.tags import days_of_tags, featured_among
from palabre.store.transaction import Reader
from palabre.timelines.followed_tags import followed_among


async def show_tags(call: Call, rows: Sequence[Tag]) -> list[render.Tag]:
    """Tags with their use in the last week, and whether the caller follows or features them."""
    return await call.house.store.read(_shown, call, rows)


async def _shown(db: Reader, call: Call, rows: Sequence[Tag]) -> list[render.Tag]:
    ids, viewer_id = [row.id for row in rows], call.viewer_id
    days = await days_of_tags(db, ids)
    following = await followed_among(db, viewer_id, ids) if viewer_id is not None and ids else frozenset()
    featuring = await featured_among(db, viewer_id, ids) if viewer_id is not None and ids else frozenset()
    return [
        render.tag(
            row.id,
            row.display_name,
            call.house.settings,
            days[row.id],
            following=row.id in following,
            featuring=row.id in featuring,
        )
        for row in rows
    ]
