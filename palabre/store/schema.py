"""One set of tables for both engines, and the words to declare them."""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Integer, MetaData, SmallInteger, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""The tables of the whole house. A room declares its own in `tables.py`."""

Id = BigInteger().with_variant(Integer, "sqlite")
"""64-bit ids and moments; on SQLite an `INTEGER`, so that a primary key is the rowid."""


def table(name: str, *parts: Any, derived: bool = False) -> Table:
    """Declares a table. A `derived` one can be rebuilt from others: it is neither journalled nor archived."""
    return Table(name, metadata, *parts, info={"derived": derived})


def key(name: str = "id") -> Column[int]:
    """A primary key of the domain, drawn by `ground.ids`; part of a composite key when used twice."""
    return Column(name, Id, primary_key=True, autoincrement=False, nullable=False)


def number(name: str, *, default: int | None = None, index: bool = False) -> Column[int]:
    """A whole number, an id of another table, or a moment in milliseconds; never null."""
    return Column(name, Id, nullable=False, server_default=None if default is None else str(default), index=index)


def maybe_number(name: str, *, index: bool = False) -> Column[int | None]:
    """A number, id or moment that may be missing."""
    return Column(name, Id, nullable=True, index=index)


def small(name: str, *, default: int = 0) -> Column[int]:
    """A small number, such as a severity."""
    return Column(name, SmallInteger, nullable=False, server_default=str(default))


def text(name: str, *, default: str | None = "", primary_key: bool = False, index: bool = False) -> Column[str]:
    """Text; never null. JSON documents are text too, read and written by msgspec."""
    return Column(
        name,
        Text,
        nullable=False,
        primary_key=primary_key,
        index=index,
        server_default=None if primary_key else default,
    )


def maybe_text(name: str) -> Column[str | None]:
    """Text that may be missing."""
    return Column(name, Text, nullable=True)


def flag(name: str, *, default: bool = False) -> Column[bool]:
    """Yes or no; never null."""
    return Column(name, Boolean(create_constraint=False), nullable=False, server_default="1" if default else "0")


def archived_tables() -> list[str]:
    """Names of the tables whose every change belongs in the journal."""
    return sorted(name for name, each in metadata.tables.items() if not each.info.get("derived"))
