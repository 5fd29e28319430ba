"""The SQL of the roster."""

from typing import Any

from sqlalchemy import Text, bindparam, case, literal_column, or_, select

from palabre.accounts.model import Account, AccountState, User, UserState
from palabre.accounts.queries import row_of, whole
from palabre.accounts.roster.model import WAITING
from palabre.accounts.tables import accounts, users
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Query, any_of

EntryRow = row_of("EntryRow", ("account", Account), ("user", User))
_entries = select(*whole(accounts, "account"), *whole(users, "user")).select_from(
    accounts.outerjoin(users, users.c.account_id == accounts.c.id)
)


def _word(name: str) -> Any:
    return bindparam(name, type_=Text)


def _begins(column: Any, name: str) -> Any:
    return or_(_word(name) == "", column.ilike(_word(name), escape="\\"))


_STATES = {
    "active": accounts.c.state != AccountState.SUSPENDED.value,
    "pending": or_(*(users.c.state == each.value for each in WAITING)),
    "disabled": users.c.state == UserState.DISABLED.value,
    "silenced": accounts.c.state == AccountState.LIMITED.value,
    "suspended": accounts.c.state == AccountState.SUSPENDED.value,
    "sensitized": accounts.c.sensitized,
}

ENTRIES = PagedQuery(
    _entries.where(
        accounts.c.state != AccountState.DELETED.value,
        or_(_word("origin") == "", case((accounts.c.domain == "", "local"), else_="remote") == _word("origin")),
        or_(_word("state") == "", *((_word("state") == name) & condition for name, condition in _STATES.items())),
        or_(bindparam("any_role", type_=Id) == literal_column("1"), any_of(users.c.role, "roles")),
        _begins(accounts.c.username, "username"),
        _begins(accounts.c.display_name, "display_name"),
        _begins(users.c.email, "email"),
        or_(_word("domain") == "", accounts.c.domain == _word("domain")),
    ),
    accounts.c.id,
    EntryRow,
)
ENTRY = Query(_entries.where(accounts.c.id == bindparam("account_id", type_=Id)), EntryRow)
ENTRIES_BY_IDS = Query(_entries.where(any_of(accounts.c.id, "ids")), EntryRow)
