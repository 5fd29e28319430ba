"""The SQL of accounts, users, sessions and sanctions."""

from typing import Any

import msgspec
from sqlalchemy import (
    Column,
    Label,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    union,
    update,
)

from palabre.accounts.model import (
    Account,
    AccountState,
    App,
    LocalCounts,
    Role,
    Sanction,
    Session,
    User,
    UserState,
)
from palabre.accounts.tables import accounts, active_days, apps, mail_tokens, sanctions, sessions, tokens, users
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of

PROFILE_COLUMNS = (
    "display_name",
    "note",
    "note_html",
    "fields",
    "avatar_key",
    "avatar_description",
    "header_key",
    "header_description",
    "locked",
    "bot",
    "discoverable",
    "indexable",
    "hide_collections",
    "show_media",
    "show_media_replies",
    "show_featured",
    "attribution_domains",
)
"""What a person may change of their account."""
USER_COLUMNS = (
    "email",
    "email_key",
    "password_hash",
    "role",
    "state",
    "locale",
    "default_visibility",
    "default_sensitive",
    "default_language",
    "default_quote_policy",
    "preferences",
    "agreed_policy_version",
    "confirmed_at",
)
"""What may change of a login."""


def whole(table: Table, prefix: str) -> list[Label[Any]]:
    """The columns of a table under names that do not clash with another's."""
    return [column.label(f"{prefix}_{column.name}") for column in table.c]


def row_of(name: str, *structs: tuple[str, type[msgspec.Struct]], extra: tuple[str, ...] = ()) -> type[msgspec.Struct]:
    """A flat row that several structs are cut from."""
    names = [f"{prefix}_{field.name}" for prefix, struct in structs for field in msgspec.structs.fields(struct)]
    return msgspec.defstruct(name, [*extra, *names], frozen=True)


_seen = accounts.c.state != AccountState.PENDING
_in_standing = or_(accounts.c.state == AccountState.ACTIVE, accounts.c.state == AccountState.LIMITED)

ACCOUNT_BY_ID = Query(select(accounts).where(accounts.c.id == bindparam("id"), _seen), Account)
ACCOUNTS_BY_IDS = Query(select(accounts).where(any_of(accounts.c.id, "ids"), _seen), Account)
ACCOUNT_BY_NAME = Query(
    select(accounts).where(
        accounts.c.username_key == bindparam("username_key"), accounts.c.domain == bindparam("domain"), _seen
    ),
    Account,
)
ACCOUNTS_BY_NAMES = Query(select(accounts).where(any_of(accounts.c.username_key, "names"), _seen), Account)
ACCOUNT_TO_CHANGE = Query(select(accounts).where(accounts.c.id == bindparam("id")).with_for_update(), Account)

NAME_IS_TAKEN = Query(
    select(accounts.c.id).where(accounts.c.username_key == bindparam("username_key"), accounts.c.domain == ""), int
)
EMAIL_IS_TAKEN = Query(select(users.c.id).where(users.c.email_key == bindparam("email_key")), int)

ADD_ACCOUNT = Command(insert(accounts))
CHANGE_PROFILE = Command(
    update(accounts)
    .where(accounts.c.id == bindparam("account"))
    .values({name: bindparam(f"new_{name}") for name in PROFILE_COLUMNS} | {"version": accounts.c.version + 1})
)
CHANGE_STATE = Command(
    update(accounts)
    .where(accounts.c.id == bindparam("account"))
    .values(state=bindparam("new_state"), version=accounts.c.version + 1)
)
CHANGE_SENSITIZED = Command(
    update(accounts)
    .where(accounts.c.id == bindparam("account"))
    .values(sensitized=bindparam("new_flag"), version=accounts.c.version + 1)
)
BLANK_ACCOUNT = Command(
    update(accounts)
    .where(accounts.c.id == bindparam("account"))
    .values(
        {name: "" for name in PROFILE_COLUMNS if isinstance(accounts.c[name].type, Text)}
        | {"fields": "[]", "attribution_domains": "[]", "discoverable": False, "indexable": False}
    )
)
DROP_ACCOUNT = Command(delete(accounts).where(accounts.c.id == bindparam("account")))


def _adjusted(column: Column[int], by: str) -> Any:
    total = column + bindparam(by, type_=Id)
    return case((total < 0, literal_column("0")), else_=total)


ADJUST_COUNTS = Command(
    update(accounts)
    .where(accounts.c.id == bindparam("account"))
    .values(
        statuses_count=_adjusted(accounts.c.statuses_count, "statuses"),
        followers_count=_adjusted(accounts.c.followers_count, "followers"),
        following_count=_adjusted(accounts.c.following_count, "following"),
        last_status_at=func.coalesce(bindparam("posted_at", type_=Id), accounts.c.last_status_at),
        version=accounts.c.version + 1,
    )
)

