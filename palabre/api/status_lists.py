"""Who reacted to a status, and what the caller favourited and bookmarked.

See https://docs.joinmastodon.org/methods/statuses/#favourited_by, …/methods/favourites/ and …/methods/bookmarks/.
"""

from collections.abc import Awaitable, Callable

from palabre.api.account_lists import listed
from palabre.api.answer import Answer, array
from palabre.api.call import Call
from palabre.api.forms import Id
from palabre.api.operations import Area, user, viewer
from palabre.api.pages import Paging, links
from palabre.api.viewing import rendered
from palabre.statuses.model import Listed
from palabre.statuses.read import bookmarks, boosted_by, favourited_by, favourites
from palabre.store.paging import Page
from palabre.store.transaction import Reader

area = Area("status_lists")
ReadListed = Callable[[Reader, int, Page], Awaitable[list[Listed]]]


class OfStatus(Paging, frozen=True, kw_only=True):
    """A page of a list of a status."""

    id: Id


@area.get("/api/v1/statuses/{id}/favourited_by", viewer("read:accounts", "read:statuses"))
async def get_status_favourited_by(call: Call, form: OfStatus) -> Answer:
    """Who favourited a status."""
    page = form.page(40, 80)
    return listed(call, page, await call.house.store.read(favourited_by, call.viewer_id, form.id, page))


@area.get("/api/v1/statuses/{id}/reblogged_by", viewer("read:accounts", "read:statuses"))
async def get_status_reblogged_by(call: Call, form: OfStatus) -> Answer:
    """Who boosted a status."""
    page = form.page(40, 80)
    return listed(call, page, await call.house.store.read(boosted_by, call.viewer_id, form.id, page))


@area.get("/api/v1/favourites", user("read:favourites"))
async def get_favourites(call: Call, form: Paging) -> Answer:
    """What the caller favourited."""
    return await _mine(call, form, favourites)


@area.get("/api/v1/bookmarks", user("read:bookmarks"))
async def get_bookmarks(call: Call, form: Paging) -> Answer:
    """What the caller bookmarked."""
    return await _mine(call, form, bookmarks)


async def _mine(call: Call, form: Paging, read: ReadListed) -> Answer:
    page = form.page()
    found = await call.house.store.read(read, call.me.id, page)
    bodies = rendered(call, [each.view for each in found])
    return array(bodies, *links(call, page, [each.id for each in found]))
