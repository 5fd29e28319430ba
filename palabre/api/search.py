"""Search of accounts, statuses and tags (https://docs.joinmastodon.org/methods/search/).

An address of this site finds what stands there. Nothing is fetched from elsewhere, so `resolve` changes nothing.
"""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from palabre.accounts import model
from palabre.accounts.read import account_by_handle, search_accounts
from palabre.api.accounts import offset_within
from palabre.api.answer import Answer, array, json
from palabre.api.call import Call
from palabre.api.forms import Id
from palabre.api.operations import Area, stroller
from palabre.api.pages import Paging
from palabre.api.render.account import accounts
from palabre.api.tagging import show_tags
from palabre.api.viewing import rendered
from palabre.graph.read import followed_ids
from palabre.ground.errors import Invalid, Unauthenticated
from palabre.ground.ids import parse_id
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.statuses.model import StatusView
from palabre.statuses.model import Tag as TagRow
from palabre.statuses.read import search_statuses, search_tags, views
from palabre.store.paging import Page
from palabre.store.transaction import Reader

area = Area("search")
_PATH = re.compile(r"/(?:@|users/)(?P<name>[A-Za-z0-9_]+)(?:/(?:statuses/)?(?P<id>\d+))?/?")


class Search(Paging, frozen=True, kw_only=True):
    """What is looked for, and where."""

    q: str
    type: Literal["accounts", "hashtags", "statuses"] | None = None
    resolve: bool = False
    following: bool = False
    account_id: Id | None = None
    exclude_unreviewed: bool = False
    offset: int = 0


class Found(msgspec.Struct, frozen=True):
    """What a search found."""

    accounts: Sequence[model.Account] = ()
    statuses: Sequence[StatusView] = ()
    tags: Sequence[TagRow] = ()


@area.get("/api/v2/search", stroller("read:search"))
async def get_search_v2(call: Call, form: Search) -> Answer:
    """Everything that fits the words and that the caller may see."""
    found = await _found(call, form)
    settings = call.house.settings
    return json(
        {
            "accounts": accounts(found.accounts, settings),
            "statuses": msgspec.Raw(array(rendered(call, found.statuses)).body),
            "hashtags": await show_tags(call, found.tags),
        }
    )


@area.get("/api/v1/search", stroller("read:search"))
async def get_search(call: Call, form: Search) -> Answer:
    """The same in the form of old clients, with the names of tags alone."""
    found = await _found(call, form)
    return json(
        {
            "accounts": accounts(found.accounts, call.house.settings),
            "statuses": msgspec.Raw(array(rendered(call, found.statuses)).body),
            "hashtags": [row.display_name for row in found.tags],
        }
    )


async def _found(call: Call, form: Search) -> Found:
    if not form.q.strip():
        raise Invalid(_("The parameter {name} is missing."), code="missing", name="q")
    if call.viewer_id is None and form.offset:
        raise Unauthenticated(_("Sign in to see further results."))
    return await call.house.store.read(_search, call.viewer_id, form, call.house.settings)


async def _search(db: Reader, viewer_id: int | None, form: Search, settings: Settings) -> Found:
    if form.q.strip().startswith((f"{settings.base_url}/", "http://", "https://")):
        return await _at_address(db, viewer_id, form, settings)
    page, offset = form.page(), offset_within(form.offset)
    found = Found()
    if form.type in (None, "accounts"):
        found = msgspec.structs.replace(found, accounts=await _people(db, viewer_id, form, page.limit, offset))
    if form.type in (None, "statuses") and viewer_id is not None:
        found = msgspec.structs.replace(found, statuses=await _statuses(db, viewer_id, form, page, offset, settings))
    if form.type in (None, "hashtags"):
        found = msgspec.structs.replace(found, tags=await search_tags(db, form.q, page.limit, offset))
    return found


async def _people(db: Reader, viewer_id: int | None, form: Search, limit: int, offset: int) -> Sequence[model.Account]:
    people = await search_accounts(db, form.q.strip(), limit, offset)
    if not form.following or viewer_id is None:
        return people
    followed = set(await followed_ids(db, viewer_id))
    return [each for each in people if each.id in followed]


async def _statuses(
    db: Reader, viewer_id: int, form: Search, page: Page, offset: int, settings: Settings
) -> Sequence[StatusView]:
    """Statuses are paged by id; an offset walks from the newest, as old clients ask."""
    whole = msgspec.structs.replace(page, limit=page.limit + min(offset, 200))
    found = await search_statuses(db, viewer_id, form.q, whole, settings=settings, account_id=form.account_id)
    return found[offset:]


async def _at_address(db: Reader, viewer_id: int | None, form: Search, settings: Settings) -> Found:
    match = _PATH.fullmatch(form.q.strip().removeprefix(settings.base_url))
    if match is None:
        return Found()
    if match["id"] is None:
        account = await account_by_handle(db, match["name"], settings=settings)
        return Found(accounts=(account,)) if account and form.type in (None, "accounts") else Found()
    status_id = parse_id(match["id"])
    if status_id is None or form.type not in (None, "statuses"):
        return Found()
    return Found(statuses=await views(db, viewer_id, [status_id]))
