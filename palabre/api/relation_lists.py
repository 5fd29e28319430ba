"""Whom the caller blocks and mutes, and who waits to follow.

See https://docs.joinmastodon.org/methods/blocks/, …/methods/mutes/ and …/methods/follow_requests/.
"""

from palabre.api.account_lists import listed
from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user
from palabre.api.pages import Paging, links
from palabre.api.relations import answer_act
from palabre.api.render.account import muted_account
from palabre.graph.model import Related
from palabre.graph.read import blocks, follow_requests, mutes, relationships
from palabre.graph.requests import accept_request, reject_request
from palabre.store.paging import Page
from palabre.store.transaction import Reader

area = Area("relation_lists")


class Asker(Form, frozen=True, kw_only=True):
    """Whoever asked to follow."""

    account_id: Id


@area.get("/api/v1/blocks", user("read:blocks"))
async def get_blocks(call: Call, form: Paging) -> Answer:
    """Whom the caller blocks."""
    page = form.page(40, 80)
    return listed(call, page, await call.house.store.read(blocks, call.me.id, page))


@area.get("/api/v1/mutes", user("read:mutes", "follow"))
async def get_mutes(call: Call, form: Paging) -> Answer:
    """Whom the caller mutes, and until when."""
    page = form.page(40, 80)
    found, ends = await call.house.store.read(_mutes, call.me.id, page)
    shown = [muted_account(each.account, ends.get(each.account.id), call.house.settings) for each in found]
    return json(shown, 200, *links(call, page, [each.id for each in found]))


async def _mutes(db: Reader, viewer_id: int, page: Page) -> tuple[list[Related], dict[int, int | None]]:
    found = await mutes(db, viewer_id, page)
    known = await relationships(db, viewer_id, [each.account.id for each in found])
    return found, {each.target_id: each.muting_expires_at for each in known}


@area.get("/api/v1/follow_requests", user("read:follows", "follow"))
async def get_follow_requests(call: Call, form: Paging) -> Answer:
    """Who asks to follow the caller."""
    page = form.page(40, 80)
    return listed(call, page, await call.house.store.read(follow_requests, call.me.id, page))


@area.post("/api/v1/follow_requests/{account_id}/authorize", user("write:follows", "follow"))
async def post_follow_request_authorize(call: Call, form: Asker) -> Answer:
    """Lets someone follow."""
    return await answer_act(call, accept_request, form.account_id)


@area.post("/api/v1/follow_requests/{account_id}/reject", user("write:follows", "follow"))
async def post_follow_request_reject(call: Call, form: Asker) -> Answer:
    """Refuses someone."""
    return await answer_act(call, reject_request, form.account_id)
