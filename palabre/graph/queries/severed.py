"""Ties between people here and accounts of a whole server, as SQL."""

from sqlalchemy import Select, Table, Text, and_, bindparam, insert, literal_column, or_, select, union

from palabre.accounts.tables import accounts
from palabre.graph.model import Severance
from palabre.graph.queries.relations import ACCOUNT, LIMIT, Pair
from palabre.graph.tables import follow_requests, follows, severances
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of

_far, _here = accounts.alias("far"), accounts.alias("here")
_theirs = select(_far.c.id).where(
    _far.c.domain != literal_column("''"),
    or_(_far.c.domain == bindparam("domain", type_=Text), _far.c.domain.like(bindparam("below", type_=Text))),
)
"""The accounts of a server, and of those below it: their names match `below`."""


def _tied(table: Table) -> tuple[Select[tuple[int]], Select[tuple[int]]]:
    """People here who follow someone there, and whom someone there follows."""
    is_here = _here.c.domain == literal_column("''")
    return (
        select(table.c.account_id.label("id"))
        .join(_here, _here.c.id == table.c.account_id)
        .where(table.c.target_id.in_(_theirs), is_here),
        select(table.c.target_id.label("id"))
        .join(_here, _here.c.id == table.c.target_id)
        .where(table.c.account_id.in_(_theirs), is_here),
    )


_people = union(*_tied(follows), *_tied(follow_requests)).subquery("people")
PEOPLE_TIED = Query(select(_people.c.id).order_by(_people.c.id).limit(LIMIT), int)


def _ties(table: Table) -> Query[Pair]:
    return Query(
        select(table.c.account_id, table.c.target_id).where(
            or_(
                and_(table.c.account_id == ACCOUNT, table.c.target_id.in_(_theirs)),
                and_(table.c.target_id == ACCOUNT, table.c.account_id.in_(_theirs)),
            )
        ),
        Pair,
    )


FOLLOWS_WITH_SERVER, REQUESTS_WITH_SERVER = _ties(follows), _ties(follow_requests)
ADD_SEVERANCE = Command(insert(severances))
SEVERANCES_AMONG = Query(
    select(severances).where(
        severances.c.account_id == bindparam("account_id", type_=Id), any_of(severances.c.id, "ids")
    ),
    Severance,
)
