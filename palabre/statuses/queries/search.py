"""The search index, which each engine keeps in its own way: FTS5 without its texts, or a tsvector.

Both are fed the same prepared words and asked in the same words (see `search/index.py`).
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    BindParameter,
    Boolean,
    ClauseElement,
    ColumnElement,
    Executable,
    Select,
    Text,
    bindparam,
    cast,
    column,
    func,
    literal,
    select,
    table,
    text,
    union,
    union_all,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from palabre.accounts.tables import accounts
from palabre.media.tables import attachments
from palabre.statuses.model import Head, Status
from palabre.statuses.queries.page import HEAD
from palabre.statuses.queries.parameters import ACCOUNT, LIMIT, STATUS
from palabre.statuses.tables import bookmarks, favourites, mentions, polls, search_builds, statuses
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of


class _Statement(Executable, ClauseElement):
    """A statement that the engines write differently; `{name}` stands for a parameter."""

    inherit_cache = False
    exported_columns: Sequence[ColumnElement[Any]] = ()

    def __init__(self, sqlite: str, postgresql: str, *parameters: BindParameter[Any]) -> None:
        self.sqlite, self.postgresql, self.parameters = sqlite, postgresql, parameters

    def giving(self, *columns: ColumnElement[Any]) -> "_Statement":
        """The same, with the columns of its rows."""
        self.exported_columns = columns
        return self


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
    named = (each for each in element.parameters if f"{{{each.key}}}" in template)
    return template.format(**{each.key: compiler.process(each, **options) for each in named})


for _kind in (_Statement, _Condition, _FoundId):

    @compiles(_kind, "sqlite")
    def _for_sqlite(element: Any, compiler: SQLCompiler, **options: Any) -> str:
        return _text(element.sqlite, element, compiler, **options)

    @compiles(_kind, "postgresql")
    def _for_postgresql(element: Any, compiler: SQLCompiler, **options: Any) -> str:
        return _text(element.postgresql, element, compiler, **options)


_document, _neighbours = bindparam("document", type_=Text()), bindparam("neighbours", type_=Text())
ADD_DOCUMENT = Command(
    _Statement(
        "REPLACE INTO status_search (rowid, document) VALUES ({status_id}, {document})",
        "INSERT INTO status_search (status_id, document)"
        " VALUES ({status_id}, to_tsvector('simple', {document}) || strip(to_tsvector('simple', {neighbours})))"
        " ON CONFLICT (status_id) DO UPDATE SET document = excluded.document",
        STATUS,
        _document,
        _neighbours,
    )
)
REMOVE_DOCUMENT = Command(
    _Statement(
        "DELETE FROM status_search WHERE rowid = {status_id}",
        "DELETE FROM status_search WHERE status_id = {status_id}",
        STATUS,
    )
)
_fts5, _tsquery = bindparam("fts5", type_=Text()), bindparam("tsquery", type_=Text())


def _matching(order: str) -> Query[int]:
    """A page of what matches, in an order of ids.

    SQLite's index gives ids in order. PostgreSQL's does not: it gives all that match, and each must then be fetched.
    So PostgreSQL first reads the next `read` statuses themselves. If `enough` of them match but do not fill the page,
    it reads `enough` times as many; if fewer do, little matches anywhere, and the index is asked for everything. The
    planner would choose by how common each word is alone, and choose wrongly for words that never meet: so each step
    is fenced (`MATERIALIZED`), and the words come out of a subquery, where the planner does not know them.
    """
    bounds = "status_id < {max_id} AND status_id > {min_id}"
    matches = "document @@ (SELECT to_tsquery('simple', {tsquery}))"
    page = f"ORDER BY status_id {order} LIMIT {{limit}}"
    reading = f"SELECT * FROM status_search WHERE {bounds} ORDER BY status_id {order} LIMIT"  # noqa: S608
    return Query(
        _Statement(
            f"SELECT rowid FROM status_search WHERE status_search MATCH {{fts5}}"  # noqa: S608
            f" AND rowid < {{max_id}} AND rowid > {{min_id}} ORDER BY rowid {order} LIMIT {{limit}}",
            f"""
            WITH near AS MATERIALIZED (
                SELECT status_id FROM ({reading} {{read}}) AS next WHERE {matches} {page}
            ), plan AS MATERIALIZED (
                SELECT count(*) < {{limit}} AS is_short, count(*) >= {{enough}} AS is_worth_reading,
                    CASE WHEN count(*) >= {{enough}} THEN {{read}} * {{enough}} ELSE {{read}} END AS reads
                FROM near
            ), further AS MATERIALIZED (
                SELECT status_id FROM ({reading} (SELECT reads FROM plan)) AS next
                WHERE (SELECT is_short AND is_worth_reading FROM plan) AND {matches} {page}
            ), anywhere AS MATERIALIZED (
                SELECT status_id FROM status_search
                WHERE (SELECT is_short FROM plan) AND (SELECT count(*) FROM further) < {{limit}}
                AND EXISTS (SELECT FROM status_search WHERE {bounds} OFFSET (SELECT reads FROM plan)) AND {matches}
            )
            SELECT status_id FROM near UNION SELECT status_id FROM further
            UNION SELECT status_id FROM anywhere WHERE {bounds} {page}
            """,  # noqa: S608
            _fts5,
            _tsquery,
            LIMIT,
            *(bindparam(name, type_=Id) for name in ("max_id", "min_id", "read", "enough")),
        ).giving(column("status_id", Id)),
        int,
    )


MATCHING = PagedQuery.of(newest=_matching("DESC"), oldest=_matching("ASC"))
_index = table("status_search", column("document", Text()))
_found_id = _FoundId()
_matches = _Condition(
    "status_search MATCH {fts5}", "status_search.document @@ to_tsquery('simple', {tsquery})", _fts5, _tsquery
)
_found = select(_found_id.label("status_id")).select_from(_index).where(_matches)
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


class Content(msgspec.Struct, frozen=True):
    """What belongs to a status and can be searched.

    A file (`kind` is its kind, `text` its description), a poll (its options as JSON), or an account that it names
    (its id).
    """

    status_id: int
    kind: str
    text: str


CONTENTS = Query(
    union_all(
        select(
            attachments.c.status_id, attachments.c.kind.label("kind"), attachments.c.description.label("text")
        ).where(any_of(attachments.c.status_id, "ids")),
        select(polls.c.status_id, literal("poll"), polls.c.options).where(any_of(polls.c.status_id, "ids")),
        select(mentions.c.status_id, literal("named"), cast(mentions.c.account_id, Text())).where(
            any_of(mentions.c.status_id, "ids")
        ),
    ),
    Content,
)


class Candidate(Head, frozen=True):
    """A head, and whether its author lets themselves be found."""

    indexable: bool


CANDIDATES = Query(
    select(*HEAD, accounts.c.indexable)
    .join(accounts, accounts.c.id == statuses.c.account_id)
    .where(any_of(statuses.c.id, "ids")),
    Candidate,
)


def _own(ids: ColumnElement[int], mine: ColumnElement[int]) -> Select[Any]:
    """One kind of thing that a person keeps, the latest statuses first."""
    within = select(ids.label("status_id")).where(mine == ACCOUNT, ids < bindparam("max_id", type_=Id))
    within = within.where(ids > bindparam("min_id", type_=Id)).order_by(ids.desc()).limit(LIMIT)
    return select(within.subquery().c.status_id)


class Kept(msgspec.Struct, frozen=True):
    """Whose a status is, and what it says."""

    id: int
    account_id: int
    spoiler_text: str
    text: str


_kept = (
    union(
        _own(statuses.c.reblog_of_id, statuses.c.account_id),
        _own(favourites.c.status_id, favourites.c.account_id),
        _own(bookmarks.c.status_id, bookmarks.c.account_id),
    )
    .order_by(text("status_id DESC"))
    .limit(LIMIT)
    .subquery()
)
KEPT = Query(
    select(statuses.c.id, statuses.c.account_id, statuses.c.spoiler_text, statuses.c.text)
    .join(_kept, _kept.c.status_id == statuses.c.id)
    .order_by(statuses.c.id.desc()),
    Kept,
)
"""The latest statuses of those that a person boosted, favourited or bookmarked."""


class Build(msgspec.Struct, frozen=True):
    """A row of `search_builds`."""

    version: int
    after_id: int
    is_done: bool


BUILD = Query(select(search_builds).where(search_builds.c.version == bindparam("version", type_=Id)), Build)
SET_BUILD = Command(
    lambda insert: (
        added := insert(search_builds).values(
            {name: bindparam(name, type_=search_builds.c[name].type) for name in ("version", "after_id", "is_done")}
        )
    ).on_conflict_do_update(
        index_elements=["version"], set_={name: added.excluded[name] for name in ("after_id", "is_done")}
    )
)
