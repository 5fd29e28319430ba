"""The reading door: accounts, and who it is that presents a token or a cookie."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from palabre.accounts import rules
from palabre.accounts.hashing import hash_secret
from palabre.accounts.model import (
    Account,
    AccountState,
    App,
    Bearer,
    LocalCounts,
    Member,
    Sanction,
    SignedIn,
    User,
    UserState,
)
from palabre.accounts.oauth.scopes import parse_scopes
from palabre.accounts.queries import (
    ACCOUNT_BY_ID,
    ACCOUNT_BY_NAME,
    ACCOUNTS_BY_IDS,
    ACCOUNTS_BY_NAMES,
    BEARER,
    LOCAL_COUNTS,
    MEMBERS,
    PENDING_MEMBERS,
    SANCTIONS_IN_FORCE,
    SEARCH_ACCOUNTS,
    SIGNED_IN,
    STAFF,
    USER_OF_ACCOUNT,
)
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.ground.errors import Forbidden
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.store.paging import Page
from palabre.store.transaction import Reader

MAX_WORDS = 100
_APP, _USER, _ACCOUNT = (len(msgspec.structs.fields(struct)) for struct in (App, User, Account))


async def account_by_id(db: Reader, account_id: int) -> Account | None:
    """The account with an id, in any state but pending."""
    return await db.one(ACCOUNT_BY_ID, id=account_id)


async def accounts_by_ids(db: Reader, ids: Iterable[int]) -> dict[int, Account]:
    """The accounts with these ids; those that are not there are left out."""
    wanted = list(set(ids))
    return {account.id: account for account in await db.all(ACCOUNTS_BY_IDS, ids=wanted)} if wanted else {}


async def account_by_handle(db: Reader, handle: str, *, settings: Settings) -> Account | None:
    """The account of `name`, `@name` or `name@domain`; this instance's own domain may be named."""
    username, domain = split_handle(handle, settings)
    return await db.one(ACCOUNT_BY_NAME, username_key=username, domain=domain)


async def accounts_by_handles(db: Reader, handles: Iterable[str], *, settings: Settings) -> dict[str, Account]:
    """The accounts of many handles, under the handles as they were given."""
    wanted = {handle: split_handle(handle, settings) for handle in handles}
    if not wanted:
        return {}
    names = sorted({username for username, _domain in wanted.values()})
    found = {(each.username_key, each.domain): each for each in await db.all(ACCOUNTS_BY_NAMES, names=names)}
    return {handle: found[key] for handle, key in wanted.items() if key in found}


def split_handle(handle: str, settings: Settings) -> tuple[str, str]:
    """The folded name and domain of a handle; the domain is empty for this instance's own accounts."""
    username, _at, domain = handle.strip().removeprefix("@").partition("@")
    domain = domain.casefold()
    return rules.fold_name(username), "" if domain == settings.domain.casefold() else domain


async def search_accounts(db: Reader, words: str, limit: int = 40, offset: int = 0) -> list[Account]:
    """Accounts whose name begins with the words or whose shown name contains them: an exact name first."""
    sought = rules.clean_line(words)[:MAX_WORDS].removeprefix("@")
    if not sought:
        return []
    name = rules.fold_name(sought.partition("@")[0])
    return await db.all(
        SEARCH_ACCOUNTS,
        exact=name,
        start=f"{_literally(name)}%",
        pattern=f"%{_literally(sought)}%",
        limit=limit,
        offset=offset,
    )


def _literally(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


async def user_of(db: Reader, account_id: int) -> User | None:
    """The login of a local account."""
    return await db.one(USER_OF_ACCOUNT, account_id=account_id)


async def bearer(db: Reader, token: str, *, unconfirmed_too: bool = False) -> Bearer | None:
    """Whoever an access token belongs to, in one query; None when it is unknown or revoked.

    Raises `Forbidden` when its person may not act: waiting for approval, disabled or suspended, or with an address that
    is not confirmed, unless `unconfirmed_too`.
    """
    row = await db.one(BEARER, token_hash=hash_secret(token))
    if row is None:
        return None
    token_id, scopes, last_used_at, *values = msgspec.structs.astuple(row)
    app = App(*values[:_APP])
    if values[_APP] is None:
        return Bearer(token_id, app, parse_scopes(scopes), last_used_at=last_used_at)
    member = _member(values[_APP:])
    if not (unconfirmed_too and member.user.state in (UserState.UNCONFIRMED, UserState.UNCONFIRMED_PENDING)):
        check_may_act(member.user, member.account)
    return Bearer(token_id, app, parse_scopes(scopes), member.user, member.account, last_used_at)


def check_may_act(user: User, account: Account) -> None:
    """Refuses a person who may not act, in the words that Mastodon's clients know. Raises `Forbidden`."""
    if user.state in (UserState.UNCONFIRMED, UserState.UNCONFIRMED_PENDING):
        raise Forbidden(_("Your login is missing a confirmed e-mail address"), code="unconfirmed")
    if user.state == UserState.PENDING:
        raise Forbidden(_("Your login is currently pending approval"), code="pending")
    if user.state == UserState.DISABLED or account.state in (AccountState.SUSPENDED, AccountState.DELETED):
        raise Forbidden(_("Your login is currently disabled"), code="disabled")


async def signed_in(db: Reader, session_token: str) -> SignedIn | None:
    """Whoever a session cookie belongs to; None when it is unknown or has ended. Suspended people too."""
    session_hash = hash_secret(session_token)
    row = await db.one(SIGNED_IN, token_hash=session_hash, now=clock.now())
    if row is None:
        return None
    seen_at, *values = msgspec.structs.astuple(row)
    member = _member(values)
    return SignedIn(session_hash, member.user, member.account, seen_at)


def _member(values: Sequence[Any]) -> Member:
    return Member(User(*values[:_USER]), Account(*values[_USER : _USER + _ACCOUNT]))


async def sanctions_in_force(db: Reader, account_id: int) -> list[Sanction]:
    """The sanctions that bind an account now, the oldest first."""
    return await db.all(SANCTIONS_IN_FORCE, account_id=account_id, now=clock.now())


async def local_counts(db: Reader) -> LocalCounts:
    """How big the community is, for the page about the instance."""
    now = clock.now()
    counts = await db.one(LOCAL_COUNTS, month=now - 30 * DAY, halfyear=now - 182 * DAY)
    assert counts is not None
    return counts


async def staff(db: Reader) -> list[Account]:
    """The accounts of moderators and above, owners first."""
    return await db.all(STAFF)


async def members(db: Reader, page: Page) -> list[Member]:
    """Everyone with a login here, the newest first; pages run by `user.id`."""
    return [_member(msgspec.structs.astuple(row)) for row in await MEMBERS.fetch(db, page)]


async def pending_users(db: Reader, page: Page) -> list[Member]:
    """The people who wait for approval, the newest first; pages run by `user.id`."""
    return [_member(msgspec.structs.astuple(row)) for row in await PENDING_MEMBERS.fetch(db, page)]
