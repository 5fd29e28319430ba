"""What is much talked about, for the team to review before it shows (https://docs.joinmastodon.org/methods/admin/trends/)."""

from palabre.accounts.permissions import Permission
from palabre.api.admin.tags import OneTag
from palabre.api.answer import EMPTY_OBJECT, Answer, array, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, staff
from palabre.api.pages import Offset, Paging, bounded, links, offset_links
from palabre.api.render.admin_tag import admin_tag
from palabre.api.render.trend import admin_status, admin_trends_link, publisher
from palabre.api.trends import cut
from palabre.api.viewing import show, show_each
from palabre.discovery.model import Reviewed
from palabre.discovery.review import review, review_publisher
from palabre.discovery.trends import link_for_team, publishers, ranked_links, ranked_statuses, ranked_tags
from palabre.ground.errors import NotFound
from palabre.moderation.taxonomies import review_tag
from palabre.statuses.review import TagReview
from palabre.statuses.tags import days_of_tags

area = Area("admin_trends")
_read = staff(Permission.MANAGE_TAXONOMIES, "admin:read")
_write = staff(Permission.MANAGE_TAXONOMIES, "admin:write")
_TRENDS = "/api/v1/admin/trends"


class OneTrend(Form, frozen=True, kw_only=True):
    """A status, link, author or publisher by its id."""

    id: Id


@area.get(f"{_TRENDS}/tags", _read)
async def get_admin_trend_tags(call: Call, form: Offset) -> Answer:
    """Every tag that is used more than usual."""
    part, headers = cut(call, form, await call.house.store.read(ranked_tags), 10, 20)
    days = await call.house.store.read(days_of_tags, [row.id for row in part])
    return json([admin_tag(row, days[row.id], call.house.settings) for row in part], 200, *headers)


@area.post(f"{_TRENDS}/tags/{{id}}/approve", _write)
async def post_admin_trend_tag_approve(call: Call, form: OneTag) -> Answer:
    """Lets a tag trend."""
    return await _review_tag(call, form.id, trendable=True)


@area.post(f"{_TRENDS}/tags/{{id}}/reject", _write)
async def post_admin_trend_tag_reject(call: Call, form: OneTag) -> Answer:
    """Keeps a tag from trending."""
    return await _review_tag(call, form.id, trendable=False)


async def _review_tag(call: Call, tag_id: int, *, trendable: bool) -> Answer:
    store = call.house.store
    row = await store.write(review_tag, call.user, tag_id, TagReview(trendable=trendable))
    return json(admin_tag(row, (await store.read(days_of_tags, [row.id]))[row.id], call.house.settings))


@area.get(f"{_TRENDS}/statuses", _read)
async def get_admin_trend_statuses(call: Call, form: Offset) -> Answer:
    """Every status that interests many."""
    part, headers = cut(call, form, await call.house.store.read(ranked_statuses), 20, 40)
    waiting = {each.id: each.requires_review for each in part}
    shown = await show_each(call, list(waiting))
    return array([admin_status(body, requires_review=waiting[id]) for id, body in shown], *headers)


@area.post(f"{_TRENDS}/statuses/{{id}}/approve", _write)
async def post_admin_trend_status_approve(call: Call, form: OneTrend) -> Answer:
    """Lets a status trend."""
    return await _review_status(call, form.id, trendable=True)


@area.post(f"{_TRENDS}/statuses/{{id}}/reject", _write)
async def post_admin_trend_status_reject(call: Call, form: OneTrend) -> Answer:
    """Keeps a status from trending."""
    return await _review_status(call, form.id, trendable=False)


async def _review_status(call: Call, status_id: int, *, trendable: bool) -> Answer:
    body = await show(call, status_id)
    await call.house.store.write(review, call.user, Reviewed.STATUS, status_id, trendable=trendable)
    return Answer(admin_status(body, requires_review=False))


@area.post("/api/palabre/v1/admin/trends/authors/{id}/approve", _write)
async def post_admin_trend_author_approve(call: Call, form: OneTrend) -> Answer:
    """Lets all that an account posts trend, where nothing else was said of a status."""
    await call.house.store.write(review, call.user, Reviewed.AUTHOR, form.id, trendable=True)
    return EMPTY_OBJECT


@area.post("/api/palabre/v1/admin/trends/authors/{id}/reject", _write)
async def post_admin_trend_author_reject(call: Call, form: OneTrend) -> Answer:
    """Keeps all that an account posts from trending, where nothing else was said of a status."""
    await call.house.store.write(review, call.user, Reviewed.AUTHOR, form.id, trendable=False)
    return EMPTY_OBJECT


@area.get(f"{_TRENDS}/links", _read)
async def get_admin_trend_links(call: Call, form: Offset) -> Answer:
    """Every page that is linked more than usual."""
    limit, offset = bounded(form.limit, 10, 20), max(0, form.offset)
    found = await call.house.store.read(ranked_links, offset, limit + 1)
    headers = offset_links(call, limit, offset, has_more=len(found) > limit)
    return json([admin_trends_link(each, call.house.settings) for each in found[:limit]], 200, *headers)


@area.post(f"{_TRENDS}/links/{{id}}/approve", _write)
async def post_admin_trend_link_approve(call: Call, form: OneTrend) -> Answer:
    """Lets a page trend."""
    return await _review_link(call, form.id, trendable=True)


@area.post(f"{_TRENDS}/links/{{id}}/reject", _write)
async def post_admin_trend_link_reject(call: Call, form: OneTrend) -> Answer:
    """Keeps a page from trending."""
    return await _review_link(call, form.id, trendable=False)


async def _review_link(call: Call, card_id: int, *, trendable: bool) -> Answer:
    store = call.house.store
    await store.write(review, call.user, Reviewed.LINK, card_id, trendable=trendable)
    found = await store.read(link_for_team, card_id, requires_review=False)
    if found is None:
        raise NotFound(cause=f"link {card_id} is gone")
    return json(admin_trends_link(found, call.house.settings))


@area.get(f"{_TRENDS}/links/publishers", _read)
async def get_admin_trend_publishers(call: Call, form: Paging) -> Answer:
    """The sites whose pages were ever much linked, the newest first."""
    page = form.page(100, 200)
    rows = await call.house.store.read(publishers, page)
    return json([publisher(row) for row in rows], 200, *links(call, page, [row.id for row in rows]))


@area.post(f"{_TRENDS}/links/publishers/{{id}}/approve", _write)
async def post_admin_trend_publisher_approve(call: Call, form: OneTrend) -> Answer:
    """Lets the pages of a site trend."""
    return json(publisher(await call.house.store.write(review_publisher, call.user, form.id, trendable=True)))


@area.post(f"{_TRENDS}/links/publishers/{{id}}/reject", _write)
async def post_admin_trend_publisher_reject(call: Call, form: OneTrend) -> Answer:
    """Keeps the pages of a site from trending."""
    return json(publisher(await call.house.store.write(review_publisher, call.user, form.id, trendable=False)))
