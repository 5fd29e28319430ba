"""What things are made of."""

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Text, bindparam, distinct, func, literal_column, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from palabre.accounts.tables import accounts, active_days, apps, users
from palabre.insight.queries.parameters import DOMAIN, LIMIT, TAG, within
from palabre.media.tables import attachments
from palabre.statuses.tables import status_tags, statuses
from palabre.store.schema import Id
from palabre.store.sql import Query


class Row(msgspec.Struct, frozen=True):
    """A share by its key."""

    key: str
    value: int


def _shares(key: ColumnElement[Any], value: ColumnElement[int], source: Any, *where: ColumnElement[bool]) -> Query[Row]:
    chosen = select(key.label("key"), func.cast(value, Id).label("value")).select_from(source).where(*where)
    return Query(chosen.group_by(key).order_by(value.desc(), key).limit(LIMIT), Row)


_written = statuses.join(accounts, accounts.c.id == statuses.c.account_id)
_tagged = status_tags.join(_written, statuses.c.id == status_tags.c.status_id)
_live_tag = (statuses.c.state == "live", status_tags.c.tag_id == TAG, within(statuses.c.created_at))
_language = func.coalesce(statuses.c.language, literal_column("'und'"))
_of_server = (accounts.c.domain == DOMAIN, accounts.c.domain != "")

SHARES: dict[str, Query[Row]] = {
    "languages": _shares(
        users.c.locale,
        func.count(distinct(users.c.id)),
        users.join(active_days, active_days.c.user_id == users.c.id),
        within(active_days.c.day),
    ),
    "sources": _shares(
        func.coalesce(apps.c.name, literal_column("'web'")),
        func.count(),
        users.outerjoin(apps, apps.c.id == users.c.sign_up_app_id),
        within(users.c.created_at),
    ),
    "servers": _shares(
        accounts.c.domain, func.count(), _written, accounts.c.domain != "", within(statuses.c.created_at)
    ),
    "tag_servers": _shares(accounts.c.domain, func.count(), _tagged, *_live_tag),
    "tag_languages": _shares(_language, func.count(), _tagged, *_live_tag),
    "instance_accounts": _shares(accounts.c.username, func.max(accounts.c.followers_count), accounts, *_of_server),
    "instance_languages": _shares(_language, func.count(), _written, *_of_server, within(statuses.c.created_at)),
}
"""Every dimension that is counted (https://docs.joinmastodon.org/methods/admin/dimensions/)."""

MEDIA_SIZE = Query(select(func.cast(func.coalesce(func.sum(attachments.c.bytes), 0), Id).label("size")), int)


class database_size(ColumnElement[int]):  # noqa: N801  (reads as a function)
    """How many bytes the database takes."""

    inherit_cache = True
    type = Id


class database_version(ColumnElement[str]):  # noqa: N801
    """The name and version of the database."""

    inherit_cache = True
    type = Text()


@compiles(database_size, "sqlite")
def _size_sqlite(*_: Any, **__: Any) -> str:
    return "(SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size())"


@compiles(database_size, "postgresql")
def _size_postgresql(*_: Any, **__: Any) -> str:
    return "pg_database_size(current_database())"


@compiles(database_version, "sqlite")
def _version_sqlite(_element: Any, _compiler: SQLCompiler, **__: Any) -> str:
    return "'SQLite ' || sqlite_version()"


@compiles(database_version, "postgresql")
def _version_postgresql(_element: Any, _compiler: SQLCompiler, **__: Any) -> str:
    return "'PostgreSQL ' || current_setting('server_version')"


DATABASE_SIZE = Query(select(database_size().label("size")), int)
DATABASE_VERSION = Query(select(database_version().label("version")), str)


class Joined(msgspec.Struct, frozen=True):
    """When a person joined, and the last day on which they were here; None for never."""

    created_at: int
    last_day: int | None


_last_day = select(func.max(active_days.c.day)).where(active_days.c.user_id == users.c.id).scalar_subquery()
JOINED = Query(
    select(users.c.created_at, _last_day.label("last_day")).where(
        users.c.created_at >= bindparam("first", type_=Id), users.c.created_at < bindparam("until", type_=Id)
    ),
    Joined,
)
