"""Who quotes whom, as far as it decides who is told, as SQL."""

import msgspec
from sqlalchemy import and_, bindparam, literal_column, select

from palabre.statuses.tables import statuses
from palabre.store.schema import Id
from palabre.store.sql import Query
from palabre.timelines.queries.hidden import thread_muted, welcomes

_STATUS = bindparam("status_id", type_=Id)
_quoted = statuses.alias("quoted")
_is_accepted = statuses.c.quote_state == literal_column("'accepted'")


class Quoting(msgspec.Struct, frozen=True):
    """A status that quotes another, and its author."""

    id: int
    account_id: int


QUOTED_BY = Query(
    select(select(_quoted.c.account_id).where(_quoted.c.id == statuses.c.quoted_id).scalar_subquery()).where(
        statuses.c.id == _STATUS, _is_accepted
    ),
    int,
)
"""The author of what a status quotes."""

QUOTING = Query(
    select(statuses.c.id, statuses.c.account_id).where(
        and_(
            statuses.c.quoted_id == _STATUS,
            _is_accepted,
            statuses.c.state == literal_column("'live'"),
            welcomes(statuses.c.account_id, bindparam("actor_id", type_=Id)),
            ~thread_muted(statuses.c.account_id, statuses.c.thread_id),
        )
    ),
    Quoting,
)
"""Live statuses that quote one, whose authors may be told of what its author did."""
