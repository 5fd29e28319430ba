"""The reading door of the roster. It shows e-mail addresses: the caller asks for the permission first."""

from collections.abc import Iterable

import msgspec

from palabre.accounts.model import Account, User
from palabre.accounts.roster.model import Entry, RosterFilter
from palabre.accounts.roster.queries import ENTRIES, ENTRIES_BY_IDS, ENTRY
from palabre.store.paging import Page
from palabre.store.transaction import Reader

_ACCOUNT = len(msgspec.structs.fields(Account))
LONGEST_WORD = 320


async def entries(db: Reader, sought: RosterFilter, page: Page) -> list[Entry]:
    """The accounts that fit, the newest first."""
    rows = await ENTRIES.fetch(
        db,
        page,
        origin=sought.origin,
        state=sought.state,
        any_role=int(sought.roles is None),
        roles=list(sought.roles or ()),
        username=_start(sought.username.removeprefix("@")),
        display_name=_start(sought.display_name),
        email=_start(sought.email),
        domain=sought.domain.strip().casefold(),
    )
    return [_entry(row) for row in rows]


def _start(word: str) -> str:
    """The pattern of what begins with a word; empty for no word."""
    cut = word.strip()[:LONGEST_WORD]
    literal = cut.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{literal}%" if literal else ""


async def entry(db: Reader, account_id: int) -> Entry | None:
    """One account, in whatever state."""
    row = await db.one(ENTRY, account_id=account_id)
    return None if row is None else _entry(row)


async def entries_by_ids(db: Reader, ids: Iterable[int]) -> dict[int, Entry]:
    """Accounts by their ids, in whatever state; those that are not there are left out."""
    wanted = list(set(ids))
    found = [_entry(row) for row in await db.all(ENTRIES_BY_IDS, ids=wanted)] if wanted else []
    return {each.account.id: each for each in found}


def _entry(row: msgspec.Struct) -> Entry:
    values = msgspec.structs.astuple(row)
    user = None if values[_ACCOUNT] is None else User(*values[_ACCOUNT:])
    return Entry(Account(*values[:_ACCOUNT]), user)
