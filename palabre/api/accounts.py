"""Other people's accounts (https://docs.joinmastodon.org/methods/accounts/)."""

from collections.abc import Sequence

from palabre.accounts import model
from palabre.accounts.read import account_by_handle, account_by_id, accounts_by_ids, search_accounts
from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user, viewer
from palabre.api.pages import Count, Offset, bounded
from palabre.api.render.account import account, accounts
from palabre.graph.read import followed_ids
from palabre.ground.errors import NotFound
from palabre.store.transaction import Reader

area = Area("accounts")
MOST_AT_ONCE = 40
MOST_OFFSET = 10_000


class OneAccount(Form, frozen=True, kw_only=True):
    """An account by its id."""

    id: Id


class SeveralAccounts(Form, frozen=True, kw_only=True):
    """Accounts by their ids."""

    id: tuple[Id, ...] = ()


class Handle(Form, frozen=True, kw_only=True):
    """An account by its handle."""

    acct: str


class AccountSearch(Offset, frozen=True, kw_only=True):
    """What is looked for; `following` keeps those whom the caller follows."""

    q: str = ""
    following: bool = False


async def known_account(call: Call, account_id: int) -> model.Account:
    """The account with an id. Raises `NotFound`."""
    found = await call.house.store.read(account_by_id, account_id)
    if found is None or found.state == model.AccountState.PENDING:
        raise NotFound(cause=f"no account {account_id}")
    return found


@area.get("/api/v1/accounts/{id}", viewer("read:accounts"))
async def get_account(call: Call, form: OneAccount) -> Answer:
    """One account."""
    return json(account(await known_account(call, form.id), call.house.settings))


@area.get("/api/v1/accounts", viewer("read:accounts"))
async def get_accounts(call: Call, form: SeveralAccounts) -> Answer:
    """Several accounts; those that are not there are left out."""
    ids = form.id[:MOST_AT_ONCE]
    found = await call.house.store.read(accounts_by_ids, ids)
    return json(accounts([found[each] for each in dict.fromkeys(ids) if each in found], call.house.settings))


@area.get("/api/v1/accounts/lookup", viewer("read:accounts"))
async def get_account_lookup(call: Call, form: Handle) -> Answer:
    """The account with a handle."""
    found = await call.house.store.read(account_by_handle, form.acct, settings=call.house.settings)
    if found is None:
        raise NotFound(cause=f"no account {form.acct}")
    return json(account(found, call.house.settings))


@area.get("/api/v1/accounts/search", user("read:accounts"))
async def get_account_search(call: Call, form: AccountSearch) -> Answer:
    """Accounts whose name fits the words."""
    limit = bounded(form.limit, 40, 80)
    found = await call.house.store.read(_search, form, limit, call.me.id)
    return json(accounts(found, call.house.settings))


async def _search(db: Reader, form: AccountSearch, limit: int, viewer_id: int) -> Sequence[model.Account]:
    found = await search_accounts(db, form.q, limit, offset_within(form.offset))
    if not form.following:
        return found
    followed = set(await followed_ids(db, viewer_id))
    return [each for each in found if each.id in followed]


def offset_within(offset: Count) -> int:
    """An offset that no one can use to make the database walk for ever."""
    return max(0, min(offset, MOST_OFFSET))
