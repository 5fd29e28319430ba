"""Words that the room's queries share."""

from typing import Any

from sqlalchemy import ColumnElement, Text, bindparam, func, literal_column, select

from palabre.ground.clock import DAY
from palabre.insight.model import Counted
from palabre.store.schema import Id
from palabre.store.sql import Query

FIRST, UNTIL = bindparam("first", type_=Id), bindparam("until", type_=Id)
TAG = bindparam("tag_id", type_=Id)
DOMAIN = bindparam("domain", type_=Text)
LIMIT = bindparam("limit", type_=Id)


def within(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a moment lies in the span."""
    return (column >= FIRST) & (column < UNTIL)


def day_of(column: ColumnElement[Any]) -> ColumnElement[int]:
    """The first millisecond of a moment's day."""
    return column - column % literal_column(str(DAY))


def daily(
    moment: ColumnElement[Any], value: ColumnElement[int], source: Any, *where: ColumnElement[bool]
) -> Query[Counted]:
    """A figure for each day of the span on which it is not zero."""
    day = day_of(moment)
    chosen = select(day.label("day"), func.cast(value, Id).label("value")).select_from(source)
    return Query(chosen.where(within(moment), *where).group_by(day), Counted)


def total(
    moment: ColumnElement[Any] | None, value: ColumnElement[int], source: Any, *where: ColumnElement[bool]
) -> Query[int]:
    """A figure for the span; for all time without a moment."""
    bounds = () if moment is None else (within(moment),)
    chosen = select(func.cast(func.coalesce(value, literal_column("0")), Id)).select_from(source)
    return Query(chosen.where(*bounds, *where), int)
