"""Words that the room's queries share."""

from typing import Any

from sqlalchemy import Table, bindparam, insert

from palabre.store.schema import Id
from palabre.store.sql import Command


def number(name: str) -> Any:
    """A parameter that is an id, a count or a moment."""
    return bindparam(name, type_=Id)


def add(table: Table) -> Command:
    """Adds a row, every column given."""
    return Command(insert(table).values({column.name: bindparam(column.name) for column in table.columns}))
