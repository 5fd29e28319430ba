"""The SQL of apps, codes and tokens."""

import msgspec
from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from palabre.accounts.model import App
from palabre.accounts.tables import apps, codes, tokens
from palabre.store.schema import Id
from palabre.store.sql import Command, Query


class Code(msgspec.Struct, frozen=True):
    """A row of `oauth_codes`."""

    code_hash: str
    app_id: int
    user_id: int
    redirect_uri: str
    scopes: str
    challenge: str
    challenge_method: str
    expires_at: int
    token_id: int | None


class Token(msgspec.Struct, frozen=True):
    """What revoking must know of a token."""

    id: int
    app_id: int


class AuthorizedApp(msgspec.Struct, frozen=True):
    """An app that holds access to a person's account."""

    id: int
    name: str
    website: str | None
    scopes: str
    authorized_at: int
    last_used_at: int | None


ADD_APP = Command(insert(apps))
APP_BY_CLIENT_ID = Query(select(apps).where(apps.c.client_id == bindparam("client_id")), App)

ADD_CODE = Command(insert(codes))
CODE_TO_USE = Query(select(codes).where(codes.c.code_hash == bindparam("code_hash")).with_for_update(), Code)
USE_CODE = Command(update(codes).where(codes.c.code_hash == bindparam("code")).values(token_id=bindparam("gave")))
FORGET_CODES = Command(delete(codes).where(codes.c.expires_at < bindparam("before", type_=Id)))

ADD_TOKEN = Command(insert(tokens))
TOKEN_BY_HASH = Query(select(tokens.c.id, tokens.c.app_id).where(tokens.c.token_hash == bindparam("token_hash")), Token)
DROP_TOKEN = Command(delete(tokens).where(tokens.c.id == bindparam("token")))
DROP_TOKENS_OF_USER = Command(delete(tokens).where(tokens.c.user_id == bindparam("user")))
DROP_TOKENS_OF_APP = Command(
    delete(tokens).where(tokens.c.user_id == bindparam("user"), tokens.c.app_id == bindparam("app"))
)
DROP_CODES_OF_USER = Command(delete(codes).where(codes.c.user_id == bindparam("user")))
NOTE_TOKEN_USED = Command(
    update(tokens)
    .where(
        tokens.c.id == bindparam("token"),
        or_(tokens.c.last_used_at.is_(None), tokens.c.last_used_at < bindparam("before", type_=Id)),
    )
    .values(last_used_at=bindparam("now"))
)

AUTHORIZED_APPS = Query(
    select(
        apps.c.id,
        apps.c.name,
        apps.c.website,
        func.max(tokens.c.scopes).label("scopes"),
        func.min(tokens.c.created_at).label("authorized_at"),
        func.max(tokens.c.last_used_at).label("last_used_at"),
    )
    .join(apps, apps.c.id == tokens.c.app_id)
    .where(tokens.c.user_id == bindparam("user_id"))
    .group_by(apps.c.id, apps.c.name, apps.c.website)
    .order_by(func.max(tokens.c.created_at).desc()),
    AuthorizedApp,
)
