"""Whom and what a member keeps away: muted and blocked people, blocked communities, muted conversations."""

from typing import Final

import msgspec
from starlette.responses import Response

from palabre.accounts.model import Account
from palabre.accounts.read import account_by_id
from palabre.accounts.rules import clean_domains
from palabre.graph.block import unblock
from palabre.graph.block_domain import block_domain, unblock_domain
from palabre.graph.model import Relationship
from palabre.graph.mute import unmute
from palabre.graph.read import blocked_domains, blocks, mutes, relationships
from palabre.ground.errors import Invalid
from palabre.ground.ids import parse_id
from palabre.ground.language import _
from palabre.statuses.muted import muted_threads, unmute_conversation
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.paging import older, page_of
from palabre.web.visit import Visit

PAGE = "/settings/hidden"
PER_PAGE = 40
TABS: Final = {
    "": _("Muted people"),
    "/blocked": _("Blocked people"),
    "/communities": _("Blocked communities"),
    "/conversations": _("Muted conversations"),
}
"""What each page shows, by the end of its address."""


class Kept(msgspec.Struct, frozen=True):
    """Someone who is kept away; `until` when, if that ends."""

    id: int
    account: Account
    until: int | None = None
    is_silent: bool = False


async def show_muted(visit: Visit) -> Response:
    """Answers GET /settings/hidden."""
    people = await visit.house.store.read(_muted, visit.account.id, page_of(visit, PER_PAGE))
    return await _people(visit, people, "mute")


async def _muted(db: Reader, account_id: int, page: Page) -> list[Kept]:
    found = await mutes(db, account_id, page)
    ties = {tie.target_id: tie for tie in await relationships(db, account_id, [each.account.id for each in found])}
    return [_kept(each.id, each.account, ties.get(each.account.id)) for each in found]


def _kept(relation_id: int, account: Account, tie: Relationship | None) -> Kept:
    if tie is None:
        return Kept(relation_id, account)
    return Kept(relation_id, account, tie.muting_expires_at, tie.muting_notifications)


async def _people(visit: Visit, people: list[Kept], verb: str) -> Response:
    """A list of people; `ended` in the address names one of whom it was just taken back."""
    ended = parse_id(visit.request.query_params.get("ended", ""))
    return await _page(
        visit,
        people=people,
        verb=verb,
        ended=await visit.house.store.read(account_by_id, ended) if ended else None,
        older_url=older(visit, [each.id for each in people], PER_PAGE),
    )


async def _page(visit: Visit, status: int = 200, **values: object) -> Response:
    tab = visit.request.url.path.removeprefix(PAGE)
    tabs = [(f"{PAGE}{end}", name, end == tab) for end, name in TABS.items()]
    template = {"/communities": "communities", "/conversations": "conversations"}.get(tab, "people")
    return await render(visit, f"settings/hidden_{template}.html", status=status, tabs=tabs, **values)


async def show_blocked(visit: Visit) -> Response:
    """Answers GET /settings/hidden/blocked."""
    found = await visit.house.store.read(blocks, visit.account.id, page_of(visit, PER_PAGE))
    return await _people(visit, [Kept(each.id, each.account) for each in found], "block")


async def show_communities(visit: Visit) -> Response:
    """Answers GET /settings/hidden/communities."""
    return await _communities(visit, Form())


async def _communities(visit: Visit, form: Form, status: int = 200) -> Response:
    found = await visit.house.store.read(blocked_domains, visit.account.id, page_of(visit, PER_PAGE))
    rest = older(visit, [each.id for each in found], PER_PAGE)
    return await _page(visit, status, form=form, domains=found, older_url=rest)


async def show_conversations(visit: Visit) -> Response:
    """Answers GET /settings/hidden/conversations."""
    return await _page(visit, threads=await visit.house.store.read(muted_threads, visit.account.id))


async def end_mute(visit: Visit) -> Response:
    """Answers POST /settings/hidden/unmute."""
    target = visit.form.id("account") or 0
    await visit.house.store.write(unmute, visit.account.id, target)
    return visit.go(f"{PAGE}?ended={target}")


async def end_block(visit: Visit) -> Response:
    """Answers POST /settings/hidden/unblock."""
    target = visit.form.id("account") or 0
    await visit.house.store.write(unblock, visit.account.id, target)
    return visit.go(f"{PAGE}/blocked?ended={target}")


async def block_community(visit: Visit) -> Response:
    """Answers POST /settings/hidden/communities."""
    written = "".join(clean_domains([visit.form.line("domain")]))
    try:
        await visit.house.store.write(block_domain, visit.account.id, written, own_domain=visit.settings.domain)
    except Invalid:
        sentence = _("This is not the address of another community. It looks like social.example.")
        error = Invalid(sentence, fields={"domain": [("ERR_INVALID", sentence)]})
        return await _communities(visit, visit.form.refuse(error), error.status)
    return visit.go(f"{PAGE}/communities")


async def end_community_block(visit: Visit) -> Response:
    """Answers POST /settings/hidden/communities/unblock."""
    domain = visit.form.line("domain")
    await visit.house.store.write(unblock_domain, visit.account.id, domain)
    return visit.go(f"{PAGE}/communities")


async def end_thread_mute(visit: Visit) -> Response:
    """Answers POST /settings/hidden/conversations/unmute."""
    await visit.house.store.write(unmute_conversation, visit.account.id, visit.form.id("thread") or 0)
    return visit.go(f"{PAGE}/conversations")


ROUTES = [
    get(PAGE, show_muted),
    get(f"{PAGE}/blocked", show_blocked),
    get(f"{PAGE}/communities", show_communities),
    get(f"{PAGE}/conversations", show_conversations),
    post(f"{PAGE}/unmute", end_mute),
    post(f"{PAGE}/unblock", end_block),
    post(f"{PAGE}/communities", block_community),
    post(f"{PAGE}/communities/unblock", end_community_block),
    post(f"{PAGE}/conversations/unmute", end_thread_mute),
]
