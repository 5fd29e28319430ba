"""Accounts as the team works on them (https://docs.joinmastodon.org/methods/admin/accounts/)."""

from typing import Literal

from palabre.accounts.permissions import Permission, roles_holding
from palabre.accounts.roster.model import Entry, RosterFilter
from palabre.accounts.roster.read import entries, entry
from palabre.api.answer import EMPTY_LIST, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, staff
from palabre.api.pages import Paging, links
from palabre.api.render.account import role_of_id
from palabre.api.render.admin import admin_account
from palabre.ground.errors import NotFound
from palabre.store.paging import Page

area = Area("admin_accounts")
_read = staff(Permission.MANAGE_USERS, "admin:read:accounts")
States = ("active", "pending", "disabled", "silenced", "suspended", "sensitized")


class Sought(Paging, frozen=True, kw_only=True):
    """Words that narrow the list. Where people come from is not kept, so nobody is found by `ip` or by who invited."""

    username: str = ""
    display_name: str = ""
    email: str = ""
    by_domain: str = ""
    ip: str = ""


class FirstSought(Sought, frozen=True, kw_only=True):
    """The first version's filters: each of them a flag. Without one, local accounts that are not suspended."""

    local: bool = False
    remote: bool = False
    active: bool = False
    pending: bool = False
    disabled: bool = False
    silenced: bool = False
    suspended: bool = False
    sensitized: bool = False
    staff: bool = False


class SecondSought(Sought, frozen=True, kw_only=True):
    """The second version's filters."""

    origin: Literal["local", "remote"] | None = None
    status: Literal["active", "pending", "disabled", "silenced", "suspended", "sensitized"] | None = None
    permissions: Literal["staff"] | None = None
    role_ids: tuple[str, ...] = ()
    invited_by: str = ""


class OneAccount(Form, frozen=True, kw_only=True):
    """An account by its id."""

    id: Id


@area.get("/api/v1/admin/accounts", _read)
async def get_admin_accounts(call: Call, form: FirstSought) -> Answer:
    """The accounts that fit, the newest first."""
    named = [state for state in States if getattr(form, state)]
    sought = RosterFilter(
        origin="remote" if form.remote or form.by_domain else "local",
        state=named[-1] if named else "active",
        roles=_staff_roles() if form.staff else None,
        username=form.username,
        display_name=form.display_name,
        email=form.email,
        domain=form.by_domain,
    )
    return EMPTY_LIST if form.ip else await _listed(call, sought, form.page(100, 200))


@area.get("/api/v2/admin/accounts", _read)
async def get_admin_accounts_v2(call: Call, form: SecondSought) -> Answer:
    """The accounts that fit, the newest first."""
    named = tuple(role_of_id(each) for each in form.role_ids)
    roles = _staff_roles() if form.permissions else (named or None)
    sought = RosterFilter(
        origin=form.origin or "",
        state=form.status or "",
        roles=roles,
        username=form.username,
        display_name=form.display_name,
        email=form.email,
        domain=form.by_domain,
    )
    return EMPTY_LIST if form.ip or form.invited_by else await _listed(call, sought, form.page(100, 200))


def _staff_roles() -> tuple[str, ...]:
    return tuple(roles_holding(Permission.MANAGE_REPORTS))


async def _listed(call: Call, sought: RosterFilter, page: Page) -> Answer:
    found = await call.house.store.read(entries, sought, page)
    shown = [admin_account(each, call.house.settings) for each in found]
    return json(shown, 200, *links(call, page, [each.account.id for each in found]))


@area.get("/api/v1/admin/accounts/{id}", _read)
async def get_admin_account(call: Call, form: OneAccount) -> Answer:
    """One account, in whatever state."""
    return await answer_account(call, form.id)


async def answer_account(call: Call, account_id: int) -> Answer:
    """The account as it is now. Raises `NotFound`."""
    return json(admin_account(await known_entry(call, account_id), call.house.settings))


async def known_entry(call: Call, account_id: int) -> Entry:
    """The account with an id. Raises `NotFound`."""
    found = await call.house.store.read(entry, account_id)
    if found is None:
        raise NotFound(cause=f"no account {account_id}")
    return found
