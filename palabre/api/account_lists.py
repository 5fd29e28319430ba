"""Lists that belong to an account: what it wrote, who follows it, whom it follows."""

from collections.abc import Awaitable, Callable, Sequence

from palabre.api.accounts import MOST_AT_ONCE, OneAccount, SeveralAccounts, known_account
from palabre.api.answer import EMPTY_LIST, Answer, array, json
from palabre.api.call import Call
from palabre.api.forms import Id
from palabre.api.operations import Area, user, viewer
from palabre.api.pages import Paging, links
from palabre.api.render.account import accounts
from palabre.api.viewing import rendered
from palabre.graph.model import Related
from palabre.graph.read import blocked_either_way, familiar_faces, followers, following
from palabre.statuses.read import account_statuses
from palabre.store.paging import Page
from palabre.store.transaction import Reader

area = Area("account_lists")
FAMILIAR_FACES = 40
ReadRelated = Callable[[Reader, int, Page], Awaitable[list[Related]]]


class OfAccount(Paging, frozen=True, kw_only=True):
    """A page of a list of an account."""

    id: Id


class AccountStatuses(OfAccount, frozen=True, kw_only=True):
    """Which of an account's statuses are asked for."""

    only_media: bool = False
    exclude_replies: bool = False
    exclude_reblogs: bool = False
    pinned: bool = False
    tagged: str | None = None


@area.get("/api/v1/accounts/{id}/statuses", viewer("read:statuses"))
async def get_account_statuses(call: Call, form: AccountStatuses) -> Answer:
    """What an account wrote and boosted, as far as the caller may see it."""
    author, page = await known_account(call, form.id), form.page()
    views = await call.house.store.read(
        account_statuses,
        call.viewer_id,
        author.id,
        page,
        only_media=form.only_media,
        exclude_replies=form.exclude_replies,
        exclude_reblogs=form.exclude_reblogs,
        pinned=form.pinned,
        tagged=form.tagged.removeprefix("#") if form.tagged else None,
    )
    return array(rendered(call, views), *links(call, page, [each.status.id for each in views]))


@area.get("/api/v1/accounts/{id}/followers", viewer("read:accounts"))
async def get_account_followers(call: Call, form: OfAccount) -> Answer:
    """Who follows an account."""
    return await _related(call, form, followers)


@area.get("/api/v1/accounts/{id}/following", viewer("read:accounts"))
async def get_account_following(call: Call, form: OfAccount) -> Answer:
    """Whom an account follows."""
    return await _related(call, form, following)


async def _related(call: Call, form: OfAccount, read: ReadRelated) -> Answer:
    account, page = await known_account(call, form.id), form.page(40, 80)
    if account.hide_collections and account.id != call.viewer_id:
        return EMPTY_LIST
    if call.viewer_id is not None and await call.house.store.read(blocked_either_way, call.viewer_id, account.id):
        return EMPTY_LIST
    return listed(call, page, await call.house.store.read(read, account.id, page))


def listed(call: Call, page: Page, found: Sequence[Related]) -> Answer:
    """A page of accounts, linked by the ids of the relations."""
    shown = accounts([each.account for each in found], call.house.settings)
    return json(shown, 200, *links(call, page, [each.id for each in found]))


@area.get("/api/v1/accounts/familiar_followers", user("read:follows"))
async def get_accounts_familiar_followers(call: Call, form: SeveralAccounts) -> Answer:
    """Whom the caller follows among the followers of each account."""
    found = await call.house.store.read(familiar_faces, call.me.id, form.id[:MOST_AT_ONCE])
    shown = {each: accounts(faces[:FAMILIAR_FACES], call.house.settings) for each, faces in found.items()}
    return json([{"id": str(each), "accounts": faces} for each, faces in shown.items()])


@area.get("/api/v1/accounts/{id}/identity_proofs", user())
async def get_account_identity_proofs(call: Call, form: OneAccount) -> Answer:
    """Proofs of identity, which Mastodon gave up in 3.5: none."""
    await known_account(call, form.id)
    return EMPTY_LIST
