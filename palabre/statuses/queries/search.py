"""The search index, which each engine keeps in its own way: FTS5 without its texts, or a tsvector.

Both are fed the same prepared words and asked in the same words (see `search_index`).
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Boolean,
    ClauseElement,
    ColumnElement,
    Executable,
    Text,
    bindparam,
    column,
    func,
    select,
    table,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from palabre.statuses.model import Status
from palabre.statuses.queries.parameters import LIMIT, STATUS
from palabre.statuses.tables import statuses
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query


class _Statement(Executable, ClauseElement):
    """A statement that the engines write differently; `{name}` stands for a parameter."""

    inherit_cache = False

    def __init__(self, sqlite: str, postgresql: str, *parameters: BindParameter[Any]) -> None:
        self.sqlite, self.postgresql, self.parameters = sqlite, postgresql, parameters


class _Condition(ColumnElement[bool]):
    """A condition that the engines write differently."""

    inherit_cache = False
    type = Boolean()
    _is_implicitly_boolean = True  # else SQLite compares the result with 1, which MATCH does not bear

    def __init__(self, sqlite: str, postgresql: str, *parameters: BindParameter[Any]) -> None:
        self.sqlite, self.postgresql, self.parameters = sqlite, postgresql, parameters


class _FoundId(ColumnElement[int]):
    """The id of a status in the index."""

    inherit_cache = True
    type = BigInteger()
    sqlite, postgresql = "status_search.rowid", "status_search.status_id"
    parameters: tuple[BindParameter[Any], ...] = ()


def _text(template: str, element: Any, compiler: SQLCompiler, **options: Any) -> str:
    return template.format(**{each.key: compiler.process(each, **options) for each in element.parameters})


for _kind in (_Statement, _Condition, _FoundId):

    @compiles(_kind, "sqlite")
    def _for_sqlite(element: Any, compiler: SQLCompiler, **options: Any) -> str:
        return _text(element.sqlite, element, compiler, **options)

    @compiles(_kind, "postgresql")
    def _for_postgresql(element: Any, compiler: SQLCompiler, **options: Any) -> str:
        return _text(element.postgresql, element, compiler, **options)


_document = bindparam("document", type_=Text())
ADD_DOCUMENT = Command(
    _Statement(
        "REPLACE INTO status_search (rowid, document) VALUES ({status_id}, {document})",
        "INSERT INTO status_search (status_id, document) VALUES ({status_id}, to_tsvector('simple', {document}))"
        " ON CONFLICT (status_id) DO UPDATE SET document = excluded.document",
        STATUS,
        _document,
    )
)
REMOVE_DOCUMENT = Command(
    _Statement(
        "DELETE FROM status_search WHERE rowid = {status_id}",
        "DELETE FROM status_search WHERE status_id = {status_id}",
        STATUS,
    )
)
EMPTY_INDEX = Command(
    _Statement("INSERT INTO status_search (status_search) VALUES ('delete-all')", "DELETE FROM status_search")
)

_index = table("status_search", column("document", Text()))
_found_id = _FoundId()
_matches = _Condition(
    "status_search MATCH {asked}",
    "status_search.document @@ websearch_to_tsquery('simple', {asked})",
    bindparam("asked", type_=Text()),
)
_found = select(_found_id.label("status_id")).select_from(_index).where(_matches)
MATCHING = PagedQuery(_found, _found_id, int)
COUNT_MATCHING = Query(
    select(func.count().label("matching")).select_from(
        _found.where(_found_id > bindparam("first_id", type_=Id)).limit(LIMIT).subquery()
    ),
    int,
)
INDEXABLE = Query(
    select(statuses)
    .where(
        statuses.c.id > bindparam("after_id", type_=Id), statuses.c.state == "live", statuses.c.reblog_of_id.is_(None)
    )
    .order_by(statuses.c.id)
    .limit(LIMIT),
    Status,
)
"""Every status that belongs in the index, by id."""
