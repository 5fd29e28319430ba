"""SQL written once as SQLAlchemy Core expressions and compiled once to the text of each engine.

The raw driver runs the text. `Query` also says what a row becomes, so callers get structs, not tuples.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import starmap
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import ARRAY, BigInteger, Boolean, ColumnElement, Text, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler

from palabre.ground.errors import Invalid
from palabre.ground.language import _

Row = TypeVar("Row")
InsertFor = Callable[[Any], Any]
"""Builds an insert from an engine's own `insert`, for `ON CONFLICT`."""

_SQLITE = sqlite.dialect(paramstyle="qmark")
_POSTGRESQL = asyncpg_dialect()  # type: ignore[no-untyped-call]
_MISSING = object()
_SURROGATE = re.compile("[\ud800-\udfff]")


class StatementText:
    """The text of one statement for one engine: its parameters in order, and how to make a result of a row."""

    def __init__(self, compiled: SQLCompiler, *, lists_as_json: bool) -> None:
        self.sql = str(compiled)
        self._order = [self._slot(compiled, name, lists_as_json) for name in compiled.positiontup or ()]

    @staticmethod
    def _slot(compiled: SQLCompiler, name: str, lists_as_json: bool) -> tuple[str, object, bool]:
        bind = compiled.binds[name]
        default = _MISSING if bind.required or (bind.value is None and not bind.unique) else bind.value
        return name, default, lists_as_json and isinstance(bind.type, ARRAY)

    def arguments(self, given: Mapping[str, object]) -> list[object]:
        """The parameters in the order of the text.

        Raises `KeyError` for one that is missing, and `Invalid` for text that not every engine can keep.
        """
        values: list[object] = []
        for name, default, as_json in self._order:
            value = given.get(name, default)
            if value.__class__ is int:
                values.append(value)
                continue
            if value is _MISSING:
                raise KeyError(f"parameter {name} is missing for: {self.sql}")
            _check_text(value)
            values.append(msgspec.json.encode(value).decode() if as_json else value)
        return values


def _check_text(value: object) -> None:
    """Refuses NUL, which PostgreSQL cannot keep and SQLite ends text at, and halves of surrogate pairs."""
    if value is None:
        return
    if isinstance(value, str):
        if "\0" in value or not (value.isascii() or _SURROGATE.search(value) is None):
            raise Invalid(_("What you sent holds a character that no text can have. Remove it and try again."))
    elif isinstance(value, list | tuple):
        for each in value:
            if each.__class__ is not int:
                _check_text(each)


class Command:
    """A statement run for its effect."""

    def __init__(self, expression: Executable | InsertFor) -> None:
        self._expression = expression

    def _for(self, insert: Callable[..., Any]) -> Any:
        return self._expression if isinstance(self._expression, Executable) else self._expression(insert)

    @cached_property
    def sqlite(self) -> StatementText:
        """The statement as SQLite reads it."""
        return StatementText(self._for(sqlite.insert).compile(dialect=_SQLITE), lists_as_json=True)

    @cached_property
    def postgresql(self) -> StatementText:
        """The statement as PostgreSQL reads it."""
        return StatementText(self._for(postgresql.insert).compile(dialect=_POSTGRESQL), lists_as_json=False)


class Query(Command, Generic[Row]):
    """A statement run for its rows, each made into `into`: a struct, or the type of a single column."""

    def __init__(self, expression: Executable | InsertFor, into: type[Row]) -> None:
        super().__init__(expression)
        self._into = into

    @cached_property
    def made_of(self) -> Callable[[Iterable[Sequence[Any]]], list[Any]]:
        """Turns rows of either driver into results."""
        columns = {column.key: column.type for column in self._for(sqlite.insert).exported_columns}
        flags = [index for index, kind in enumerate(columns.values()) if isinstance(kind, Boolean)]
        into: Any = self._into
        if not (isinstance(into, type) and issubclass(into, msgspec.Struct)):
            return (lambda rows: [bool(row[0]) for row in rows]) if flags else (lambda rows: [row[0] for row in rows])
        fields = [field.name for field in msgspec.structs.fields(into)][: len(columns)]
        if fields != list(columns):
            raise TypeError(f"{into.__name__} has fields {fields}, the query has columns {list(columns)}")
        if not flags:
            return lambda rows: list(starmap(into, rows))
        return lambda rows: [into(*_with_flags(row, flags)) for row in rows]


def _with_flags(row: Sequence[Any], flags: list[int]) -> list[Any]:
    values = list(row)
    for index in flags:
        if values[index] is not None:
            values[index] = bool(values[index])
    return values


class any_of(ColumnElement[bool]):  # noqa: N801  (reads as an operator)
    """`column` is one of the list given for the parameter `name`: `= ANY` or `IN json_each`, whatever its length."""

    inherit_cache = False
    type = Boolean()
    _is_implicitly_boolean = True  # else SQLite compares the result with 1, and uses no index

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        self.column = column
        item = Text() if isinstance(column.type, Text) else BigInteger()
        self.values = bindparam(name, type_=ARRAY(item))


@compiles(any_of, "sqlite")
def _any_of_sqlite(element: any_of, compiler: SQLCompiler, **options: Any) -> str:
    column = compiler.process(element.column, **options)
    return f"{column} IN (SELECT value FROM json_each({compiler.process(element.values, **options)}))"  # noqa: S608


@compiles(any_of, "postgresql")
def _any_of_postgresql(element: any_of, compiler: SQLCompiler, **options: Any) -> str:
    column = compiler.process(element.column, **options)
    return f"{column} = ANY({compiler.process(element.values, **options)})"


class transaction_number(ColumnElement[int]):  # noqa: N801
    """The number of the running transaction on PostgreSQL; 0 on SQLite, where one writer makes the order."""

    inherit_cache = True
    type = BigInteger()


@compiles(transaction_number, "sqlite")
def _transaction_sqlite(*_: Any, **__: Any) -> str:
    return "0"


@compiles(transaction_number, "postgresql")
def _transaction_postgresql(*_: Any, **__: Any) -> str:
    return "pg_current_xact_id()::text::bigint"


class oldest_running_transaction(ColumnElement[int]):  # noqa: N801
    """Every transaction below this number has ended."""

    inherit_cache = True
    type = BigInteger()


@compiles(oldest_running_transaction, "sqlite")
def _oldest_sqlite(*_: Any, **__: Any) -> str:
    return "1"


@compiles(oldest_running_transaction, "postgresql")
def _oldest_postgresql(*_: Any, **__: Any) -> str:
    return "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
