"""Tags as the team reviews them: which may be used, found and trend."""

from palabre.accounts.permissions import Permission
from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, staff
from palabre.api.pages import Paging, links
from palabre.api.render.admin_tag import admin_tag
from palabre.moderation.taxonomies import review_tag
from palabre.statuses.model import Day, Tag
from palabre.statuses.read import tag_days
from palabre.statuses.review import TagReview, all_tags, tag_by_id
from palabre.store.paging import Page
from palabre.store.transaction import Reader

area = Area("admin_tags")
_read = staff(Permission.MANAGE_TAXONOMIES, "admin:read")
_write = staff(Permission.MANAGE_TAXONOMIES, "admin:write")


class OneTag(Form, frozen=True, kw_only=True):
    """A tag by its id."""

    id: Id


class Review(OneTag, frozen=True, kw_only=True):
    """What the team says of a tag."""

    display_name: str | None = None
    usable: bool | None = None
    listable: bool | None = None
    trendable: bool | None = None


@area.get("/api/v1/admin/tags", _read)
async def get_admin_tags(call: Call, form: Paging) -> Answer:
    """Every tag, the newest first."""
    page = form.page(100, 200)
    rows = await call.house.store.read(_tags, page)
    shown = [admin_tag(row, days, call.house.settings) for row, days in rows]
    return json(shown, 200, *links(call, page, [row.id for row, _days in rows]))


async def _tags(db: Reader, page: Page) -> list[tuple[Tag, list[Day]]]:
    return [(row, await tag_days(db, row.id)) for row in await all_tags(db, page)]


@area.get("/api/v1/admin/tags/{id}", _read)
async def get_admin_tag(call: Call, form: OneTag) -> Answer:
    """One tag."""
    return await _answer(call, await call.house.store.read(tag_by_id, form.id))


async def _answer(call: Call, row: Tag) -> Answer:
    return json(admin_tag(row, await call.house.store.read(tag_days, row.id), call.house.settings))


@area.put("/api/v1/admin/tags/{id}", _write)
async def put_admin_tag(call: Call, form: Review) -> Answer:
    """Reviews a tag."""
    review = TagReview(
        display_name=form.display_name or None, usable=form.usable, listable=form.listable, trendable=form.trendable
    )
    return await _answer(call, await call.house.store.write(review_tag, call.user, form.id, review))