_pattern = bindparam("pattern", type_=Text)
SEARCH_ACCOUNTS = Query(
    select(accounts)
    .where(
        or_(
            accounts.c.username_key.like(bindparam("start", type_=Text), escape="\\"),
            accounts.c.display_name.ilike(_pattern, escape="\\"),
        ),
        _in_standing,
    )
    .order_by(
        (accounts.c.username_key == bindparam("exact", type_=Text)).desc(),
        accounts.c.followers_count.desc(),
        accounts.c.id,
    )
    .limit(bindparam("limit", type_=Id))
    .offset(bindparam("offset", type_=Id)),
    Account,
)

USER_OF_ACCOUNT = Query(select(users).where(users.c.account_id == bindparam("account_id")), User)
USER_BY_ID = Query(select(users).where(users.c.id == bindparam("id")), User)
USER_BY_EMAIL = Query(select(users).where(users.c.email_key == bindparam("email_key")), User)
USER_BY_NAME = Query(
    select(users)
    .join(accounts, accounts.c.id == users.c.account_id)
    .where(accounts.c.username_key == bindparam("username_key"), accounts.c.domain == ""),
    User,
)
USER_TO_CHANGE = Query(select(users).where(users.c.account_id == bindparam("account_id")).with_for_update(), User)
OWNERS = Query(
    select(users)
    .where(users.c.role == Role.OWNER, users.c.state == UserState.ACTIVE)
    .order_by(users.c.id)
    .with_for_update(),
    User,
)

ADD_USER = Command(insert(users))
CHANGE_USER = Command(
    update(users)
    .where(users.c.id == bindparam("user"))
    .values({name: bindparam(f"new_{name}") for name in USER_COLUMNS})
)
NOTE_USER_ACTIVE = Command(
    update(users)
    .where(
        users.c.id == bindparam("user"),
        or_(users.c.last_active_at.is_(None), users.c.last_active_at < bindparam("before", type_=Id)),
    )
    .values(last_active_at=bindparam("now"))
)
NOTE_FILTERS_CHANGED = Command(
    update(users)
    .where(users.c.account_id == bindparam("account", type_=Id))
    .values(filters_version=users.c.filters_version + 1)
)

DROP_USER = Command(delete(users).where(users.c.id == bindparam("user")))
DROP_ACTIVE_DAYS = Command(delete(active_days).where(active_days.c.user_id == bindparam("user", type_=Id)))
DROP_MAIL_TOKENS_OF_USER = Command(delete(mail_tokens).where(mail_tokens.c.user_id == bindparam("user", type_=Id)))

_RANK = case({role: literal_column(str(rank)) for rank, role in enumerate(Role)}, value=users.c.role)
STAFF = Query(
    select(accounts)
    .join(users, users.c.account_id == accounts.c.id)
    .where(users.c.role != Role.MEMBER, users.c.state == UserState.ACTIVE)
    .order_by(_RANK.desc(), users.c.id),
    Account,
)

MemberRow = row_of("MemberRow", ("user", User), ("account", Account))
_members: Select[Any] = select(*whole(users, "user"), *whole(accounts, "account")).join(
    accounts, accounts.c.id == users.c.account_id
)
MEMBERS = PagedQuery(_members, users.c.id, MemberRow)
PENDING_MEMBERS = PagedQuery(_members.where(users.c.state == UserState.PENDING), users.c.id, MemberRow)

LOCAL_COUNTS = Query(
    select(
        func.count().label("users"),
        func.count(case((users.c.last_active_at > bindparam("month", type_=Id), literal_column("1")))).label(
            "active_month"
        ),
        func.count(case((users.c.last_active_at > bindparam("halfyear", type_=Id), literal_column("1")))).label(
            "active_halfyear"
        ),
        func.cast(func.coalesce(func.sum(accounts.c.statuses_count), 0), Id).label("statuses"),
    )
    .select_from(users.join(accounts, accounts.c.id == users.c.account_id))
    .where(_in_standing),
    LocalCounts,
)

ADD_SESSION = Command(insert(sessions))
DROP_SESSION = Command(delete(sessions).where(sessions.c.token_hash == bindparam("session")))
DROP_SESSIONS = Command(
    delete(sessions).where(sessions.c.user_id == bindparam("user"), sessions.c.token_hash != bindparam("kept"))
)
SESSIONS_OF = Query(
    select(sessions)
    .where(sessions.c.user_id == bindparam("user_id"), sessions.c.expires_at > bindparam("now", type_=Id))
    .order_by(sessions.c.seen_at.desc()),
    Session,
)
NOTE_SESSION_SEEN = Command(
    update(sessions)
    .where(sessions.c.token_hash == bindparam("session"), sessions.c.seen_at < bindparam("before", type_=Id))
    .values(seen_at=bindparam("now"), expires_at=bindparam("until"))
)
FORGET_SESSIONS = Command(delete(sessions).where(sessions.c.expires_at < bindparam("now", type_=Id)))

