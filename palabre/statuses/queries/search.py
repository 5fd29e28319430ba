"""The search index, which each engine keeps in its own way: FTS5 without its texts, or a tsvector.

Both are fed the same prepared words and asked in the same words (see `search/index.py`).
"""

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
    named = (each for each in element.parameters if f"{{{each.key}}}" in template)
    return template.format(**{each.key: compiler.process(each, **options) for each in named})


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
_index = table("status_search", column("document", Text()))
_found_id = _FoundId()
_matches = _Condition(
    "status_search MATCH {fts5}",
    "status_search.document @@ to_tsquery('simple', {tsquery})",
    bindparam("fts5", type_=Text()),
    bindparam("tsquery", type_=Text()),
)
_found = select(_found_id.label("status_id")).select_from(_index).where(_matches)
MATCHING = PagedQuery(_found, _found_id, int, plans_anew=True)
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


KEPT = Query(
    union(
        _own(statuses.c.reblog_of_id, statuses.c.account_id),
        _own(favourites.c.status_id, favourites.c.account_id),
        _own(bookmarks.c.status_id, bookmarks.c.account_id),
    ).order_by(text("status_id DESC")),
    int,
)
"""What a person boosted, favourited or bookmarked: of each kind the latest statuses."""


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
