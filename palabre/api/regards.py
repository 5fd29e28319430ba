"""What the caller keeps about others: notes, endorsements, blocked servers.

See https://docs.joinmastodon.org/methods/accounts/#note, …/methods/endorsements/ and …/methods/domain_blocks/.
"""

from functools import partial

from palabre.api.account_lists import OfAccount, listed
from palabre.api.accounts import OneAccount, known_account
from palabre.api.answer import EMPTY_LIST, EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form
from palabre.api.operations import Area, user, viewer
from palabre.api.pages import Paging, links
from palabre.api.relations import answer_act
from palabre.graph.block_domain import block_domain, unblock_domain
from palabre.graph.endorse import endorse, unendorse
from palabre.graph.notes import set_note
from palabre.graph.read import blocked_domains, endorsements
from palabre.graph.rules import is_gone

area = Area("regards")


class Note(OneAccount, frozen=True, kw_only=True):
    """What the caller notes about an account; nothing clears it."""

    comment: str = ""


class Server(Form, frozen=True, kw_only=True):
    """A server by its name."""

    domain: str


@area.post("/api/v1/accounts/{id}/note", user("write:accounts"))
async def post_account_note(call: Call, form: Note) -> Answer:
    """Notes something about an account, for the caller's eyes."""
    return await answer_act(call, partial(set_note, comment=form.comment), form.id)


@area.post("/api/v1/accounts/{id}/endorse", user("write:accounts"))
async def post_account_endorse(call: Call, form: OneAccount) -> Answer:
    """Puts an account forward on the caller's profile."""
    return await answer_act(call, endorse, form.id)


@area.post("/api/v1/accounts/{id}/unendorse", user("write:accounts"))
async def post_account_unendorse(call: Call, form: OneAccount) -> Answer:
    """Takes an account back from the caller's profile."""
    return await answer_act(call, unendorse, form.id)


@area.post("/api/v1/accounts/{id}/pin", user("write:accounts"))
async def post_account_pin(call: Call, form: OneAccount) -> Answer:
    """The name of `endorse` before Mastodon 4.4."""
    return await answer_act(call, endorse, form.id)


@area.post("/api/v1/accounts/{id}/unpin", user("write:accounts"))
async def post_account_unpin(call: Call, form: OneAccount) -> Answer:
    """The name of `unendorse` before Mastodon 4.4."""
    return await answer_act(call, unendorse, form.id)


@area.get("/api/v1/endorsements", user("read:accounts"))
async def get_endorsements(call: Call, form: Paging) -> Answer:
    """Whom the caller puts forward."""
    page = form.page(40, 80)
    return listed(call, page, await call.house.store.read(endorsements, call.me.id, page))


@area.get("/api/v1/accounts/{id}/endorsements", viewer("read:accounts"))
async def get_account_endorsements(call: Call, form: OfAccount) -> Answer:
    """Whom an account puts forward."""
    account, page = await known_account(call, form.id), form.page(40, 80)
    if is_gone(account):
        return EMPTY_LIST
    return listed(call, page, await call.house.store.read(endorsements, account.id, page))


@area.get("/api/v1/domain_blocks", user("read:blocks", "follow"))
async def get_domain_blocks(call: Call, form: Paging) -> Answer:
    """The servers of which the caller wants to hear nothing."""
    page = form.page(100, 200)
    found = await call.house.store.read(blocked_domains, call.me.id, page)
    return json([each.domain for each in found], 200, *links(call, page, [each.id for each in found]))


@area.post("/api/v1/domain_blocks", user("write:blocks", "follow"))
async def create_domain_block(call: Call, form: Server) -> Answer:
    """Blocks a server."""
    own = call.house.settings.domain
    await call.house.store.write(block_domain, call.me.id, form.domain, own_domain=own)
    return EMPTY_OBJECT


@area.delete("/api/v1/domain_blocks", user("write:blocks", "follow"))
async def delete_domain_blocks(call: Call, form: Server) -> Answer:
    """Hears of a server again."""
    await call.house.store.write(unblock_domain, call.me.id, form.domain)
    return EMPTY_OBJECT