SignedInRow = row_of("SignedInRow", ("user", User), ("account", Account), extra=("seen_at",))
SIGNED_IN = Query(
    select(sessions.c.seen_at, *whole(users, "user"), *whole(accounts, "account"))
    .select_from(
        sessions.join(users, users.c.id == sessions.c.user_id).join(accounts, accounts.c.id == users.c.account_id)
    )
    .where(sessions.c.token_hash == bindparam("token_hash"), sessions.c.expires_at > bindparam("now", type_=Id)),
    SignedInRow,
)

BearerRow = row_of(
    "BearerRow",
    ("app", App),
    ("user", User),
    ("account", Account),
    extra=("token_id", "token_scopes", "last_used_at"),
)
BEARER = Query(
    select(
        tokens.c.id.label("token_id"),
        tokens.c.scopes.label("token_scopes"),
        tokens.c.last_used_at,
        *whole(apps, "app"),
        *whole(users, "user"),
        *whole(accounts, "account"),
    )
    .select_from(
        tokens.join(apps, apps.c.id == tokens.c.app_id)
        .outerjoin(users, users.c.id == tokens.c.user_id)
        .outerjoin(accounts, accounts.c.id == users.c.account_id)
    )
    .where(tokens.c.token_hash == bindparam("token_hash")),
    BearerRow,
)

_in_force = and_(
    sanctions.c.lifted_at.is_(None),
    or_(sanctions.c.ends_at.is_(None), sanctions.c.ends_at > bindparam("now", type_=Id)),
)
ADD_SANCTION = Command(insert(sanctions))


class Ended(msgspec.Struct, frozen=True):
    """A sanction that no longer binds an account."""

    account_id: int
    kind: str


SANCTIONS_IN_FORCE = Query(
    select(sanctions)
    .where(sanctions.c.account_id == bindparam("account_id"), _in_force)
    .order_by(sanctions.c.starts_at, sanctions.c.id),
    Sanction,
)
LIFT_SANCTIONS = Query(
    update(sanctions)
    .where(sanctions.c.decision_id == bindparam("decision"), sanctions.c.lifted_at.is_(None))
    .values(lifted_at=bindparam("now"))
    .returning(sanctions.c.account_id, sanctions.c.kind),
    Ended,
)
END_SANCTIONS = Query(
    update(sanctions)
    .where(sanctions.c.lifted_at.is_(None), sanctions.c.ends_at <= bindparam("now", type_=Id))
    .values(lifted_at=sanctions.c.ends_at)
    .returning(sanctions.c.account_id, sanctions.c.kind),
    Ended,
)

_first, _until = bindparam("first", type_=Id), bindparam("until", type_=Id)
ADD_ACTIVE_DAY = Command(
    lambda insert: (
        insert(active_days)
        .values(user_id=bindparam("user", type_=Id), day=bindparam("day", type_=Id))
        .on_conflict_do_nothing()
    )
)
ACTIVE_IN_WEEK = Query(
    select(func.count(func.distinct(active_days.c.user_id))).where(
        active_days.c.day >= _first, active_days.c.day < _until
    ),
    int,
)
JOINED_SINCE = Query(select(func.count()).select_from(users).where(users.c.id >= _first, users.c.id < _until), int)
"""Ids rise with time, so a time is a range of them."""


class MailToken(msgspec.Struct, frozen=True):
    """A link that was sent by mail: a row of `mail_tokens`."""

    token_hash: str
    user_id: int
    purpose: str
    email: str
    created_at: int
    expires_at: int


ADD_MAIL_TOKEN = Command(insert(mail_tokens))
MAIL_TOKEN = Query(select(mail_tokens).where(mail_tokens.c.token_hash == bindparam("token_hash")), MailToken)
DROP_MAIL_TOKENS = Command(
    delete(mail_tokens).where(mail_tokens.c.user_id == bindparam("user"), mail_tokens.c.purpose == bindparam("purpose"))
)
FORGET_MAIL_TOKENS = Command(delete(mail_tokens).where(mail_tokens.c.expires_at < bindparam("now", type_=Id)))

PICTURE_KEYS = Query(
    union(
        select(accounts.c.avatar_key.label("key")).where(any_of(accounts.c.avatar_key, "keys")),
        select(accounts.c.header_key.label("key")).where(any_of(accounts.c.header_key, "keys")),
    ),
    str,
)
