"""SQL of the room `policy`."""

import msgspec
from sqlalchemy import bindparam, insert, select

from palabre.policy.tables import policies
from palabre.store.sql import Command, Query


class Row(msgspec.Struct, frozen=True):
    """A row of `policies`."""

    version: int
    digest: str
    document: str
    published_at: int


NEWEST = Query(select(policies).order_by(policies.c.version.desc()).limit(1), Row)
BY_VERSION = Query(select(policies).where(policies.c.version == bindparam("version")), Row)
ADD = Command(insert(policies))
